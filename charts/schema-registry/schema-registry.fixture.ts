import { plaintext, scramOf } from '../../test/platform-parts.js';
import type { RunnableImage } from '../shared/index.js';
import type { SchemaRegistryConfig } from './config.js';
import { SCHEMA_REGISTRY_IMAGES } from './images.js';

const contract = (band: string) => {
  const found = SCHEMA_REGISTRY_IMAGES.find((image) => image.band === band);
  if (!found) throw new Error(`no contract for ${band}`);
  return found;
};

/** The registry's image of a band. */
export const image = (band: string): RunnableImage => ({
  reference: `confluentinc/cp-schema-registry:${band}.1`,
  contract: contract(band),
});

/** The least a registry can be. */
export const minimal: SchemaRegistryConfig = {
  name: 'schema-registry',
  namespace: 'streaming',
  version: '8.1.1',
  image: image('8.1'),
  toolsImage: { reference: 'apache/kafka:4.3.1', contract: { ...contract('8.3'), toolsDir: '/opt/kafka/bin', toolsSuffix: '.sh' } },
  connection: plaintext,
  replicas: 1,
  resources: { memoryMiB: 768, cpuMillis: 100 },
  heapMiB: 506,
  topic: '_schemas',
  topicReplicas: 1,
  groupId: 'streaming-schema-registry',
  compatibility: 'BACKWARD',
  subjects: {},
  clients: [],
};

/** All a registry can have. `Required` makes a new field fail to compile here until tests cover it. */
export const maximal: Required<SchemaRegistryConfig> = {
  ...minimal,
  name: 'blue-schema-registry',
  connection: scramOf('schema-registry'),
  replicas: 3,
  resources: { memoryMiB: 1024, cpuMillis: 250 },
  heapMiB: 768,
  topic: '_schemas_blue',
  topicReplicas: 3,
  groupId: 'blue',
  compatibility: 'FULL_TRANSITIVE',
  subjects: { 'orders-value': 'FULL', 'a b+c': 'NONE', 'old-value': 'INHERIT' },
  clients: [
    { namespace: 'apps', labels: { app: 'shop' } },
    { namespace: 'streaming', labels: { app: 'loader' } },
  ],
};
