import { CONNECT_DEFAULTS, type ConnectCluster, type Connector, S3_SINK_CLASS } from '../../charts/connect/index.js';
import type { RunnableImage } from '../../charts/shared/index.js';
import type { SparkRuntime, StreamJob } from '../../charts/spark/index.js';
import { resolveConnect } from '../components/connect.js';
import type { ConnectorSpec } from '../components/connectors.js';
import { type ConnectorSurroundings, resolveConnectors } from '../components/connectors-resolve.js';
import type { ComponentContext } from '../components/context.js';
import { resolveLogin } from '../components/postgres.js';
import { POSTGRES_USERS } from '../components/postgres-needs.js';
import { type Neighbour, neighbourAt, neighbourOf } from '../components/reach.js';
import { resolveSpark, type SparkRelease } from '../components/spark.js';
import { resolveStreamJob } from '../components/stream-job.js';
import type { StreamFormatSpec, StreamJobSpec } from '../components/stream-job-spec.js';
import type { Environment } from '../environment.js';
import { partsOf } from '../pipelines/pipeline-parts.js';
import type { DatabasePlace, ObjectStorePlace } from './data.js';

/** The Connect workers and what runs on them. */
export interface ConnectPlace {
  readonly workers: ConnectCluster;
  readonly connectors: readonly Connector[];
  /** Names of connectors to delete. */
  readonly retired: readonly string[];
  /** What the connectors speak to beside Kafka. */
  readonly neighbours: readonly Neighbour[];
}

/** Spark and its stream jobs. */
export interface SparkPlace {
  readonly runtime: SparkRuntime;
  readonly jobs: readonly StreamJob[];
}

/** What stands around connectors and jobs, resolved before them. */
export interface PipelineInputs {
  readonly environment: Environment;
  readonly context: ComponentContext;
  readonly registryUrl?: string;
  readonly database?: DatabasePlace;
  readonly objectStore?: ObjectStorePlace;
}

/** What connectors find around them. */
export function connectorSurroundings({ environment, context, registryUrl, database, objectStore }: PipelineInputs): ConnectorSurroundings {
  const { postgres, connect } = environment;
  const login = (user: string) => postgres && resolveLogin(postgres, context, user);
  const [polling, capture] = [login(POSTGRES_USERS.connect), login(POSTGRES_USERS.capture)];
  return {
    format: connect?.format ?? CONNECT_DEFAULTS.format,
    ...(registryUrl && { registryUrl }),
    ...(database && polling && capture && { database: { address: database.address, polling, capture } }),
    ...(objectStore && { objectStore: objectStore.address }),
    replicationFactor: context.kafka.replicationFactor,
    class: environment.class,
  };
}

/** The workers with all connectors of the pipelines. */
export function resolveConnectPlace(image: RunnableImage, inputs: PipelineInputs): ConnectPlace | undefined {
  const { environment, context, registryUrl } = inputs;
  const { connect: spec } = environment;
  if (!spec) return undefined;
  const { connectors: specs } = partsOf(environment);
  const connectors = resolveConnectors(specs, connectorSurroundings(inputs));
  return {
    workers: resolveConnect(spec, { context, image, connectors, ...(registryUrl && { registryUrl }) }),
    connectors,
    retired: Object.keys(spec.retiredConnectors ?? {}),
    neighbours: [...neighboursOf(specs, connectors, inputs), ...(spec.reaches ?? []).map(neighbourOf)],
  };
}

/** The database where one reads it, the store where one writes it, and servers named by URL. */
function neighboursOf(
  specs: readonly ConnectorSpec[],
  connectors: readonly Connector[],
  { database, objectStore }: PipelineInputs,
): readonly Neighbour[] {
  const reads = specs.some(({ kind }) => kind === 'jdbc-source' || kind === 'debezium-postgres');
  const writes = connectors.some(({ connectorClass }) => connectorClass === S3_SINK_CLASS);
  return [
    ...(reads && database ? [{ reach: database.address.reach, port: database.address.port }] : []),
    ...(writes && objectStore ? [{ reach: objectStore.address.reach, port: objectStore.address.port }] : []),
    ...specs.flatMap((spec) => (spec.kind === 'elasticsearch-sink' ? (neighbourAt(spec.url) ?? []) : [])),
  ];
}

/** Spark with all stream jobs of the pipelines. */
export function resolveSparkPlace(
  { image, release }: { readonly image: RunnableImage; readonly release: SparkRelease },
  { environment, context, objectStore }: PipelineInputs,
  connectors: readonly Connector[],
): SparkPlace | undefined {
  const { spark: spec } = environment;
  if (!spec) return undefined;
  const runtime = resolveSpark(spec, { context, release, image, ...(objectStore && { objectStore: objectStore.address }) });
  return { runtime, jobs: streamJobSpecs(environment, connectors).map((job) => resolveStreamJob(job, { context, runtime })) };
}

/** The pipelines' jobs, each reading its topic as the topic's connector writes it, unless the job says otherwise. */
export function streamJobSpecs(environment: Environment, connectors: readonly Connector[]): readonly StreamJobSpec[] {
  const { streamJobs, connectors: specs } = partsOf(environment);
  return streamJobs.map((job) => {
    const format = job.format ?? formatWritten(job.from.name, specs, connectors);
    return format ? { ...job, format } : job;
  });
}

/** How a topic's values are written by the source that fills it; nothing where none does. */
export function formatWritten(
  topic: string,
  specs: readonly ConnectorSpec[],
  connectors: readonly Connector[],
): StreamFormatSpec | undefined {
  const index = specs.findIndex((spec) => (spec.kind === 'jdbc-source' || spec.kind === 'debezium-postgres') && spec.to.name === topic);
  const format = connectors[index]?.value.format;
  const values = specs[index]?.kind === 'jdbc-source' ? 'connect' : 'debezium';
  if (format === 'avro') return { kind: 'avro' };
  return format === 'json' || format === 'json-with-schema' ? { kind: format, values } : undefined;
}
