import { counted } from '../../charts/shared/count.js';
import { BLOCK, BLOCK_IN_PRODUCTION, INFORM, type SeverityByClass } from '../../charts/shared/severity.js';
import { isAtLeast } from '../../charts/shared/version.js';
import { type Facts, numberOf, type RegistryFact, textOf } from '../facts/index.js';
import { clusterOf, spotOf } from './nouns.js';
import type { Rule, Violation } from './rule.js';

/** On the way to production it may be meant, in production it may not. */
const NONE_SEVERITY: SeverityByClass = { local: 'info', development: 'info', staging: 'acknowledge', production: 'block' };
const LEVEL_KEYS = ['schema.compatibility.level', 'avro.compatibility.level'];
const COPIES = 'kafkastore.topic.replication.factor';
const WANTED_COPIES = 3;

/** Where schemas are kept. */
export const REGISTRIES: readonly Rule[] = [
  {
    id: 'SRG-01',
    title: 'any schema may follow any other',
    severity: NONE_SEVERITY,
    why: 'a producer can register a schema that no consumer can read: they fail at the first such record, and replay fails for good',
    source: 'salsify/avro-schema-registry#59',
    wrong: 'schema.compatibility.level=NONE',
    right: 'schema.compatibility.level=BACKWARD',
    check: ({ registries }) =>
      registries.flatMap((registry) =>
        LEVEL_KEYS.filter((key) => textOf(registry.settings, key)?.toUpperCase() === 'NONE').map((key) => ({
          ...spotOf(registry.settings[key], registry),
          what: `${key} is NONE`,
          fix: 'set it to BACKWARD, and loosen single subjects where they need it',
        })),
      ),
  },
  {
    id: 'SRG-03',
    title: 'schemas age out',
    severity: BLOCK,
    why: 'after the retention time ids of schemas are gone, and every record that names one is unreadable; newer registries refuse to start',
    source: 'confluentinc/schema-registry#698 and #299',
    wrong: 'kind: KafkaTopic\nmetadata: { name: schemas }\nspec: { topicName: _schemas, config: { cleanup.policy: delete } }',
    right: 'spec: { topicName: _schemas, config: { cleanup.policy: compact } }',
    check: (facts) =>
      schemaTopics(facts).flatMap(({ topic }) => {
        const policy = textOf(topic.settings, 'cleanup.policy');
        if (policy === 'compact') return [];
        const what = `topic ${topic.name}: cleanup.policy is ${policy ?? 'not set, which is delete'}`;
        return [{ ...spotOf(topic.settings['cleanup.policy'], topic), what, fix: 'set cleanup.policy to compact' }];
      }),
  },
  {
    id: 'SRG-04',
    title: 'the topic of schemas has too few copies, more than there are brokers, or partitions',
    severity: BLOCK_IN_PRODUCTION,
    why: 'it is the only place schemas are kept, and their order counts: its loss makes every record unreadable',
    source: 'Confluent documentation of kafkastore.topic.replication.factor',
    wrong: 'kafkastore.topic.replication.factor=1',
    right: 'kafkastore.topic.replication.factor=3',
    check: (facts) => [...facts.registries.flatMap((registry) => copies(registry, facts)), ...schemaTopics(facts).flatMap(declaredTopic)],
  },
  {
    id: 'SRG-05',
    title: 'two registries write one topic',
    severity: BLOCK,
    why: 'each elects a leader of its own: both give out the same ids for different schemas',
    source: 'Confluent documentation of schema.registry.group.id',
    wrong:
      'registry a: kafkastore.topic=_schemas, schema.registry.group.id=a\nregistry b: kafkastore.topic=_schemas, schema.registry.group.id=b',
    right: 'registry b: kafkastore.topic=_schemas_b, schema.registry.group.id=b',
    check: ({ registries }) =>
      registries.flatMap((one, index) =>
        registries
          .slice(0, index)
          .filter(
            (other) =>
              one.cluster === other.cluster && one.cluster !== undefined && one.topic === other.topic && one.groupId !== other.groupId,
          )
          .map((other) => ({
            ...spotOf(one.settings['schema.registry.group.id'], one),
            what: `${one.name} and ${other.name} both write ${one.topic}, as ${one.groupId} and ${other.groupId}`,
            fix: 'give each its own topic, or both one group',
          })),
      ),
  },
  {
    id: 'SRG-09',
    title: 'a replay may meet schemas nobody compared',
    severity: INFORM,
    why: 'a level that is not transitive compares with the last version only; a topic that is kept for ever holds records of all of them',
    source: 'domnikl/schema-registry-gitops#79',
    wrong: 'schema.compatibility.level=BACKWARD   # and a topic with retention.ms=-1',
    right: 'schema.compatibility.level=BACKWARD_TRANSITIVE',
    check: (facts) => facts.registries.flatMap((registry) => replay(registry, facts)),
  },
  {
    id: 'SRG-10',
    title: 'a registry that looks for ZooKeeper',
    severity: BLOCK,
    why: 'Confluent’s registry elects its leader by Kafka alone since 7.0, and the image ends where it is told no brokers',
    source: 'confluentinc/schema-registry#648; Confluent Platform 7.0 release notes',
    wrong: 'SCHEMA_REGISTRY_KAFKASTORE_CONNECTION_URL: zookeeper:2181',
    right: 'SCHEMA_REGISTRY_KAFKASTORE_BOOTSTRAP_SERVERS: PLAINTEXT://kafka:9092',
    check: (facts) => facts.registries.flatMap((registry) => overZooKeeper(registry, facts)),
  },
];

const ZOOKEEPER_KEY = 'kafkastore.connection.url';
const BROKERS_KEY = 'kafkastore.bootstrap.servers';
/** Kafka of Confluent 7.0. */
const WITHOUT_ZOOKEEPER = '3.0';

function overZooKeeper(registry: RegistryFact, { workloads }: Facts): readonly Violation[] {
  const container = workloads
    .find(({ resource }) => resource === registry.resource)
    ?.pod.containers.find(({ runs }) => runs === registry.software);
  const setting = registry.settings[ZOOKEEPER_KEY];
  if (setting === undefined || container?.image.family !== 'confluent') return [];
  const { kafkaVersion, tag = 'latest' } = container.image;
  if (!isAtLeast(kafkaVersion, WITHOUT_ZOOKEEPER) && tag !== 'latest') return [];
  const isBoth = registry.settings[BROKERS_KEY] !== undefined;
  return [
    {
      ...spotOf(setting, registry),
      what: `${ZOOKEEPER_KEY} is ${setting.value}, which ${tag} does not read${isBoth ? '' : `, and ${BROKERS_KEY} is not set`}`,
      fix: isBoth ? 'remove it' : `set ${BROKERS_KEY} to the brokers, and remove it`,
      ...(isBoth && { atMost: 'warn' as const }),
    },
  ];
}

/** Declared topics that a registry keeps its schemas in. */
const schemaTopics = ({ registries, topics }: Facts) =>
  registries.flatMap((registry) =>
    topics
      .filter(
        ({ name, cluster }) =>
          name === registry.topic && (cluster === registry.cluster || cluster === undefined || registry.cluster === undefined),
      )
      .map((topic) => ({ registry, topic })),
  );

function copies(registry: RegistryFact, facts: Facts): readonly Violation[] {
  const brokers = clusterOf(facts, registry.cluster)?.brokers ?? 0;
  const said = numberOf(registry.settings, COPIES);
  if (said === undefined) return []; // a registry that may make the topic takes what brokers there are
  const wanted = brokers === 0 ? WANTED_COPIES : Math.min(WANTED_COPIES, brokers);
  if (said >= wanted && (brokers === 0 || said <= brokers)) return [];
  return [
    {
      ...spotOf(registry.settings[COPIES], registry),
      what: `${COPIES} is ${said}${brokers > 0 ? `, with ${counted(brokers, 'broker')}` : ''}`,
      fix: `set it to ${wanted}`,
      ...(said > wanted && { instead: BLOCK }),
    },
  ];
}

function declaredTopic({ topic }: ReturnType<typeof schemaTopics>[number]): readonly Violation[] {
  if (topic.partitions === undefined || topic.partitions === 1) return [];
  return [
    {
      resource: topic.resource,
      place: topic.place,
      what: `topic ${topic.name}: ${topic.partitions} partitions`,
      fix: 'make it anew with 1 partition',
    },
  ];
}

const LAST_VERSION_ONLY = ['BACKWARD', 'FORWARD', 'FULL'];

function replay(registry: RegistryFact, facts: Facts): readonly Violation[] {
  const level = LEVEL_KEYS.map((key) => textOf(registry.settings, key)?.toUpperCase()).find((value) => value !== undefined) ?? 'BACKWARD';
  const kept = facts.topics.find(
    ({ cluster, settings }) =>
      cluster === registry.cluster && numberOf(settings, 'retention.ms') === -1 && textOf(settings, 'cleanup.policy') !== 'compact',
  );
  if (!LAST_VERSION_ONLY.includes(level) || kept === undefined) return [];
  const setting = LEVEL_KEYS.map((key) => registry.settings[key]).find((value) => value !== undefined);
  return [
    {
      ...spotOf(setting, registry),
      what: `the level is ${level}, and topic ${kept.name} is kept for ever`,
      fix: `set it to ${level}_TRANSITIVE`,
    },
  ];
}
