import type { Environment } from '../environments/environment.js';
import type { PoolShape } from '../environments/spec.js';

/** What the lab's three nodes can carry: two cores for everything. */
const LAB = {
  zones: ['zone-a', 'zone-b', 'zone-c'],
  storageClass: 'standard',
  memoryGiB: 0.75,
  heapMiB: 320,
  storageGiB: 1,
  cpuMillis: 50,
  httpMemoryGiB: 0.5,
} as const;

/** The environment on the lab's three zones: other zone names and storage class, small heaps, disks and processor requests. Nothing else differs. */
export function fitToLab(environment: Environment): Environment {
  const { kafka, kubernetes, schemaRegistry, restProxy } = environment;
  const { pools, coordination } = kafka;
  const { memoryGiB, heapMiB, storageGiB, cpuMillis } = LAB;
  const small = <Shape extends PoolShape>(shape: Shape): Shape => ({
    ...shape,
    memoryGiB,
    heapMiB,
    cpuMillis,
    volumes: [{ storageGiB }, ...shape.volumes.slice(1).map(() => ({ storageGiB }))],
  });
  const [first, ...rest] = 'perZone' in pools ? [] : pools.map(small);
  return {
    ...environment,
    // The lab's registry is a double that stands alone: it elects no writer.
    ...(schemaRegistry && { schemaRegistry: { ...schemaRegistry, replicas: 1, memoryGiB: LAB.httpMemoryGiB } }),
    ...(restProxy && { restProxy: { ...restProxy, memoryGiB: LAB.httpMemoryGiB } }),
    kubernetes: { ...kubernetes, ...(kubernetes.zones && { zones: LAB.zones }), storageClass: LAB.storageClass },
    kafka: {
      ...kafka,
      pools: 'perZone' in pools ? { perZone: small(pools.perZone) } : first ? [first, ...rest] : pools,
      coordination: { ...coordination, memoryGiB: 0.5, heapMiB: coordination.mode === 'kraft' ? 192 : 128, storageGiB, cpuMillis },
    },
  };
}
