import { PLAIN_SECRET } from '../../charts/connect/bounds.js';
import { counted } from '../../charts/shared/count.js';
import { BLOCK, BLOCK_IN_PRODUCTION } from '../../charts/shared/severity.js';
import { type ConnectCluster, type Facts, numberOf, textOf } from '../facts/index.js';
import { boundViolations, ruleOf } from './bound.js';
import { clusterOf, spotOf } from './nouns.js';
import type { Rule, Violation } from './rule.js';

const STORAGE = { config: 'config.storage', offsets: 'offset.storage', status: 'status.storage' } as const;
type Stored = keyof typeof STORAGE;
const STORED: readonly Stored[] = ['config', 'offsets', 'status'];
/** What a worker asks for when nobody says. */
const DEFAULT_COPIES = 3;
/** What Debezium's image asks for then: it starts from the sample file of Kafka's distribution. */
const DEBEZIUM_COPIES = 1;

/** What a Connect cluster rests on. */
export const CONNECT_WORKERS: readonly Rule[] = [
  {
    id: 'CON-01',
    title: 'Connect’s own topics have too few copies, or more than there are brokers',
    severity: BLOCK_IN_PRODUCTION,
    why: 'connectors and source offsets are kept there only; with more copies than brokers the workers do not start',
    source: 'Kafka documentation of config.storage.replication.factor',
    wrong: 'offset.storage.replication.factor=1',
    right: 'offset.storage.replication.factor=3',
    check: (facts) => facts.connects.flatMap((connect) => STORED.flatMap((stored) => storageCopies(connect, stored, facts))),
  },
  {
    id: 'CON-02',
    title: 'Connect’s own topics are not compacted',
    severity: BLOCK,
    why: 'settings and offsets age out with retention, and connectors begin again or vanish; newer workers refuse to start',
    source: 'apache/kafka#8828, apache/doris-kafka-connector#46',
    wrong: 'kind: KafkaTopic\nmetadata: { name: connect-offsets }\nspec: { config: { cleanup.policy: delete } }',
    right: 'spec: { config: { cleanup.policy: compact } }',
    check: (facts) =>
      storageTopics(facts).flatMap(({ topic }) => {
        const policy = textOf(topic.settings, 'cleanup.policy');
        if (policy === 'compact') return [];
        const what = `topic ${topic.name}: cleanup.policy is ${policy ?? 'not set, which is delete'}`;
        return [{ ...spotOf(topic.settings['cleanup.policy'], topic), what, fix: 'set cleanup.policy to compact' }];
      }),
  },
  {
    id: 'CON-03',
    title: 'Connect’s config topic has more than one partition',
    severity: BLOCK,
    why: 'connector settings need one order: the workers refuse to start',
    source: 'Kafka documentation of config.storage.topic',
    wrong: 'kind: KafkaTopic\nmetadata: { name: connect-configs }\nspec: { partitions: 3 }',
    right: 'spec: { partitions: 1 }',
    check: (facts) =>
      storageTopics(facts)
        .filter(({ stored, topic }) => stored === 'config' && topic.partitions !== undefined && topic.partitions !== 1)
        .map(({ topic }) => ({
          resource: topic.resource,
          place: topic.place,
          what: `topic ${topic.name}: ${topic.partitions} partitions`,
          fix: 'make it anew with 1 partition',
        })),
  },
  {
    id: 'CON-04',
    title: 'two Connect clusters share a group or a topic',
    severity: BLOCK,
    why: 'each takes the other’s workers for its own: connectors jump between them, and their settings overwrite one another',
    source: 'ibm-cloud-architecture/refarch-eda#45, strimzi/strimzi-kafka-operator#9344',
    wrong:
      'cluster a: group.id=connect, offset.storage.topic=connect-offsets\ncluster b: group.id=connect-b, offset.storage.topic=connect-offsets',
    right: 'cluster b: group.id=connect-b, offset.storage.topic=connect-b-offsets',
    check: ({ connects }) => connects.flatMap((one, index) => connects.slice(0, index).flatMap((other) => shared(one, other))),
  },
  {
    id: 'CON-08',
    title: 'a converter that needs a schema registry and knows none',
    severity: BLOCK,
    why: 'the connector does not start, or every record fails',
    source: 'Confluent documentation of key.converter and value.converter',
    wrong: 'value.converter: io.confluent.connect.avro.AvroConverter',
    right: 'value.converter: io.confluent.connect.avro.AvroConverter\nvalue.converter.schema.registry.url: http://registry:8081',
    check: (facts) => [
      ...facts.connects.flatMap(({ settings, ...owner }) => registryless(settings, owner, owner.name)),
      ...facts.connectors.flatMap(({ config, ...owner }) => registryless(config, owner, owner.name)),
    ],
  },
  {
    ...ruleOf(PLAIN_SECRET),
    title: 'a password in the settings of workers or connectors',
    source: 'confluentinc/kafka-connect-jdbc#558, apache/kafka#6129',
    wrong: 'connection.password: swordfish',
    right: 'connection.password: ${dir:/opt/secrets/orders-db:password}',
    check: (facts) => [
      ...facts.connects
        .filter(({ origin }) => origin === 'strimzi')
        .flatMap(({ settings, ...owner }) => written(settings, owner, owner.name)),
      ...facts.connectors.flatMap(({ config, ...owner }) => written(config, owner, owner.name)),
    ],
  },
];

type Owner = Parameters<typeof spotOf>[1];

function storageCopies(connect: ConnectCluster, stored: Stored, facts: Facts): readonly Violation[] {
  const key = `${STORAGE[stored]}.replication.factor`;
  const said = numberOf(connect.settings, key);
  const brokers = clusterOf(facts, connect.cluster)?.brokers ?? 0;
  if (said === -1 || (said === undefined && (brokers === 0 || connect.settingsElsewhere === true))) return [];
  const unsaid = connect.image?.family === 'debezium' ? DEBEZIUM_COPIES : DEFAULT_COPIES;
  const copies = said ?? unsaid;
  const wanted = brokers === 0 ? DEFAULT_COPIES : Math.min(DEFAULT_COPIES, brokers);
  if (copies >= wanted && (brokers === 0 || copies <= brokers)) return [];
  const what = `${key} is ${said ?? `not set, which is ${copies}${connect.image?.family === 'debezium' ? ' in this image' : ''}`}${brokers > 0 ? `, with ${counted(brokers, 'broker')}` : ''}`;
  return [{ ...spotOf(connect.settings[key], connect), what, fix: `set it to ${wanted}`, ...(copies > wanted && { instead: BLOCK }) }];
}

/** Declared topics that a Connect cluster keeps something in. */
const storageTopics = ({ connects, topics }: Facts) =>
  connects.flatMap((connect) =>
    STORED.flatMap((stored) =>
      topics
        .filter(
          ({ name, cluster }) =>
            name === connect.storageTopics[stored] &&
            (cluster === connect.cluster || cluster === undefined || connect.cluster === undefined),
        )
        .map((topic) => ({ stored, topic })),
    ),
  );

/** What two Connect clusters have in common. Equal in everything they are one, unless an operator makes two of them. */
function shared(one: ConnectCluster, other: ConnectCluster): readonly Violation[] {
  if (one.cluster !== other.cluster || (one.cluster === undefined && !isSameKafka(one, other))) return [];
  const mine = partsOf(one);
  const theirs = partsOf(other);
  const common = mine.filter(([key, value]) => theirs.some(([k, v]) => k === key && v === value));
  if (common.length === 0 || (common.length === mine.length && one.origin !== 'strimzi')) return [];
  const [[key = '', value = ''] = []] = common;
  const fix = 'give each its own group.id and its own three topics';
  return [{ ...spotOf(one.settings[key], one), what: `${one.name} and ${other.name} both have ${key} ${value}`, fix }];
}

const isSameKafka = (one: ConnectCluster, other: ConnectCluster) => {
  const bootstrap = textOf(one.settings, 'bootstrap.servers');
  return bootstrap !== undefined && bootstrap === textOf(other.settings, 'bootstrap.servers');
};

const partsOf = ({ groupId, storageTopics: topics }: ConnectCluster): readonly (readonly [key: string, value: string])[] =>
  Object.entries({
    'group.id': groupId,
    'config.storage.topic': topics.config,
    'offset.storage.topic': topics.offsets,
    'status.storage.topic': topics.status,
  }).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));

const NEEDS_REGISTRY = /^io\.confluent\.connect\.(avro|protobuf|json)\./;

function registryless(settings: ConnectCluster['settings'], owner: Owner, name: string): readonly Violation[] {
  return ['key', 'value'].flatMap((part) => {
    const converter = textOf(settings, `${part}.converter`);
    if (converter === undefined || !NEEDS_REGISTRY.test(converter) || settings[`${part}.converter.schema.registry.url`] !== undefined)
      return [];
    return [
      {
        ...spotOf(settings[`${part}.converter`], owner),
        what: `${name}: ${part}.converter is ${converter.split('.').at(-1)}, and no registry is named`,
        fix: `set ${part}.converter.schema.registry.url`,
      },
    ];
  });
}

function written(settings: ConnectCluster['settings'], owner: Owner, name: string): readonly Violation[] {
  return Object.entries(settings).flatMap(([key, setting]) =>
    boundViolations(PLAIN_SECRET, { key, ...(setting.secret && { kind: setting.secret }) }, spotOf(setting, owner), name),
  );
}
