import { MISSING_CLASS } from '../../charts/connect/bounds.js';
import { builtIn } from '../../charts/connect/images.js';
import { BLOCK_WHERE_IT_COUNTS, WARN } from '../../charts/shared/severity.js';
import { isAtLeast } from '../../charts/shared/version.js';
import { type ConnectCluster, type ConnectorFact, type Facts, listOf, textOf, type Workload } from '../facts/index.js';
import { boundViolations, ruleOf } from './bound.js';
import { at, formatOf, isJdbcSource, isSink, workersOf } from './connector.js';
import { spotOf, workloadOf } from './nouns.js';
import type { Rule, Violation } from './rule.js';

/** What workers, connectors and topics must agree on. */
export const CONNECT_TOGETHER: readonly Rule[] = [
  {
    id: 'CON-09',
    title: 'one connector writes what another cannot read',
    severity: BLOCK_WHERE_IT_COUNTS,
    why: 'a sink that expects another format stops at the first record, or writes the envelope as if it were data',
    source: 'Kafka documentation of value.converter; a reference pipeline did so with schemas.enable',
    wrong: 'source: value.converter.schemas.enable: true\nsink:   value.converter.schemas.enable: false',
    right: 'source: value.converter.schemas.enable: false\nsink:   value.converter.schemas.enable: false',
    check: (facts) => facts.connectors.filter(isSink).flatMap((sink) => misread(sink, facts)),
  },
  {
    ...ruleOf(MISSING_CLASS),
    title: 'the workers have no plugin for a connector',
    source: 'Confluent images hold no connectors since 6.0; Strimzi documentation of build',
    wrong: 'kind: KafkaConnect\nspec: { bootstrapServers: "…" }   # and a KafkaConnector of class …JdbcSourceConnector',
    right: 'kind: KafkaConnect\nspec:\n  build:\n    plugins: [{ name: jdbc, artifacts: [{ type: zip, url: "…" }] }]',
    check: (facts) => facts.connectors.flatMap((connector) => unknownClass(connector, facts)),
  },
  {
    id: 'CON-29',
    title: 'workers tell one another a name that is not theirs',
    severity: WARN,
    why: 'a request that another worker must answer is forwarded to nobody, or round in a circle: connectors cannot be changed, one time in three',
    source: 'strimzi/strimzi-kafka-operator#54, confluentinc/schema-registry#2492',
    wrong: 'replicas: 3\nCONNECT_REST_ADVERTISED_HOST_NAME: connect   # the Service: any of them',
    right: 'CONNECT_REST_ADVERTISED_HOST_NAME: $(POD_IP)   # from status.podIP',
    check: (facts) => facts.connects.flatMap((connect) => misnamed(connect, facts)),
  },
];

/** Topics a source writes, where they follow from its settings. */
function writtenBy(connector: ConnectorFact): readonly string[] {
  const { config } = connector;
  const routed = Object.keys(config)
    .filter((key) => /^transforms\..*\.replacement$/.test(key))
    .flatMap((key) => textOf(config, key) ?? []);
  if (routed.length > 0) return routed.filter((topic) => !topic.includes('$'));
  if (isJdbcSource(connector)) {
    const tables = [...listOf(config, 'table.whitelist'), ...listOf(config, 'table.include.list')].map(
      (table) => table.split('.').at(-1) ?? '',
    );
    return tables.map((table) => `${textOf(config, 'topic.prefix') ?? ''}${table}`);
  }
  return /FileStreamSource/.test(connector.connectorClass ?? '') ? listOf(config, 'topic') : [];
}

/** Whoever reads bytes reads anything, and text is text to whoever wants text. */
const canRead = (reader: string, written: string) =>
  reader === written || reader === 'ByteArrayConverter' || (reader === 'StringConverter' && /JSON/.test(written));

function misread(sink: ConnectorFact, { connectors, connects }: Facts): readonly Violation[] {
  const workers = (connector: ConnectorFact) => connects.find(({ resource }) => resource === connector.connect);
  const reader = formatOf(sink, workers(sink));
  const topics = listOf(sink.config, 'topics');
  return connectors.flatMap((source) => {
    const topic = isSink(source) ? undefined : writtenBy(source).find((name) => topics.includes(name));
    const written = formatOf(source, workers(source));
    if (topic === undefined || reader === undefined || written === undefined || canRead(reader, written)) return [];
    return [
      at(
        sink,
        'value.converter',
        `topic ${topic} is ${written}, as ${source.name} writes it, and this reads ${reader}`,
        'give both the same value.converter and value.converter.schemas.enable',
      ),
    ];
  });
}

/** From this Kafka on, which is 6.0 of Confluent’s, their images hold no connectors. */
const BARE_SINCE = '2.6';

function unknownClass(connector: ConnectorFact, facts: Facts): readonly Violation[] {
  const connect = workersOf(connector, facts);
  const { connectorClass } = connector;
  if (connect === undefined || connectorClass?.includes('.') !== true) return [];
  if (!isBare(connect, workloadOf(facts, connect.resource))) return [];
  const provided = builtIn({ repository: 'confluentinc/cp-kafka-connect' }).classes;
  return boundViolations(
    MISSING_CLASS,
    { className: connectorClass, provided },
    spotOf(connector.config['connector.class'], connector),
    connector.name,
  );
}

/** Whether workers run an image that holds no connectors, with nothing added. */
function isBare(connect: ConnectCluster, workload: Workload | undefined): boolean {
  if (connect.origin === 'strimzi') return connect.image === undefined && connect.plugins.length === 0;
  const container = workload?.pod.containers.find(({ runs }) => runs === 'connect');
  if (workload === undefined || container === undefined || container.hasCommand || workload.pod.initContainers.length > 0) return false;
  const isFilled = workload.pod.volumes.some(({ kind }) => kind !== 'config-map' && kind !== 'secret');
  return container.image.family === 'confluent' && isAtLeast(container.image.kafkaVersion, BARE_SINCE) && !isFilled;
}

const HOST_KEY = 'rest.advertised.host.name';

function misnamed(connect: ConnectCluster, { services }: Facts): readonly Violation[] {
  if (connect.origin !== 'kubernetes' || connect.replicas < 2) return [];
  const host = textOf(connect.settings, HOST_KEY);
  if (host === undefined || /[${}]/.test(host)) return [];
  const isLocal = /^(localhost|127\.|0\.0\.0\.0)/.test(host);
  const service = services.find(({ name, namespace }) => name === host.split('.')[0] && namespace === connect.namespace);
  if (!isLocal && service === undefined) return [];
  const what = `${connect.replicas} workers all call themselves ${host}`;
  return [
    {
      ...spotOf(connect.settings[HOST_KEY], connect),
      what,
      fix: 'set it from the pod: status.podIP, or the name a headless Service gives it',
    },
  ];
}
