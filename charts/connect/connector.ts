import type { ConnectTransforms } from '../shared/dataset/index.js';
import { type Properties, prefixed, properties, type SecretRef } from '../shared/index.js';
import { type Converter, converterProperties, type TopicParty } from './converters.js';
import { CONNECTOR_SECRETS_DIR } from './paths.js';

/** One connector, complete. Plain data: the Job, a `KafkaConnector` resource and compose are drawn from it. */
export interface Connector {
  /** Unique in its Connect cluster. A source's offsets and a sink's group hang on it: renaming starts over. */
  readonly name: string;
  /** Whether it writes to Kafka or reads from it. */
  readonly kind: 'source' | 'sink';
  /** Full name of the Java class. */
  readonly connectorClass: string;
  /** Most tasks of the connector. */
  readonly tasksMax: number;
  /** Converter of record keys. */
  readonly key: Converter;
  /** Converter of record values. */
  readonly value: Converter;
  /** Topics it reads, when it is a sink. */
  readonly reads: readonly string[];
  /** Topics it writes: a source's, its heartbeats, a sink's dead letters. All must be declared. */
  readonly writes: readonly string[];
  /** Where a sink puts records it cannot take. */
  readonly deadLetters?: string;
  /** What the connector itself reads; no secret values, only references. */
  readonly config: Properties;
}

/** Reference to a secret in a connector's configuration; the worker reads the mounted file. */
export const secretReference = ({ secret, key }: SecretRef) => `\${dir:${CONNECTOR_SECRETS_DIR}/${secret}:${key}}`;

/** The file a secret is mounted as, for settings that take a path. */
export const secretFile = ({ secret, key }: SecretRef) => `${CONNECTOR_SECRETS_DIR}/${secret}/${key}`;

/** The flat configuration as the worker's REST interface takes it: keys sorted, name included. */
export function connectorConfig(connector: Connector): Properties {
  const { name, kind, connectorClass, tasksMax, key, value, reads, config } = connector;
  const all = {
    ...converterProperties('key', key),
    ...converterProperties('value', value),
    ...properties({ topics: kind === 'sink' && reads.length > 0 ? reads.join(',') : undefined }),
    ...config,
    name,
    'connector.class': connectorClass,
    'tasks.max': String(tasksMax),
  };
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The same as a file: one key a line. */
export const connectorJson = (connector: Connector) => `${JSON.stringify(connectorConfig(connector), undefined, 2)}\n`;

const MOUNTED = new RegExp(`${CONNECTOR_SECRETS_DIR}/([^/:}&]+)[:/]([^/:}&]+)`, 'g');

/** Secrets that connectors refer to, by value or by file, each once with the keys that are read. */
export function connectorSecretKeys(
  connectors: readonly Connector[],
): readonly { readonly name: string; readonly keys: readonly string[] }[] {
  const values = connectors.flatMap(({ config }) => Object.values(config));
  const used = values.flatMap((value) => [...value.matchAll(MOUNTED)].map(([, name = '', key = '']) => ({ name, key })));
  const sorted = (words: readonly string[]) => [...new Set(words)].sort();
  return sorted(used.map(({ name }) => name)).map((name) => ({
    name,
    keys: sorted(used.filter((reference) => reference.name === name).map(({ key }) => key)),
  }));
}

/** Names of the Secrets that connectors refer to. */
export const connectorSecrets = (connectors: readonly Connector[]): readonly string[] =>
  connectorSecretKeys(connectors).map(({ name }) => name);

/** Who writes and reads which topic in which format, for `formatProblems`. Dead letters hold what came, unread. */
export const topicParties = (connectors: readonly Connector[]): readonly TopicParty[] =>
  connectors.flatMap(({ name, reads, writes, deadLetters, key, value }) => {
    const party = { who: `connector ${name}`, key: key.format, value: value.format };
    const written = writes.filter((topic) => topic !== deadLetters && !topic.startsWith(HEARTBEAT_PREFIX));
    return [
      ...reads.map((topic) => ({ ...party, does: 'reads' as const, topic })),
      ...written.map((topic) => ({ ...party, does: 'writes' as const, topic })),
    ];
  });

/** Beginning of the topics Debezium's heartbeats go to. */
export const HEARTBEAT_PREFIX = '__debezium-heartbeat';

/** Group a sink reads as. */
export const sinkGroup = ({ name }: Pick<Connector, 'name'>) => `connect-${name}`;

/** One single message transform. */
export interface Transform {
  /** Short name, e.g. `key`. */
  readonly name: string;
  /** Full name of the transform's class. */
  readonly type: string;
  /** Its settings, without the prefix. */
  readonly settings: Properties;
}

/** `transforms=…` and each transform's settings, in order, a dataset's masks last; nothing when there are none. */
export function transformProperties(transforms: readonly Transform[], masks: ConnectTransforms = { names: [], settings: {} }): Properties {
  const names = [...transforms.map(({ name }) => name), ...masks.names];
  if (names.length === 0) return {};
  const settings = transforms.map(({ name, type, settings: own }) => prefixed(`transforms.${name}.`, { type, ...own }));
  return { transforms: names.join(','), ...Object.assign({}, ...settings), ...masks.settings, ...unlessTombstone(masks.names) };
}

/** A record without a value has no columns: a mask would stop at it. */
function unlessTombstone(masks: readonly string[]): Properties {
  if (masks.length === 0) return {};
  const conditions = masks.map((name) => prefixed(`transforms.${name}.`, UNLESS_TOMBSTONE));
  return { ...Object.assign({}, ...conditions), ...TOMBSTONE_PREDICATE };
}

/** Settings of a transform that lets records without a value pass; the connector needs {@link TOMBSTONE_PREDICATE} beside it. */
export const UNLESS_TOMBSTONE: Properties = { predicate: 'tombstone', negate: 'true' };

/** What `tombstone` means in a transform's predicate. */
export const TOMBSTONE_PREDICATE: Properties = {
  predicates: 'tombstone',
  'predicates.tombstone.type': 'org.apache.kafka.connect.transforms.predicates.RecordIsTombstone',
};

const KAFKA_TRANSFORMS = 'org.apache.kafka.connect.transforms';

/** Makes a message key of columns: the value alone for one, an object for several. Without it records have no key and no order. */
export function keyTransforms(columns: readonly string[]): readonly Transform[] {
  const [only, ...more] = columns;
  if (only === undefined) return [];
  const copy = { name: 'key', type: `${KAFKA_TRANSFORMS}.ValueToKey`, settings: { fields: columns.join(',') } };
  const extract = { name: 'keyField', type: `${KAFKA_TRANSFORMS}.ExtractField$Key`, settings: { field: only } };
  return more.length > 0 ? [copy] : [copy, extract];
}

/** Sends everything whose topic fits a pattern to one topic. */
export const routeTransform = (pattern: string, topic: string): Transform => ({
  name: 'route',
  type: `${KAFKA_TRANSFORMS}.RegexRouter`,
  settings: { regex: pattern, replacement: topic },
});

/** A sink's dead letters: what it cannot take goes there with the reason, and the log says so. */
export const deadLetterProperties = (topic: string | undefined, replicationFactor: number): Properties =>
  topic === undefined
    ? {}
    : properties({
        'errors.tolerance': 'all',
        'errors.log.enable': true,
        'errors.deadletterqueue.topic.name': topic,
        'errors.deadletterqueue.topic.replication.factor': replicationFactor,
        'errors.deadletterqueue.context.headers.enable': true,
      });
