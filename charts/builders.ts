import type { COMPONENTS, ResolvedComponents } from './components.js';
import { buildConnect } from './connect/build.js';
import { buildKafkaUi } from './kafka-ui/build.js';
import { buildObjectStore } from './object-store/build.js';
import { buildPostgres } from './postgres/build.js';
import { buildRestProxy } from './rest-proxy/build.js';
import { buildSchemaRegistry } from './schema-registry/build.js';
import type { Build } from './shared/constructs.js';
import { buildSpark } from './spark/build.js';

/** What builds each component's objects. Apart from the components themselves, which are resolved without cdk8s. */
export const BUILDERS: Readonly<Record<(typeof COMPONENTS)[number]['key'], Build<ResolvedComponents>>> = {
  schemaRegistry: buildSchemaRegistry,
  restProxy: buildRestProxy,
  postgres: buildPostgres,
  objectStore: buildObjectStore,
  connect: buildConnect,
  spark: buildSpark,
  kafkaUi: buildKafkaUi,
};
