import type { KafkaClient } from '../../charts/clients/index.js';
import type { KafkaCluster } from '../../charts/kafka/index.js';
import { REST_PROXY_IMAGES, type RestProxyConfig } from '../../charts/rest-proxy/index.js';
import { SCHEMA_REGISTRY_IMAGES, type SchemaRegistryConfig, schemaRegistryUrl } from '../../charts/schema-registry/index.js';
import type { ImageContract, Workloads } from '../../charts/shared/index.js';
import { clientNeeds, resolveClients } from '../components/clients.js';
import { connectImage } from '../components/connect.js';
import { connectNeeds } from '../components/connect-needs.js';
import { type ComponentContext, componentListener, type KafkaNeeds } from '../components/context.js';
import { resolveRestProxy, restProxyNeeds } from '../components/rest-proxy.js';
import { resolveSchemaRegistry, schemaRegistryNeeds } from '../components/schema-registry.js';
import { sparkImage } from '../components/spark.js';
import { streamJobNeeds } from '../components/stream-job.js';
import type { Environment } from '../environment.js';
import { partsOf } from '../pipelines/pipeline-parts.js';
import type { Release } from '../release/release.js';
import { type DatabasePlace, type ObjectStorePlace, resolveDatabasePlace, resolveObjectStorePlace } from './data.js';
import { runnableImage } from './image.js';
import { type ConnectPlace, type PipelineInputs, resolveConnectPlace, resolveSparkPlace, type SparkPlace } from './pipelines.js';

/** What runs beside Kafka, with every default and address. */
export interface Components {
  readonly schemaRegistry?: SchemaRegistryConfig;
  readonly restProxy?: RestProxyConfig;
  readonly objectStore?: ObjectStorePlace;
  readonly postgres?: DatabasePlace;
  readonly connect?: ConnectPlace;
  readonly spark?: SparkPlace;
  /** Applications of other teams, with their properties. */
  readonly declaredClients: readonly KafkaClient[];
}

/** Everything a component is resolved from. */
export interface ComponentInputs {
  readonly environment: Environment;
  readonly release: Release;
  readonly kafka: KafkaCluster;
  readonly workloads: Workloads;
}

/** Resolves the components an environment names. Assumes one without problems. */
export function resolveComponents(inputs: ComponentInputs): Components {
  const services = resolveServices(inputs);
  const around = pipelineInputs(inputs, services);
  const { database, objectStore } = around;
  const connect = connectPlace(inputs, around);
  const spark = sparkPlace(inputs, around, connect);
  const declaredClients = resolveClients(partsOf(inputs.environment).clients, around);
  return {
    ...services,
    declaredClients,
    ...(objectStore && { objectStore }),
    ...(database && { postgres: database }),
    ...(connect && { connect }),
    ...(spark && { spark }),
  };
}

type Services = Pick<Components, 'schemaRegistry' | 'restProxy'>;
function resolveServices({ environment, release, kafka, workloads }: ComponentInputs): Services {
  const context = componentContext(environment, kafka, workloads);
  const image = (images: readonly ImageContract[], reference = '') =>
    runnableImage(images, { reference, line: kafka.version.line, mirror: environment.kubernetes.imageMirror });
  const schemaRegistry =
    environment.schemaRegistry &&
    resolveSchemaRegistry(environment.schemaRegistry, { context, image: image(SCHEMA_REGISTRY_IMAGES, release.schemaRegistry?.image) });
  const restProxy =
    environment.restProxy &&
    resolveRestProxy(environment.restProxy, {
      context,
      image: image(REST_PROXY_IMAGES, release.restProxy?.image),
      ...(schemaRegistry && { schemaRegistryUrl: schemaRegistryUrl(schemaRegistry) }),
    });
  return { ...(schemaRegistry && { schemaRegistry }), ...(restProxy && { restProxy }) };
}

function pipelineInputs({ environment, release, kafka, workloads }: ComponentInputs, { schemaRegistry }: Services): PipelineInputs {
  const context = componentContext(environment, kafka, workloads);
  const database = resolveDatabasePlace({ environment, release, context });
  const objectStore = resolveObjectStorePlace({ environment, release, context });
  return {
    environment,
    context,
    ...(schemaRegistry && { registryUrl: schemaRegistryUrl(schemaRegistry) }),
    ...(database && { database }),
    ...(objectStore && { objectStore }),
  };
}

function connectPlace({ environment, release, kafka }: ComponentInputs, around: PipelineInputs): ConnectPlace | undefined {
  if (!environment.connect || !release.connect) return undefined;
  const image = connectImage(release.connect, { line: kafka.version.line, mirror: environment.kubernetes.imageMirror });
  return resolveConnectPlace(image, around);
}

function sparkPlace(
  { environment, release: { spark } }: ComponentInputs,
  around: PipelineInputs,
  connect: ConnectPlace | undefined,
): SparkPlace | undefined {
  if (!environment.spark || !spark) return undefined;
  return resolveSparkPlace({ image: sparkImage(spark), release: spark }, around, connect?.connectors ?? []);
}

/**
 * What pipelines and components ask of Kafka: topics, and users of their own where clients log in. The pipelines' topics come first: by the
 * time a component's own are there, so are those it reads and writes.
 */
export function componentNeeds(
  { environment, kafka, workloads }: ComponentInputs,
  { declaredClients, connect, spark }: Components,
): KafkaNeeds {
  const context = componentContext(environment, kafka, workloads);
  const { streamJobs } = partsOf(environment);
  const needs = [
    clientNeeds(declaredClients),
    ...(spark ? [streamJobNeeds(streamJobs, spark.jobs)] : []),
    ...(connect ? [connectNeeds(connect.workers, connect.connectors)] : []),
    ...(environment.schemaRegistry ? [schemaRegistryNeeds(environment.schemaRegistry, context)] : []),
    ...(environment.restProxy ? [restProxyNeeds(environment.restProxy, context)] : []),
  ];
  const logsIn = componentListener(kafka)?.authentication === 'scram';
  return { topics: needs.flatMap(({ topics }) => topics), users: logsIn ? needs.flatMap(({ users }) => users) : [] };
}

/** What every component is resolved from. */
export const componentContext = (environment: Environment, kafka: KafkaCluster, workloads: Workloads): ComponentContext => ({
  prefix: environment.prefix ? `${environment.prefix}-` : '',
  namespace: environment.namespace,
  class: environment.class,
  kubernetes: environment.kubernetes,
  workloads,
  kafka,
});
