import { ACKNOWLEDGE, WARN } from '../../../charts/shared/severity.js';
import { type MirrorFact, type MirrorFlow, textOf } from '../../facts/index.js';
import { compareBootstraps } from '../kafka/addresses.js';
import { type BeforeAfter, matchedByName } from '../kafka/pairs.js';
import type { Outcome, Performer, Transit, Transition } from '../transition.js';
import { listed } from '../words.js';
import { differing } from './connector-pairs.js';

const performerOf = ({ resource }: MirrorFact): Performer => (resource.startsWith('ConfigMap/') ? 'controller' : 'operator');

/** Changed values of a mirror, by the ends of their paths. */
const fieldsOf = ({ changes }: Transit, { resource }: MirrorFact, ...names: readonly string[]) =>
  changes.flatMap(({ object, fields }) =>
    object === resource ? fields.filter(({ steps }) => steps.some((step) => names.includes(step))) : [],
  );

/** CON-54: topics are copied again under other names, or from elsewhere. */
export const mirrorStartsOver: Transition = {
  id: 'CON-54',
  title: 'A mirror starts over',
  severities: ACKNOWLEDGE,
  why: 'its place is kept by the alias of the source and in its offset topic: under another one all records are copied again',
  source: 'Kafka documentation: geo-replication; KIP-382',
  check: (transit) =>
    mirrors(transit).flatMap((pair) => [
      ...storageMoved(pair, transit),
      ...flows(pair).flatMap((flow) => flowChanged(pair, flow, transit)),
    ]),
};

const mirrors = ({ before, after }: Transit) =>
  matchedByName(before.facts.mirrors, after.facts.mirrors, ({ resource, name }) => `${resource} ${name}`);

const flowKey = ({ source, target }: MirrorFlow) => `${source} ${target}`;
const without = (these: readonly MirrorFlow[], others: readonly MirrorFlow[]) =>
  these.filter((flow) => !others.some((other) => flowKey(other) === flowKey(flow)));

/** Flows there were before and after; of what is left over, one that went and one that came are one with other aliases. */
function flows({ old, now }: BeforeAfter<MirrorFact>): readonly BeforeAfter<MirrorFlow>[] {
  const [gone, came] = [without(old.flows, now.flows), without(now.flows, old.flows)];
  const [first, second] = [gone[0], came[0]];
  const renamed =
    first !== undefined && second !== undefined && gone.length === 1 && came.length === 1 ? [{ old: first, now: second }] : [];
  return [...matchedByName(old.flows, now.flows, flowKey), ...renamed];
}

function storageMoved({ old, now }: BeforeAfter<MirrorFact>, transit: Transit): readonly Outcome[] {
  const keys = ['group.id', 'config.storage.topic', 'offset.storage.topic'];
  const found = differing(old.storage, now.storage, keys);
  if (found.length === 0) return [];
  const isOffsets = found.some(({ key }) => key === 'offset.storage.topic');
  const then = isOffsets
    ? 'It finds no place there, and copies all records again.'
    : 'Its offsets stay. While workers restart, those of both groups copy.';
  const text = `${now.name}: ${listed(found.map(({ words }) => words))}. ${then}`;
  const fields = fieldsOf(transit, now, 'groupId', 'configStorageTopic', 'offsetStorageTopic', ...keys);
  const common = { resource: now.resource, by: performerOf(now), isReversible: true, text, fields } as const;
  return [isOffsets ? { ...common, consequence: 'one-way' } : { ...common, consequence: 'restart', severities: WARN }];
}

const NAMING_KEYS = ['replication.policy.class', 'replication.policy.separator'];

interface Whereabouts {
  readonly words: readonly string[];
  /** Whether one of them is surely another cluster. */
  readonly isSure: boolean;
}

/** Clusters that a flow reads and writes, where they are others. */
function placesChanged({ old, now }: BeforeAfter<MirrorFlow>, { namespace }: MirrorFact, transit: Transit): Whereabouts {
  const from = compareBootstraps(old.sourceServers, now.sourceServers, namespace, transit);
  const to = compareBootstraps(old.targetServers, now.targetServers, namespace, transit);
  const words = [
    ...(from === 'same' ? [] : [`it reads ${now.sourceServers} instead of ${old.sourceServers}`]),
    ...(to === 'same' ? [] : [`it writes to ${now.targetServers} instead of ${old.targetServers}`]),
  ];
  return { words, isSure: from === 'other' || to === 'other' };
}

function flowChanged({ now: mirror }: BeforeAfter<MirrorFact>, flow: BeforeAfter<MirrorFlow>, transit: Transit): readonly Outcome[] {
  const { old, now } = flow;
  const aliases = [
    ...(old.source === now.source ? [] : [`the source is called ${now.source} instead of ${old.source}`]),
    ...(old.target === now.target ? [] : [`the target is called ${now.target} instead of ${old.target}`]),
    ...differing(old.settings, now.settings, NAMING_KEYS).map(({ words }) => words),
  ];
  const places = placesChanged(flow, mirror, transit);
  if (aliases.length + places.words.length === 0) return [];
  const isIdentity = /IdentityReplicationPolicy/.test(textOf(now.settings, 'replication.policy.class') ?? '');
  const names = isIdentity ? '' : `, and mirrored topics get other names (${now.source}.…)`;
  const then =
    aliases.length > 0 ? `All records are copied again${names}.` : 'If that is another Kafka cluster, its place does not apply there.';
  const text = `${mirror.name}: ${listed([...aliases, ...places.words])}. ${then}`;
  const fields = fieldsOf(transit, mirror, 'alias', 'bootstrapServers', ...NAMING_KEYS);
  const base = { resource: mirror.resource, by: performerOf(mirror), isReversible: false, consequence: 'one-way', text, fields } as const;
  return [{ ...base, ...(aliases.length === 0 && !places.isSure && { severities: WARN }) }];
}

/** CON-55: less is copied than before. */
export const mirrorStops: Transition = {
  id: 'CON-55',
  title: 'Mirroring stops',
  severities: ACKNOWLEDGE,
  why: 'the other cluster gets nothing more, and those who rely on it as a copy read old records',
  source: 'Kafka documentation: geo-replication',
  check: (transit) => [...removed(transit), ...mirrors(transit).flatMap((pair) => lessCopied(pair, transit))],
};

const flowName = ({ source, target }: MirrorFlow) => `${source} → ${target}`;

const removed = ({ before, after }: Transit): readonly Outcome[] =>
  before.facts.mirrors
    .filter(({ resource, name }) => !after.facts.mirrors.some((now) => now.resource === resource && now.name === name))
    .map((old) => ({
      resource: old.resource,
      consequence: 'outage',
      by: 'prune',
      isReversible: true,
      text: `Mirror ${old.name} is taken out: ${listed(old.flows.map(flowName))} is no longer copied. Once it is deleted, its offsets stay only as long as their topics.`,
    }));

function lessCopied(pair: BeforeAfter<MirrorFact>, transit: Transit): readonly Outcome[] {
  const { old, now } = pair;
  const common = { resource: now.resource, by: performerOf(now), isReversible: true, consequence: 'outage' } as const;
  const kept = flows(pair);
  const gone = old.flows.filter((flow) => !kept.some((each) => each.old === flow));
  const stopped = kept.filter((flow) => flow.now.state !== undefined && flow.old.state === undefined);
  const chosen = kept.flatMap((flow) => differing(flow.old.settings, flow.now.settings, ['topics', 'topics.exclude']));
  return [
    ...gone.map((flow): Outcome => ({ ...common, text: `${now.name}: ${flowName(flow)} is no longer copied.` })),
    ...stopped.map(
      (flow): Outcome => ({
        ...common,
        text: `${now.name}: ${flowName(flow.now)} is ${flow.now.state}: nothing is copied.`,
        severities: WARN,
      }),
    ),
    ...(chosen.length === 0
      ? []
      : [
          {
            ...common,
            text: `${now.name}: ${listed(chosen.map(({ words }) => words))}: topics that it no longer takes are copied no further.`,
            fields: fieldsOf(transit, now, 'topicsPattern', 'topicsExcludePattern', 'topics', 'topics.exclude'),
            severities: WARN,
          },
        ]),
  ];
}
