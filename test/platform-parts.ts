import type { KafkaConnection, Workloads } from '../charts/shared/index.js';

/** What an environment decides for pods, when it decides nothing. */
export const workloads: Workloads = {
  namespace: 'streaming',
  partOf: 'streaming',
  labels: {},
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

/** Pods in two zones, apart whatever that costs. */
export const inTwoZones: Workloads = { ...workloads, zones: ['a', 'b'], spread: 'hard' };

/** A way to Kafka without passwords. */
export const plaintext: KafkaConnection = {
  bootstrapServers: ['kafka-bootstrap.streaming.svc:9092'],
  clientSecurity: {},
  mounts: [],
  edge: { listener: 'CLIENT', port: 9092 },
};

/** A way to Kafka with a password and an authority, both in files. */
export const scramOf = (user: string): KafkaConnection => ({
  bootstrapServers: ['kafka-bootstrap.streaming.svc:9093'],
  clientSecurity: {
    'security.protocol': 'SASL_SSL',
    'sasl.mechanism': 'SCRAM-SHA-512',
    'config.providers': 'dir',
    'config.providers.dir.class': 'org.apache.kafka.common.config.provider.DirectoryConfigProvider',
    'sasl.jaas.config': '${dir:/etc/sluice/credentials:sasl.jaas.config}',
  },
  mounts: [{ secret: `kafka-user-${user}`, path: '/etc/sluice/credentials' }],
  edge: { listener: 'CLIENT', port: 9093 },
});
