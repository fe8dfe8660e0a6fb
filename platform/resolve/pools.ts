import { brokersServiceName, type NodePool, serviceHost } from '../../charts/kafka/index.js';
import { heapFor, toMiB, type Volume } from '../../charts/shared/index.js';
import { ENVIRONMENT_DEFAULTS } from '../defaults.js';
import type { Environment } from '../environment.js';
import type { PoolSpec, VolumeSpec } from '../spec.js';

/** The pools as a list: one a zone is written out. */
export function poolSpecs({ kafka, kubernetes }: Environment): readonly PoolSpec[] {
  const { pools } = kafka;
  if (!('perZone' in pools)) return pools;
  return (kubernetes.zones ?? []).map((zone) => ({ ...pools.perZone, name: zone.slice(zone.lastIndexOf('-') + 1), zone }));
}

/** Node id of a pool's first broker. */
export const firstNodeIdOf = (spec: PoolSpec, index: number) => spec.firstNodeId ?? (index + 1) * ENVIRONMENT_DEFAULTS.nodeIdsPerPool;

/** The environment's broker pools with every default. Throws for none: `environmentProblems` says so first. */
export function resolvePools(environment: Environment, clusterName: string): readonly [NodePool, ...NodePool[]] {
  const [first, ...rest] = poolSpecs(environment).map((spec, index) => resolvePool(spec, { index, environment, clusterName }));
  if (!first) throw new Error(`${environment.name} has no broker pool`);
  return [first, ...rest];
}

function resolvePool(
  spec: PoolSpec,
  { index, environment, clusterName }: { index: number; environment: Environment; clusterName: string },
): NodePool {
  const { kafka, kubernetes, namespace } = environment;
  const { memoryGiB, cpuMillis, heapPercent, maxHeapMiB } = ENVIRONMENT_DEFAULTS.broker;
  const memoryMiB = toMiB(spec.memoryGiB ?? memoryGiB);
  const name = `${clusterName}-broker-${spec.name}`;
  const serviceName = brokersServiceName(clusterName);
  const isCombined = kafka.coordination.mode === 'kraft' && kafka.coordination.controllers === 'combined';
  return {
    name,
    roles: isCombined ? ['broker', 'controller'] : ['broker'],
    replicas: spec.brokers,
    firstNodeId: firstNodeIdOf(spec, index),
    ...(spec.zone && { zone: spec.zone }),
    volumes: resolveVolumes(spec.volumes, kubernetes.storageClass),
    resources: { memoryMiB, cpuMillis: spec.cpuMillis ?? cpuMillis },
    heapMiB: spec.heapMiB ?? heapFor(memoryMiB, heapPercent, maxHeapMiB),
    serviceName,
    hosts: podHosts(name, spec.brokers, serviceHost(serviceName, namespace)),
  };
}

/** Names of a set's pods under its headless Service. */
export const podHosts = (set: string, replicas: number, host: string) =>
  Array.from({ length: replicas }, (_, ordinal) => `${set}-${ordinal}.${host}`);

/** Volumes in order, named `data-0`, `data-1`, …: the name is in the claim, so it never changes. */
export function resolveVolumes(
  [first, ...rest]: readonly [VolumeSpec, ...VolumeSpec[]],
  storageClass: string | undefined,
): readonly [Volume, ...Volume[]] {
  const volume = (spec: VolumeSpec, index: number): Volume => {
    const chosen = spec.storageClass ?? storageClass;
    return { name: `data-${index}`, storageGiB: spec.storageGiB, ...(chosen && { storageClass: chosen }) };
  };
  return [volume(first, 0), ...rest.map((spec, index) => volume(spec, index + 1))];
}
