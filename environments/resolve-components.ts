import type { KafkaCluster } from '../charts/kafka/index.js';
import { REST_PROXY_IMAGES, type RestProxyConfig } from '../charts/rest-proxy/index.js';
import { SCHEMA_REGISTRY_IMAGES, type SchemaRegistryConfig, schemaRegistryUrl } from '../charts/schema-registry/index.js';
import type { ImageContract, Workloads } from '../charts/shared/index.js';
import type { ComponentContext, KafkaNeeds } from './components/context.js';
import { resolveRestProxy, restProxyNeeds } from './components/rest-proxy.js';
import { resolveSchemaRegistry, schemaRegistryNeeds } from './components/schema-registry.js';
import type { Environment } from './environment.js';
import type { Release } from './release.js';
import { runnableImage } from './resolve-image.js';

/** What runs beside Kafka, with every default and address. */
export interface Components {
  readonly schemaRegistry?: SchemaRegistryConfig;
  readonly restProxy?: RestProxyConfig;
}

/** Everything a component is resolved from. */
export interface ComponentInputs {
  readonly environment: Environment;
  readonly release: Release;
  readonly kafka: KafkaCluster;
  readonly workloads: Workloads;
}

/** Resolves the components an environment names. Assumes one without problems. */
export function resolveComponents({ environment, release, kafka, workloads }: ComponentInputs): Components {
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

/** What the components ask of Kafka: topics and users of their own. */
export function componentNeeds(environment: Environment, kafka: KafkaCluster, workloads: Workloads): KafkaNeeds {
  const context = componentContext(environment, kafka, workloads);
  const needs = [
    ...(environment.schemaRegistry ? [schemaRegistryNeeds(environment.schemaRegistry, context)] : []),
    ...(environment.restProxy ? [restProxyNeeds(environment.restProxy, context)] : []),
  ];
  return { topics: needs.flatMap(({ topics }) => topics), users: needs.flatMap(({ users }) => users) };
}

const componentContext = (environment: Environment, kafka: KafkaCluster, workloads: Workloads): ComponentContext => ({
  prefix: environment.prefix ? `${environment.prefix}-` : '',
  namespace: environment.namespace,
  class: environment.class,
  kubernetes: environment.kubernetes,
  workloads,
  kafka,
});
