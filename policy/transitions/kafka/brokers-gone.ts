import { counted } from '../../../charts/shared/count.js';
import { DANGEROUS, WARN } from '../../../charts/shared/severity.js';
import { compareLocations, type KafkaNodes } from '../../facts/index.js';
import type { Outcome, Transit, Transition } from '../transition.js';
import { listed } from '../words.js';
import { type BeforeAfter, clusterLabel, clusters } from './pairs.js';

/** Brokers of one set that are named; a sentence names fewer. */
const MOST_NAMED = 100;

/** KFK-34: brokers with records go, whether others come or not. */
export const brokersRemoved: Transition = {
  id: 'KFK-34',
  title: 'Brokers go without being drained',
  severities: DANGEROUS,
  why: 'partitions stay assigned to brokers that are gone: copies are missing, and where too many are, writes stop',
  source: 'strimzi/strimzi-kafka-operator#133, #4090',
  check: (transit) =>
    clusters(transit).flatMap(({ old, now }) => {
      const [before, after] = [brokersOf(transit.before, old.key), brokersOf(transit.after, now.key)];
      const isFewer = now.brokers < old.brokers;
      const gone = before
        .map((set) => ({ set, left: left(set, after) }))
        .filter(({ set, left: number }) => number < set.replicas && (isFewer || (isKept(set) && !isSetGone(set, transit))));
      const drained = gone.filter(({ set, left: number }) => set.origin === 'strimzi' && number > 0);
      const lost = gone.filter((each) => !drained.includes(each));
      return [
        ...drained.map(({ set, left: number }) => scaledByOperator(set, number, transit)),
        ...(lost.length === 0 ? [] : [removed(lost, { old, now }, transit)]),
      ];
    }),
};

type Clusters = ReturnType<typeof clusters>[number];
interface Gone {
  readonly set: KafkaNodes;
  /** Brokers of it that stay. */
  readonly left: number;
}

const brokersOf = ({ facts }: Transit['before'], key: string) =>
  facts.nodes.filter(({ cluster, roles }) => cluster === key && roles.includes('broker'));

/** Brokers of a set that are there afterwards too: under its name, or on its disks. */
function left(set: KafkaNodes, after: readonly KafkaNodes[]): number {
  const same =
    after.find(({ resource }) => resource === set.resource) ?? after.find((other) => isNamesake(set, other) || isOnDisksOf(set, other));
  return same?.replicas ?? 0;
}

/** Whether a set of Kubernetes is there under its name no more: what becomes of a renamed or removed set other rules say. */
const isSetGone = ({ resource, origin }: KafkaNodes, { after }: Transit) =>
  origin !== 'compose' && !after.facts.nodes.some((set) => set.resource === resource);

/** Whether a set keeps its records where they outlive its pods. */
const isKept = ({ dataDirs }: KafkaNodes) => dataDirs.some(({ location }) => location.volume !== undefined);

const isNamesake = (a: KafkaNodes, b: KafkaNodes) => a.origin === b.origin && a.namespace === b.namespace && a.name === b.name;

const isOnDisksOf = (set: KafkaNodes, other: KafkaNodes) =>
  set.dataDirs.some((dir) => other.dataDirs.some(({ location }) => compareLocations(dir.location, location) !== 'moved'));

const scaleFields = ({ changes }: Transit) =>
  changes.flatMap(({ ref, fields }) =>
    ref.kind === 'StatefulSet' || ref.kind === 'KafkaNodePool' ? fields.filter(({ path }) => path === 'spec.replicas') : [],
  );

/** Strimzi drains brokers before it removes them, or leaves them while partitions are assigned to them. */
function scaledByOperator({ resource, name, replicas }: KafkaNodes, left: number, transit: Transit): Outcome {
  return {
    resource,
    consequence: 'no-effect',
    by: 'operator',
    isReversible: true,
    text: `${name} gets ${counted(left, 'broker')} instead of ${replicas}: the operator moves the partitions off first where autoRebalance is set for remove-brokers, and otherwise keeps brokers that partitions are assigned to.`,
    fields: scaleFields(transit),
    severities: WARN,
  };
}

function removed(gone: readonly Gone[], { old, now }: Clusters, transit: Transit): Outcome {
  const names = gone.flatMap(({ set, left: first }) =>
    Array.from({ length: Math.min(MOST_NAMED, set.replicas - first) }, (_, index) => `${set.name}-${first + index}`),
  );
  const isOne = names.length === 1;
  const stays = gone.some(({ set }) => transit.after.facts.nodes.some(({ resource }) => resource === set.resource) && set.roles.length > 1);
  const what = now.brokers < old.brokers || !stays ? (isOne ? 'goes' : 'go') : isOne ? 'is no longer a broker' : 'are no longer brokers';
  const count =
    now.brokers < old.brokers ? `${counted(now.brokers, 'broker')} instead of ${old.brokers}` : 'The brokers are others, with other disks';
  return {
    resource: clusterLabel(now),
    consequence: 'data-loss',
    by: 'apply',
    isReversible: true,
    text: `${count}: ${listed(names)} ${what}, and the partitions on ${isOne ? 'it' : 'them'} stay assigned there. Move them off first.`,
    fields: scaleFields(transit),
    procedure: [
      ...(now.brokers < old.brokers ? [] : ['add the new brokers beside these, and change nothing else']),
      'write a plan that leaves these brokers out: kafka-reassign-partitions --generate --broker-list …',
      'run it with a throttle, and wait until nothing is left on them',
      ...votersFirst(gone, { old, now }),
      'apply again',
    ],
  };
}

/** Brokers that vote too are taken out of the quorum one by one: it keeps counting voters that are gone. */
const votersFirst = (gone: readonly Gone[], { old }: BeforeAfter<Clusters['old']>): readonly string[] =>
  old.quorum?.kind === 'dynamic' && gone.some(({ set }) => set.roles.includes('controller')) ? REMOVE_VOTER : [];

/** How a controller leaves a dynamic quorum. */
export const REMOVE_VOTER: readonly string[] = [
  'see that every voter has caught up: kafka-metadata-quorum --bootstrap-controller … describe --replication',
  'take one controller that is to go out of the quorum while it runs: kafka-metadata-quorum --bootstrap-controller … remove-controller --controller-id … --controller-directory-id …',
  'stop that controller alone, and take out the next one once describe --status shows the voters that are left',
];
