import { type Capability, capabilities } from './capabilities.js';
import { type Left, leftAsPreferred, leftAtWorst } from './left.js';
import { assumedNodes, type KnownNodes, NO_ZONE, type Nodes } from './nodes.js';
import { type Loss, unplaceable } from './placements.js';
import { podsOf, type SurvivalPlatform, setOf } from './platform.js';
import { relatedSets } from './related.js';

/** `maybe`: it holds where the scheduler does what it prefers, and nothing makes it. */
export type Verdict = 'yes' | 'maybe' | 'no';

/** What the loss of each node and each zone does to a platform. */
export interface Survival extends KnownNodes {
  /** Number of pods of the platform. */
  readonly pods: number;
  /** One row for each loss. */
  readonly rows: readonly LossRow[];
  /** Sets whose pods do not all fit on the nodes; they count as lost. */
  readonly unplaceable: readonly string[];
}

/** One loss. Nodes of one zone are alike: one row stands for any of them. */
export interface LossRow {
  /** Whether a node or a zone is lost. */
  readonly loss: Loss['kind'];
  /** In words, e.g. `node in eu-west-1a`. */
  readonly name: string;
  /** Name of the zone; absent where no zones are known. */
  readonly zone?: string;
  /** One verdict for each capability. */
  readonly cells: readonly Cell[];
  /** What there is one of, and that may be gone. */
  readonly stops: readonly Stop[];
}

/** Whether one capability survives one loss. */
export interface Cell extends Pick<Capability, 'id' | 'label' | 'isEssential'> {
  /** Whether the capability survives. */
  readonly verdict: Verdict;
  /** Why, in one sentence. */
  readonly why: string;
}

/** Something that stops. */
export interface Stop {
  /** Name of what stops. */
  readonly name: string;
  /** When it works again. */
  readonly until: string;
}

/** Judges a platform on the nodes that are said, or on those its manifests suggest. */
export function survivalOf(platform: SurvivalPlatform, said?: Nodes): Survival {
  const known = knownNodes(platform, said);
  const waiting = relatedSets(platform).flatMap((sets) => unplaceable(sets, known.nodes));
  return {
    ...known,
    pods: podsOf(
      platform,
      platform.sets.map(({ key }) => key),
    ),
    rows: lossesOf(known.nodes).map((loss) => row(loss, platform, known.nodes)),
    unplaceable: waiting.map(({ name }) => name),
  };
}

function knownNodes(platform: SurvivalPlatform, said: Nodes | undefined): KnownNodes {
  if (said && platform.runsOn === 'kubernetes') return { nodes: said };
  const groups = relatedSets(platform);
  return assumedNodes(platform, (nodes) => groups.every((sets) => unplaceable(sets, nodes).length === 0));
}

/** Whether a capability survives every loss of a kind, wherever pods may be. */
export function survives(label: string, kind: Loss['kind'], platform: SurvivalPlatform, said?: Nodes): boolean {
  const { nodes } = knownNodes(platform, said);
  const capability = capabilities(platform).find((each) => each.label === label);
  const losses = lossesOf(nodes).filter((loss) => loss.kind === kind);
  return losses.every((loss) => capability?.judge(leftAtWorst(platform, nodes, loss)).holds ?? true);
}

/** Every loss there is: of a node in each zone, then of each zone that has a name. */
export function lossesOf(nodes: Nodes): readonly Loss[] {
  const filled = nodes.filter((each) => each.nodes > 0);
  const zones = filled.filter(({ zone }) => zone !== NO_ZONE);
  return [...filled.map(({ zone }) => ({ kind: 'node' as const, zone })), ...zones.map(({ zone }) => ({ kind: 'zone' as const, zone }))];
}

function row(loss: Loss, platform: SurvivalPlatform, nodes: Nodes): LossRow {
  const [worst, preferred] = [leftAtWorst(platform, nodes, loss), leftAsPreferred(platform, nodes, loss)];
  return {
    loss: loss.kind,
    name: nameOf(loss, platform, nodes),
    ...(loss.zone !== NO_ZONE && { zone: loss.zone }),
    cells: capabilities(platform).map((capability) => cell(capability, worst, preferred)),
    stops: stopsOf(loss, platform, worst),
  };
}

function cell({ id, label, isEssential, judge }: Capability, worst: Left, preferred: Left): Cell {
  const [atWorst, wished] = [judge(worst), judge(preferred)];
  if (atWorst.holds) return { id, label, isEssential, verdict: 'yes', why: atWorst.why };
  return { id, label, isEssential, verdict: wished.holds ? 'maybe' : 'no', why: wished.holds ? `at worst ${atWorst.why}` : atWorst.why };
}

function nameOf({ kind, zone }: Loss, { runsOn }: SurvivalPlatform, nodes: Nodes): string {
  if (runsOn === 'machine') return 'the machine';
  const count = nodes.find((each) => each.zone === zone)?.nodes ?? 0;
  if (kind === 'zone') return `zone ${zone}`;
  if (zone === NO_ZONE) return count === 1 ? 'the only node' : `any of ${count} nodes`;
  return count === 1 ? `node in ${zone}` : `any of ${count} nodes in ${zone}`;
}

function stopsOf({ kind }: Loss, platform: SurvivalPlatform, left: Left): readonly Stop[] {
  const place = platform.runsOn === 'machine' ? 'machine' : kind;
  return platform.services
    .filter((service) => service.column === undefined && left.pods([service.set]) < 1)
    .map(({ name, set }) => ({
      name,
      until: setOf(platform, set)?.moves ? 'until it starts on another node' : `until its ${place} is back`,
    }));
}
