import type { Build } from '../shared/constructs.js';
import { selectorLabels } from '../shared/index.js';
import { SCHEMA_REGISTRY_PORT, type SchemaRegistryConfig, schemaRegistryIdentity } from './config.js';
import { SchemaRegistry } from './schema-registry.js';

/** The registry, open to the pods that ask it. */
export const buildSchemaRegistry: Build<{ readonly schemaRegistry?: SchemaRegistryConfig }> = (
  scope,
  { schemaRegistry: registry },
  { workloads, kafka, clientsOf },
) => {
  if (!registry) return;
  const clients = clientsOf(selectorLabels(schemaRegistryIdentity(workloads)), SCHEMA_REGISTRY_PORT);
  new SchemaRegistry(scope, 'SchemaRegistry', { registry, workloads, kafka, clients });
};
