// The environment of docs/how-to/add-an-environment.md.
import { clientScram, internalTls } from '../../charts/kafka/index.js';
import type { EnvironmentSpec, KafkaSpec } from '../../platform/spec.js';
import { certificatesFromSecrets, pool } from '../../platform/spec.js';

/** As `environment` of platform/environment.ts types it once releases/qa.yaml names a 4.3 version. */
const environment = (spec: EnvironmentSpec<'qa', KafkaSpec<'4.3'>>) => spec;

export const qa = environment({
  name: 'qa',
  class: 'development',
  namespace: 'streaming-qa',
  kubernetes: { version: '1.34' },
  kafka: {
    clusterId: 'Ri6UkrBgQ4i0f0H_YVfMQQ', // drawn once, never changed
    coordination: { mode: 'kraft', controllers: 1, storageGiB: 5 },
    pools: [pool({ name: 'a', brokers: 3, volumes: [{ storageGiB: 20 }], memoryGiB: 2, cpuMillis: 250 })],
    listeners: [internalTls(), clientScram({ port: 9093 })],
    certificates: certificatesFromSecrets(),
  },
});
