import { ACCESS_FILE } from '../../../charts/access/admin/declaration.js';
import type { FieldChange } from '../../diff/index.js';
import {
  type Cluster,
  type Comparison,
  compareLocations,
  type DataDir,
  fieldsOfSetting,
  type KafkaNodes,
  type Settings,
  type Topic,
} from '../../facts/index.js';
import type { Performer, Transit } from '../transition.js';

/** The same thing before and after. */
export interface BeforeAfter<T> {
  /** As it was. */
  readonly old: T;
  /** As it is. */
  readonly now: T;
}

/** Things of both states that are the same by some name; where each state has only one, they are the same whatever their names. */
export function matched<T>(old: readonly T[], now: readonly T[], nameOf: (thing: T) => string): readonly BeforeAfter<T>[] {
  const [first, second] = [old[0], now[0]];
  if (old.length === 1 && now.length === 1 && first !== undefined && second !== undefined) return [{ old: first, now: second }];
  return matchedByName(old, now, nameOf);
}

/** Things of both states that have the same name. */
export function matchedByName<T>(old: readonly T[], now: readonly T[], nameOf: (thing: T) => string): readonly BeforeAfter<T>[] {
  const known = new Map(old.map((thing) => [nameOf(thing), thing]));
  return now.flatMap((thing) => {
    const earlier = known.get(nameOf(thing));
    return earlier === undefined ? [] : [{ old: earlier, now: thing }];
  });
}

interface Named {
  readonly resource: string;
  readonly origin: string;
  readonly namespace?: string;
  readonly name: string;
}

/**
 * Things of both states that are the same object; and of what is left over, those with the same name in the same namespace: a Deployment
 * that became a StatefulSet.
 */
export function samePlace<T extends Named>(old: readonly T[], now: readonly T[]): readonly BeforeAfter<T>[] {
  const same = matchedByName(old, now, ({ resource }) => resource);
  const rest = (things: readonly T[]) => things.filter((thing) => !same.some((pair) => pair.old === thing || pair.now === thing));
  return [...same, ...matchedByName(rest(old), rest(now), ({ origin, namespace = '', name }) => `${origin} ${namespace} ${name}`)];
}

/** Clusters there were before and after. */
export const clusters = ({ before, after }: Transit): readonly BeforeAfter<Cluster>[] =>
  matched(before.facts.clusters, after.facts.clusters, ({ key }) => key);

/** Sets of Kafka processes there were before and after. */
export const nodes = ({ before, after }: Transit): readonly BeforeAfter<KafkaNodes>[] => samePlace(before.facts.nodes, after.facts.nodes);

/** Topics declared before and after, and somebody acts on the declaration. */
export const topics = (transit: Transit): readonly BeforeAfter<Topic>[] =>
  matchedByName(transit.before.facts.topics, transit.after.facts.topics, topicKeys(transit)).filter(({ now }) => now.held === undefined);

/** Folders with data that nodes look for elsewhere now, and how sure that is. */
export interface Abandoned {
  /** Folders that are no longer used. */
  readonly dirs: readonly DataDir[];
  /** `unknown`: the files do not say whether it is the same place. */
  readonly how: Comparison;
}

/** Data folders of some nodes that the same nodes look for elsewhere now. Nothing where the folders of either state are not known. */
export function abandoned(old: KafkaNodes, now: KafkaNodes, counts: (dir: DataDir) => boolean): Abandoned | undefined {
  if (now.dataDirs.length === 0) return undefined;
  const compared = old.dataDirs
    .filter((dir) => counts(dir) && dir.location.volume !== undefined)
    .map((dir) => ({ dir, found: now.dataDirs.map(({ location }) => compareLocations(dir.location, location)) }))
    .filter(({ found }) => !found.includes('same'));
  if (compared.length === 0) return undefined;
  const how = compared.every(({ found }) => found.includes('unknown')) ? 'unknown' : 'moved';
  return { dirs: compared.map(({ dir }) => dir), how };
}

/** What tells topics apart: their names, and where there are several clusters, theirs. */
export function topicKeys({ before, after }: Transit): (topic: Pick<Topic, 'name' | 'cluster'>) => string {
  const isOne = before.facts.clusters.length <= 1 && after.facts.clusters.length <= 1;
  return ({ name, cluster = '' }) => (isOne ? name : `${cluster} ${name}`);
}

/** Who brings a declared topic about. */
export const TOPIC_PERFORMERS: Readonly<Record<Topic['declaredBy'], Performer>> = {
  sluice: 'access-job',
  strimzi: 'operator',
  command: 'nobody',
};

/** Settings a cluster's topics fall back to. */
export const clusterSettings = (cluster: string | undefined, { facts }: Transit['before']): Settings =>
  facts.clusters.find(({ key }) => key === cluster)?.settings ?? {};

/** Changed values of a topic, e.g. `topicFields(transit, topic, 'config', 'retention.ms')`. */
export const topicFields = ({ changes }: Transit, { name, resource }: Topic, ...place: readonly string[]): readonly FieldChange[] =>
  changes.flatMap(({ fields, object }) =>
    fields.filter(({ steps }) => {
      if (steps[0] === 'data') return begins(steps, ['data', ACCESS_FILE, 'topic', name, ...place]);
      return object === resource && begins(steps, ['spec', ...place]);
    }),
  );

const begins = (steps: readonly string[], start: readonly string[]) => start.every((step, index) => steps[index] === step);

/** Changed values of a broker setting, whoever declares it. */
export const settingFields = ({ changes }: Transit, key: string): readonly FieldChange[] =>
  changes.flatMap(({ fields }) =>
    fields.filter(({ steps }) => {
      const inFile = steps[0] === 'data' && steps.at(-1) === key && (steps.length === 3 || steps[2] === 'setting');
      const inField = steps[0] === 'spec' && fieldsOfSetting(key).some((place) => begins(steps.slice(1), place));
      return inFile || inField || (steps[0] === 'spec' && steps.at(-2) === 'config' && steps.at(-1) === key);
    }),
  );

/** `Topic/orders`. */
export const topicLabel = (name: string): string => `Topic/${name}`;

/** `Cluster/streaming/kafka`. */
export const clusterLabel = ({ key }: Pick<Cluster, 'key'>): string => `Cluster/${key}`;
