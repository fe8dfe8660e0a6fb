import type { Component, Connection, Described, Offers, Site, Surroundings, WrittenFormat } from '../component.js';
import { imageKey, releasedImageProblems } from '../component.js';
import {
  type GivenRequirement,
  type HttpAddress,
  type Neighbour,
  neighbourAt,
  neighbourOf,
  selectorLabels,
  under,
} from '../shared/index.js';
import { CONNECT_DEFAULTS, CONNECT_PORT, type ConnectCluster, connectIdentity, restHost } from './config.js';
import { type Connector, connectorSecretKeys } from './connector.js';
import { CONNECTOR_KINDS } from './connector-kinds.js';
import type { ConnectorSpec } from './connector-spec.js';
import { S3_SINK_CLASS } from './connectors/s3-sink.js';
import { type ConnectorSurroundings, connectorSpecProblems, resolveConnectors } from './connectors-resolve.js';
import { CONNECT_IMAGES } from './images.js';
import { connectLocal } from './local.js';
import { connectNeeds } from './needs.js';
import { recognisedConnect } from './recognise.js';
import { connectReference } from './reference.js';
import { type ConnectRelease, type ConnectSpec, connectImage, connectName, connectSpecProblems, resolveConnect } from './spec.js';

/** The workers in an environment. */
export interface ConnectField {
  /** Kafka Connect, for the pipelines' connectors. @default none */
  readonly connect?: ConnectSpec;
}

/** The workers in a release file. */
export interface ConnectReleaseField {
  /** Images of Kafka Connect. */
  readonly connect?: ConnectRelease;
}

/** The Connect workers and what runs on them. */
export interface ResolvedConnect {
  /** The Connect workers. */
  readonly workers: ConnectCluster;
  /** Connectors that run on them. */
  readonly connectors: readonly Connector[];
  /** Names of connectors to delete. */
  readonly retired: readonly string[];
  /** What the connectors speak to beside Kafka. */
  readonly neighbours: readonly Neighbour[];
}

/** What it is in a description, a release and a platform. */
export interface ConnectTypes {
  /** Its field of an environment. */
  readonly field: ConnectField;
  /** Its entry of a release file. */
  readonly release: ConnectReleaseField;
  /** Its field of a platform. */
  readonly resolved: { readonly connect?: ResolvedConnect };
  /** What it reads of the pipelines' parts. */
  readonly parts: { readonly connectors: readonly ConnectorSpec[] };
}

/** Kafka Connect. */
export const connect: Component<ConnectTypes> = {
  key: 'connect',
  folder: 'connect',
  runs: { kinds: CONNECTOR_KINDS, words: { component: 'connect', parts: 'connectors' }, declaration: 'connect: { plugins: [ … ] }' },
  release: {
    keys: {
      image: imageKey('confluentinc/cp-kafka-connect:8.1.1'),
      built: { form: 'the image that was built with the plugins', example: 'registry.example.com/connect:1.4.0', isOptional: true },
    },
    isNeeded: ({ environment }) => environment.connect !== undefined,
    problems: ({ release, ...described }) => releasedImageProblems(CONNECT_IMAGES, release.connect, described),
  },
  resolve: ({ context, ...described }) => {
    const { environment, release, parts, line, offer } = described;
    const { connect: spec } = environment;
    if (!spec || !release.connect) return {};
    const image = connectImage(release.connect, { line, mirror: context.kubernetes.imageMirror });
    const connectors = resolveConnectors(parts.connectors, surroundingsOf(described, context.kafka.replicationFactor));
    const registry = offer('registry');
    return {
      connect: {
        workers: resolveConnect(spec, { context, image, connectors, ...(registry && { registryUrl: registry.url }) }),
        connectors,
        retired: Object.keys(spec.retiredConnectors ?? {}),
        neighbours: [...neighboursOf(described, connectors), ...(spec.reaches ?? []).map(neighbourOf)],
      },
    };
  },
  resolvedProblems: ({ resolved, workerSettingProblems, context, ...described }) => {
    const { environment, release, parts } = described;
    if (!environment.connect || !resolved.connect || !release.connect) return [];
    const { workers } = resolved.connect;
    const host = { ...workers, workers: workers.replicas };
    return [
      ...under(
        'connect',
        connectSpecProblems(environment.connect, { connect: workers, release: release.connect, settingProblems: workerSettingProblems }),
      ),
      ...connectorSpecProblems(parts.connectors, surroundingsOf(described, context.kafka.replicationFactor), host),
      ...retiredProblems(resolved.connect),
    ];
  },
  needs: ({ resolved }) =>
    resolved.connect ? connectNeeds(resolved.connect.workers, resolved.connect.connectors) : { topics: [], users: [] },
  secrets: ({ resolved }) =>
    connectorSecretKeys(resolved.connect?.connectors ?? []).map(
      ({ name, keys }): GivenRequirement => ({ kind: 'given', name, keys, purpose: 'a connector refers to it' }),
    ),
  offers: {
    formats:
      ({ environment, parts }) =>
      (topic) =>
        writtenFormat(topic, parts.connectors, environment),
    workers: ({ environment, site }) => environment.connect && workersAddress(site),
  },
  url: ({ connect: resolved }) => resolved && `http://${restHost(resolved.workers)}:${CONNECT_PORT}`,
  reaches: connections,
  own: ({ environment: { connect: spec }, site }) => spec && { identity: connectIdentity(site.workloads), parts: spec },
  recognise: recognisedConnect,
  reference: connectReference,
  local: connectLocal,
};

const workersAddress = (site: Site): HttpAddress => ({
  url: `http://${restHost({ name: connectName(site), namespace: site.namespace })}:${CONNECT_PORT}`,
  reach: [{ kind: 'pods', labels: selectorLabels(connectIdentity(site.workloads)) }],
  port: CONNECT_PORT,
});

/** What connectors find around them. */
function surroundingsOf(
  { environment, site, offer }: Pick<Described<ConnectTypes>, 'environment' | 'site' | 'offer'>,
  replicationFactor: number,
): ConnectorSurroundings {
  const [registry, database, bucket] = [offer('registry'), offer('database'), offer('bucket')];
  return {
    format: formatOf(environment),
    ...(registry && { registryUrl: registry.url }),
    ...(database && { database }),
    ...(bucket && { bucket }),
    replicationFactor,
    class: site.class,
  };
}

const formatOf = ({ connect: spec }: ConnectField) => spec?.format ?? CONNECT_DEFAULTS.format;

/** The database where a connector reads it, the store where one writes it, and servers named by URL. */
function neighboursOf(
  { parts: { connectors: specs }, offer }: Pick<Described<ConnectTypes>, 'parts' | 'offer'>,
  connectors: readonly Connector[],
): readonly Neighbour[] {
  const [database, store] = [offer('database'), offer('bucket')];
  const reads = specs.some(({ kind }) => kind === 'jdbc-source' || kind === 'debezium-postgres');
  const writes = connectors.some(({ connectorClass }) => connectorClass === S3_SINK_CLASS);
  return [
    ...(reads && database ? [{ reach: database.address.reach, port: database.address.port }] : []),
    ...(writes && store ? [{ reach: store.reach, port: store.port }] : []),
    ...specs.flatMap((spec) => (spec.kind === 'elasticsearch-sink' ? (neighbourAt(spec.url) ?? []) : [])),
  ];
}

/** How a topic's values are written by the source that fills it; nothing where none does. */
function writtenFormat(topic: string, specs: readonly ConnectorSpec[], environment: ConnectField): WrittenFormat | undefined {
  const source = specs.find((spec) => (spec.kind === 'jdbc-source' || spec.kind === 'debezium-postgres') && spec.to.name === topic);
  if (!source) return undefined;
  const kind = source.value ?? formatOf(environment);
  if (kind === 'avro') return { kind };
  const values = source.kind === 'jdbc-source' ? 'connect' : 'debezium';
  return kind === 'json' || kind === 'json-with-schema' ? { kind, values } : undefined;
}

/** Kafka, the registry where any converter speaks Avro, and what the connectors need. */
function connections({ resolved, site, kafka, offer }: Surroundings<ConnectTypes>): readonly Connection[] {
  if (!resolved.connect) return [];
  const { workers, connectors, neighbours } = resolved.connect;
  const isAvro = [workers.converters, ...connectors].some(({ key, value }) => key.format === 'avro' || value.format === 'avro');
  const registry: Offers['registry'] | undefined = isAvro ? offer('registry') : undefined;
  const from = { labels: selectorLabels(connectIdentity(site.workloads)) };
  return [
    ...[kafka, ...(registry ? [registry] : [])].map(({ reach, port }) => ({ from, to: { reach, port } })),
    ...neighbours.map((to) => ({ from, to, neededBy: 'connectors' })), // a worker starts without them
  ];
}

const retiredProblems = ({ connectors, retired }: ResolvedConnect) =>
  connectors
    .filter(({ name }) => retired.includes(name))
    .map(({ name }) => ({
      path: 'connect.retiredConnectors',
      what: `connector ${name} is both declared and retired`,
      why: 'it would be delivered and deleted at every apply',
      fix: 'take it out of retiredConnectors, or out of its pipeline',
    }));
