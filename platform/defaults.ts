/** What an environment may leave out. `docs/reference/environment.md` lists it from here. */
export const ENVIRONMENT_DEFAULTS = {
  imagePullPolicy: 'IfNotPresent',
  /** Any address: nobody said which. The Service's port, and that behind it on most clusters: policies see the address behind the Service. */
  apiServer: { cidrs: ['0.0.0.0/0'], ports: [443, 6443] },
  dnsPort: 53,
  controller: { storageGiB: 10, memoryGiB: 1, cpuMillis: 250, firstNodeId: 0, heapPercent: 60 },
  zookeeper: { storageGiB: 10, memoryGiB: 1.5, cpuMillis: 250, heapPercent: 66 },
  broker: { memoryGiB: 4, cpuMillis: 1000, heapPercent: 50, maxHeapMiB: 6144 },
  /** Pool i (from 0) starts at (i + 1) times this: room to grow without meeting the next. */
  nodeIdsPerPool: 100,
  replicationFactor: 3,
  /** Half an hour: about 30 GiB of unflushed segments on a slow disk. */
  recoveryBudgetSeconds: 1800,
} as const;
