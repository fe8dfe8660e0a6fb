import type { KafkaConnection, RunnableImage, Workloads } from '../shared/index.js';
import type { RestProxyConfig } from './config.js';
import { REST_PROXY_IMAGES } from './images.js';

const contract = (band: string) => {
  const found = REST_PROXY_IMAGES.find((image) => image.band === band);
  if (!found) throw new Error(`no contract for ${band}`);
  return found;
};

/** The proxy's image of a band. */
export const image = (band: string): RunnableImage => ({
  reference: `confluentinc/cp-kafka-rest:${band}.1`,
  contract: contract(band),
});

/** A way to Kafka without passwords. */
export const plaintext: KafkaConnection = {
  bootstrapServers: ['kafka-bootstrap.streaming.svc:9092'],
  clientSecurity: {},
  mounts: [],
  edge: { listener: 'CLIENT', port: 9092 },
};

/** A way to Kafka with a password and an authority, both in files. */
export const scram: KafkaConnection = {
  bootstrapServers: ['kafka-bootstrap.streaming.svc:9093'],
  clientSecurity: {
    'security.protocol': 'SASL_SSL',
    'config.providers': 'dir',
    'sasl.jaas.config': '${dir:/etc/sluice/credentials:sasl.jaas.config}',
  },
  mounts: [{ secret: 'kafka-user-rest-proxy', path: '/etc/sluice/credentials' }],
  edge: { listener: 'CLIENT', port: 9093 },
};

/** The least a proxy can be. */
export const minimal: RestProxyConfig = {
  name: 'rest-proxy',
  namespace: 'streaming',
  version: '8.1.1',
  image: image('8.1'),
  toolsImage: image('8.1'),
  connection: plaintext,
  replicas: 1,
  resources: { memoryMiB: 768, cpuMillis: 100 },
  heapMiB: 506,
  v2Consumers: false,
  clients: [],
};

/** All a proxy can have. `Required` makes a new field fail to compile here until tests cover it. */
export const maximal: Required<RestProxyConfig> = {
  ...minimal,
  name: 'blue-rest-proxy',
  connection: scram,
  topic: 'orders',
  replicas: 3,
  resources: { memoryMiB: 1024, cpuMillis: 250 },
  heapMiB: 768,
  v2Consumers: true,
  schemaRegistryUrl: 'http://schema-registry.streaming.svc:8081',
  advertisedUrl: 'https://rest.example.com',
  clients: [
    { namespace: 'apps', labels: { app: 'shop' } },
    { namespace: 'streaming', labels: { app: 'loader' } },
  ],
};

/** Where pods may run, without any wish. */
export const workloads: Workloads = {
  namespace: 'streaming',
  partOf: 'streaming',
  labels: {},
  annotations: {},
  imagePullSecrets: [],
  imagePullPolicy: 'IfNotPresent',
  nodeSelector: {},
  tolerations: [],
  zones: ['a', 'b'],
  spread: 'hard',
};
