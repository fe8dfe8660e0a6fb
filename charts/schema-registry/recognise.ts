import type { Recognised } from '../shared/recognise.js';

/** By what a Schema Registry is recognised in anybody's manifests. */
export const recognisedSchemaRegistry: Recognised = {
  software: 'schema-registry',
  role: 'registry',
  images: [
    { repository: /(^|\/)cp-schema-registry$/, family: 'confluent' },
    { repository: /(^|\/)bitnami(legacy|secure)?\/schema-registry$/, family: 'bitnami' },
  ],
  holds: 'clients',
  start: /schema-registry-start/,
  settings: {
    files: /^schema-registry\.properties$/,
    variables: /^SCHEMA_REGISTRY_(CFG_)?KAFKASTORE_BOOTSTRAP_SERVERS$/,
    prefix: 'SCHEMA_REGISTRY_',
    bitnamiPrefix: 'SCHEMA_REGISTRY_CFG_',
  },
  heapVariables: ['SCHEMA_REGISTRY_HEAP_OPTS'],
  client: {
    prefix: 'kafkastore.',
    id: 'registry',
    label: 'registry',
    pods: 'pods of',
    topics: ['groups', 'schemas'],
    group: 'schema-registry',
  },
  fatalService: 'schema-registry',
};
