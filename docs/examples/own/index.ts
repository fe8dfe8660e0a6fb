// The environment of docs/how-to/own-parts.md: a small platform with parts of a team's own. It runs on three nodes in three zones.
import { clientScram, environment, internalTls, pool, secret } from 'sluice';
import { reports } from './reports.js';

const small = { memoryGiB: 0.75, heapMiB: 320, cpuMillis: 50 } as const;

/** A platform with an own image, a sidecar, variables, placement, labels and extra objects. */
export const own = environment({
  name: 'own',
  class: 'development',
  namespace: 'e2e-own',
  kubernetes: {
    version: '1.34',
    zones: ['zone-a', 'zone-b', 'zone-c'],
    storageClass: 'standard',
    labels: { 'example.com/cost-center': 'a-17' }, // on the objects: changing it restarts nothing
  },
  kafka: {
    clusterId: 'Ow3mJ8s4TZ-bwXq5VdR0Eg',
    coordination: { mode: 'kraft', controllers: 1, storageGiB: 1, memoryGiB: 0.5, heapMiB: 192, cpuMillis: 50 },
    pools: [
      pool({
        name: 'a',
        zone: 'zone-a',
        brokers: 1,
        volumes: [{ storageGiB: 1 }],
        ...small,
        nodeSelector: { 'example.com/disk': 'fast' },
        labels: { 'example.com/tier': 'hot' },
        podLabels: { 'example.com/scrape': 'heartbeat' }, // on the pods, because somebody selects pods by it
        env: { AGENT_ENVIRONMENT: 'own', AGENT_TOKEN: secret('agent', 'token'), NODE_NAME: { field: 'spec.nodeName' } },
        mounts: [
          { name: 'agent', path: '/etc/agent', configMap: 'agent-settings' },
          { name: 'beat', scratchMiB: 1 },
        ],
        sidecars: [
          {
            name: 'heartbeat',
            image: 'curlimages/curl:8.14.1',
            command: ['/bin/sh', '-c', 'while true; do date > /beat/last; sleep 5; done'],
            memoryMiB: 32,
            cpuMillis: 10,
            mounts: [{ name: 'beat', path: '/beat' }],
            reaches: [{ namespace: 'monitoring', port: 9091 }],
          },
        ],
      }),
      pool({ name: 'b', zone: 'zone-b', brokers: 1, volumes: [{ storageGiB: 1 }], ...small }),
    ],
    listeners: [internalTls(), clientScram({ port: 9093 })],
    topics: [{ name: 'orders', partitions: 3 }],
    clients: [{ namespace: 'apps', listener: 'CLIENT' }],
  },
  extras: reports,
  manifests: ['manifests'],
});

/** As `--environments docs/examples/own/index.ts` takes them. */
export const environments = [own];
