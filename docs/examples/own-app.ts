// The cdk8s app of docs/how-to/own-cdk8s-app.md: a Schema Registry for brokers that somebody else runs.
import { App, Chart } from 'cdk8s';
import {
  contractOf,
  DenyByDefault,
  type ImageContract,
  KAFKA_IMAGES,
  type RunnableImage,
  SCHEMA_REGISTRY_IMAGES,
  SchemaRegistry,
  type Workloads,
} from 'sluice/charts';

const namespace = 'shop';
const workloads: Workloads = {
  namespace,
  partOf: 'shop',
  labels: { team: 'shop' },
  annotations: {},
  podLabels: {},
  podAnnotations: {},
  imagePullSecrets: [],
  imagePullPolicy: 'IfNotPresent',
  nodeSelector: {},
  tolerations: [],
  zones: [],
  spread: 'soft',
};

/** An image and what is known of it: uid, start command, writable folders. One that is not known is refused. */
function known(images: readonly ImageContract[], reference: string, kafkaLine: string): RunnableImage {
  const contract = contractOf(images, reference, kafkaLine);
  if (!contract) throw new Error(`${reference} is not an image that Sluice knows`);
  return { reference, contract };
}

export const app = new App();
const chart = new Chart(app, 'schema-registry', { disableResourceNameHashes: true });
new DenyByDefault(chart, 'Network', workloads); // and lets pods resolve names: the policy of the registry names its own connections alone
export const registry = new SchemaRegistry(chart, 'SchemaRegistry', {
  workloads,
  kafka: { kind: 'pods', labels: { app: 'kafka' }, namespace: 'kafka' },
  clients: [],
  registry: {
    name: 'schema-registry',
    namespace,
    version: '8.1.1',
    image: known(SCHEMA_REGISTRY_IMAGES, 'confluentinc/cp-schema-registry:8.1.1', '4.1'),
    toolsImage: known(KAFKA_IMAGES, 'apache/kafka:4.3.1', '4.3'),
    connection: {
      bootstrapServers: ['kafka.kafka.svc:9092'],
      clientSecurity: {},
      mounts: [],
      edge: { listener: 'CLIENT', port: 9092 },
    },
    replicas: 2,
    resources: { memoryMiB: 768, cpuMillis: 100 },
    heapMiB: 512,
    topic: '_schemas',
    topicReplicas: 3,
    groupId: 'schema-registry',
    compatibility: 'BACKWARD',
    subjects: {},
    clients: [],
  },
});
