// The environment of docs/how-to/add-an-environment.md.
import { certificatesFromSecrets, clientScram, environment, internalTls, pool } from 'sluice';

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
