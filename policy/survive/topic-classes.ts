import { type Cluster, type ConnectCluster, type Facts, numberOf, type RegistryFact, type Settings } from '../facts/index.js';
import { KAFKA_DEFAULTS, minInSync, replication } from '../rules/nouns.js';
import type { TopicClass } from './platform.js';

/** What Kafka and its neighbours assume for the topics they make for themselves. */
const OWN_COPIES = 3;
const TRANSACTIONS_MIN = 2;
const MIN = 'min.insync.replicas';
/** The number that stands for the brokers' default. */
const BROKERS_DEFAULT = -1;

/** One topic, before equals are put together. */
type OneTopic = Omit<TopicClass, 'names'> & { readonly name: string };

/** Topics of a cluster by how they fare: those that are declared, and those that Kafka, Connect and the registry make. */
export function topicClasses(cluster: Cluster, facts: Facts): readonly TopicClass[] {
  const own = ownTopics(cluster, facts);
  const ownNames = new Set(own.map(({ name }) => name));
  const declared = facts.topics
    .filter((topic) => topic.cluster === cluster.key && !ownNames.has(topic.name))
    .flatMap((topic): OneTopic[] => {
      const [copies, least] = [replication(topic, facts) ?? defaultCopies(cluster), minInSync(topic, facts)];
      return least === undefined ? [] : [{ kind: 'declared', name: topic.name, copies, minInSync: least }];
    });
  const unsaid: OneTopic = { kind: 'default', name: 'topics by default', copies: defaultCopies(cluster), minInSync: commonMin(cluster) };
  return alike([...(declared.length > 0 ? declared : [unsaid]), ...own]);
}

const set = ({ settings }: { readonly settings: Settings }, key: string) => numberOf(settings, key);
const defaultCopies = (cluster: Cluster) => set(cluster, 'default.replication.factor') ?? KAFKA_DEFAULTS['default.replication.factor'];
const commonMin = (cluster: Cluster) => set(cluster, MIN) ?? KAFKA_DEFAULTS[MIN];

function ownTopics(cluster: Cluster, facts: Facts): readonly OneTopic[] {
  const ofCluster = (each: { readonly cluster?: string }) => each.cluster === cluster.key;
  return [
    {
      kind: 'groups',
      name: '__consumer_offsets',
      copies: set(cluster, 'offsets.topic.replication.factor') ?? OWN_COPIES,
      minInSync: commonMin(cluster),
    },
    {
      kind: 'transactions',
      name: '__transaction_state',
      copies: set(cluster, 'transaction.state.log.replication.factor') ?? OWN_COPIES,
      minInSync: set(cluster, 'transaction.state.log.min.isr') ?? TRANSACTIONS_MIN,
    },
    ...facts.connects.filter(ofCluster).flatMap((connect) => connectTopics(connect, cluster, facts)),
    ...facts.registries.filter(ofCluster).map((registry) => schemasTopic(registry, cluster, facts)),
  ];
}

const STORAGE = [
  ['config', 'config.storage.replication.factor'],
  ['offsets', 'offset.storage.replication.factor'],
  ['status', 'status.storage.replication.factor'],
] as const;

const connectTopics = (connect: ConnectCluster, cluster: Cluster, facts: Facts): readonly OneTopic[] =>
  STORAGE.flatMap(([which, key]) => {
    const name = connect.storageTopics[which];
    return name === undefined ? [] : [{ kind: 'workers', name, ...asDeclaredOr(name, set(connect, key), cluster, facts) }];
  });

const schemasTopic = (registry: RegistryFact, cluster: Cluster, facts: Facts): OneTopic => ({
  kind: 'schemas',
  name: registry.topic,
  ...asDeclaredOr(registry.topic, set(registry, 'kafkastore.topic.replication.factor'), cluster, facts),
});

/** Copies of a topic that somebody may have declared; else as who needs it will make it. */
function asDeclaredOr(name: string, asked: number | undefined, cluster: Cluster, facts: Facts) {
  const topic = facts.topics.find((each) => each.name === name && each.cluster === cluster.key);
  const made = asked === BROKERS_DEFAULT ? defaultCopies(cluster) : (asked ?? OWN_COPIES);
  return {
    copies: (topic && replication(topic, facts)) ?? made,
    minInSync: (topic && minInSync(topic, facts)) ?? commonMin(cluster),
  };
}

function alike(topics: readonly OneTopic[]): readonly TopicClass[] {
  const classes = new Map<string, TopicClass>();
  for (const { name, ...rest } of topics) {
    const key = `${rest.kind} ${rest.copies} ${rest.minInSync}`;
    classes.set(key, { ...rest, names: [...(classes.get(key)?.names ?? []), name] });
  }
  return [...classes.values()];
}
