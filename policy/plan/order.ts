import { kindOf, type Manifest, type ObjectChange, refOf } from '../diff/index.js';
import type { PodEffect } from '../restarts/index.js';
import { at, text } from '../schemas/json.js';

/** One step of applying a change. Within a step nothing waits for anything. */
export interface PlanStep {
  readonly step: 'namespaces' | 'definitions' | 'settings' | 'workloads' | 'custom-resources' | 'roll' | 'jobs' | 'prune';
  /** What is done, for people. */
  readonly text: string;
  /** Objects it is done to, or pods it replaces. */
  readonly of: readonly string[];
}

const WORKLOADS: ReadonlySet<string> = new Set(['StatefulSet', 'Deployment', 'DaemonSet', 'CronJob', 'Pod']);

/** The order in which a change is applied: as `sluice apply` does it, then the gated roll, and last of all what is pruned. */
export function planOrder(
  changes: readonly ObjectChange[],
  effects: readonly PodEffect[],
  after: readonly Manifest[],
): readonly PlanStep[] {
  const present = changes.filter(({ kind }) => kind !== 'removed');
  const wave = (step: PlanStep['step'], words: string, belongs: (change: ObjectChange) => boolean): PlanStep => ({
    step,
    text: words,
    of: present.filter(belongs).map(({ object }) => object),
  });
  const isJob = ({ ref }: ObjectChange) => ref.kind === 'Job';
  const isWorkload = ({ ref }: ObjectChange) => WORKLOADS.has(ref.kind);
  const isNamespace = ({ ref }: ObjectChange) => ref.kind === 'Namespace';
  const isDefinition = ({ ref }: ObjectChange) => ref.kind === 'CustomResourceDefinition';
  const isOurs = ({ ref }: ObjectChange) => ref.group.includes('.') && !ref.group.endsWith('.k8s.io');
  const isPlain = (change: ObjectChange) => ![isJob, isWorkload, isNamespace, isDefinition, isOurs].some((is) => is(change));
  const steps: readonly PlanStep[] = [
    wave('namespaces', 'namespaces', isNamespace),
    wave('definitions', 'definitions of kinds', isDefinition),
    wave('settings', 'settings, services, budgets and policies', isPlain),
    wave('workloads', 'sets of pods, stateful ones first', isWorkload),
    wave('custom-resources', 'custom resources', isOurs),
    { step: 'roll', text: 'the gated roll, one pod at a time, the active controller last', of: rolled(effects) },
    { step: 'jobs', text: 'Jobs, which run at every apply and change what differs', of: after.filter(isJobManifest).map(label) },
    {
      step: 'prune',
      text: 'what is taken out, once all else is ready',
      of: changes.filter(({ kind }) => kind === 'removed').map(({ object }) => object),
    },
  ];
  return steps.map(statefulFirst).filter(({ of }) => of.length > 0);
}

const statefulFirst = (step: PlanStep): PlanStep =>
  step.step === 'workloads' ? { ...step, of: step.of.toSorted((a, b) => Number(isStateless(a)) - Number(isStateless(b))) } : step;
const isStateless = (object: string) => !object.startsWith('StatefulSet/');

/** Pods the gated roll replaces; it decides itself which comes next. */
const rolled = (effects: readonly PodEffect[]) =>
  effects.filter(({ effect, by }) => effect === 'restart' && by === 'roll').flatMap(({ pods }) => pods);

const isJobManifest = (manifest: Manifest) => kindOf(manifest) === 'Job';
const label = (manifest: Manifest) => {
  const { kind, name, namespace } = refOf(manifest);
  return [kind, namespace, name].filter((part) => part !== undefined).join('/');
};

/** Images that are named without a digest: what runs may change while the plan does not. */
export function imagesWithoutDigest(manifests: readonly Manifest[]): readonly string[] {
  const images = manifests.flatMap((manifest) => imagesIn(manifest, 0));
  return [...new Set(images.filter((image) => !image.includes('@')))].toSorted();
}

/** Nesting at which an image is no longer looked for. */
const MAX_DEPTH = 16;

function imagesIn(value: unknown, depth: number): readonly string[] {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return [];
  const own = text(at(value, 'image'));
  return [
    ...(own === undefined || Array.isArray(value) ? [] : [own]),
    ...Object.values(value).flatMap((part) => imagesIn(part, depth + 1)),
  ];
}
