// The environment of docs/how-to/zookeeper-mode.md.
import { certificatesFromSecrets, clientScram, type EnvironmentSpec, internalTls, type KafkaSpec, pool } from 'sluice';

/** As `environment` types it once releases/legacy.yaml names a 3.9 version. */
const environment = (spec: EnvironmentSpec<'legacy', KafkaSpec<'3.9'>>) => spec;

export const legacy = environment({
  name: 'legacy',
  class: 'development',
  namespace: 'streaming-legacy',
  kubernetes: { version: '1.34' },
  kafka: {
    clusterId: 'Ri6UkrBgQ4i0f0H_YVfMQg',
    coordination: { mode: 'zookeeper', replicas: 3, storageGiB: 10 },
    pools: [pool({ name: 'a', brokers: 3, volumes: [{ storageGiB: 20 }], memoryGiB: 2 })],
    listeners: [internalTls(), clientScram({ port: 9093 })],
    certificates: certificatesFromSecrets(),
  },
});
