import { counted, heapFor, isAtLeast, type Problem, toMiB, under } from '../../charts/shared/index.js';
import { ENVIRONMENT_DEFAULTS } from '../defaults.js';
import type { Environment } from '../environment.js';
import type { Release } from '../release/release.js';
import { kafkaName } from '../resolve/names.js';
import { firstNodeIdOf, poolSpecs } from '../resolve/pools.js';
import { replicationOf } from '../resolve/replication.js';
import type { PoolSpec } from '../spec.js';

/** Memory a JVM needs beside its heap: metaspace, thread stacks, network buffers. */
const MIN_OFF_HEAP_MIB = 192;
const NAME = /^[a-z0-9]([a-z0-9-]{0,18}[a-z0-9])?$/;

/** What is wrong with the broker pools. */
export function poolProblems(environment: Environment, release: Release): Problem[] {
  const specs = poolSpecs(environment);
  if (specs.length === 0) {
    return [
      {
        path: 'pools',
        what: 'perZone without zones',
        why: 'there is no zone to put a pool in',
        fix: 'list kubernetes.zones, or name the pools: [pool({ name: "a", … })]',
      },
    ];
  }
  return [
    ...specs.flatMap((spec, index) => under(`pools[${index}]`, onePoolProblems(spec, environment, release))),
    ...duplicateNames(specs),
    ...longNames(environment, specs),
    ...overlaps(environment, specs),
    ...brokerCountProblems(environment),
  ];
}

function onePoolProblems(spec: PoolSpec, { kubernetes, kafka }: Environment, release: Release): Problem[] {
  const problems: Problem[] = [];
  if (!NAME.test(spec.name))
    problems.push({
      path: 'name',
      what: `"${spec.name}"`,
      why: "it is part of the brokers' host names",
      fix: 'use lower case letters, digits and dashes, at most 20',
    });
  if (!Number.isInteger(spec.brokers) || spec.brokers < 1)
    problems.push({
      path: 'brokers',
      what: `${spec.brokers} brokers`,
      why: 'a pool without brokers holds nothing',
      fix: 'use at least 1, or remove the pool',
    });
  if (spec.zone !== undefined && !(kubernetes.zones ?? []).some((zone) => zone === spec.zone)) {
    problems.push({
      path: 'zone',
      what: `zone ${spec.zone} is not among kubernetes.zones`,
      why: 'its pods could be placed nowhere',
      fix: `use one of ${(kubernetes.zones ?? ['(none listed)']).join(', ')}`,
    });
  }
  spec.volumes.forEach(({ storageGiB }, index) => {
    if (!(storageGiB > 0))
      problems.push({ path: `volumes[${index}].storageGiB`, what: `${storageGiB}`, why: 'a claim needs a size', fix: 'use at least 1' });
  });
  if (spec.volumes.length > 1 && kafka.coordination.mode === 'kraft' && !isAtLeast(release.kafka.version, '3.7')) {
    problems.push({
      path: 'volumes',
      what: `${spec.volumes.length} volumes with Kafka ${release.kafka.version} in KRaft mode`,
      why: 'several log directories work since 3.7: before, a failed disk loses its partitions silently',
      fix: 'use one volume, or a later version',
    });
  }
  const { memoryGiB, heapPercent } = ENVIRONMENT_DEFAULTS.broker;
  return [...problems, ...heapProblems(spec.heapMiB, toMiB(spec.memoryGiB ?? memoryGiB), heapPercent)];
}

/** A heap must leave room beside it; the default heap is a share of the memory, so a tiny memory is a problem too. */
export function heapProblems(heapMiB: number | undefined, memoryMiB: number, percent: number): Problem[] {
  const heap = heapMiB ?? heapFor(memoryMiB, percent);
  const offHeap = memoryMiB - heap;
  if (!(offHeap < MIN_OFF_HEAP_MIB)) return [];
  // A heap that is a share grows with the memory: then the rest must be enough.
  const enough = heapMiB === undefined ? (MIN_OFF_HEAP_MIB * 100) / (100 - percent) : heap + MIN_OFF_HEAP_MIB;
  const fitting = memoryMiB - MIN_OFF_HEAP_MIB;
  return [
    {
      path: heapMiB === undefined ? 'memoryGiB' : 'heapMiB',
      what: `a heap of ${heap} MiB leaves ${offHeap} MiB of the limit of ${memoryMiB} MiB`,
      why: `below ${MIN_OFF_HEAP_MIB} MiB beside the heap the kernel kills the container under load`,
      fix: `raise memoryGiB to ${Math.ceil((enough / 1024) * 4) / 4}${fitting > 0 ? `, or set heapMiB to ${fitting}` : ''}`,
    },
  ];
}

function duplicateNames(specs: readonly PoolSpec[]): Problem[] {
  const names = specs.map(({ name }) => name);
  return names.flatMap((name, index) =>
    names.indexOf(name) === index
      ? []
      : [
          {
            path: `pools[${index}].name`,
            what: `two pools are called ${name}`,
            why: 'the second StatefulSet would replace the first',
            fix: 'name them apart; with perZone: name the pools yourself',
          },
        ],
  );
}

/** Pods carry their set's name and a hash as a label of at most 63 characters. */
const MAX_SET_NAME = 52;
const MAX_SERVICE_NAME = 63;

/** The parts of a name fit, each by itself; together they may not. */
function longNames(environment: Environment, specs: readonly PoolSpec[]): Problem[] {
  const outside = environment.kafka.listeners.filter(({ exposure }) => exposure.kind !== 'inside').map(({ name }) => name.length);
  const perBroker = outside.length > 0 ? Math.max(...outside) + 1 : 0;
  return specs.flatMap((spec, index) => {
    const set = `${kafkaName(environment)}-broker-${spec.name}`;
    const service = `${set}-${Math.max(0, spec.brokers - 1)}`.length + perBroker;
    const excess = Math.max(set.length - MAX_SET_NAME, perBroker > 0 ? service - MAX_SERVICE_NAME : 0);
    if (excess <= 0) return [];
    return [
      {
        path: `pools[${index}].name`,
        what: `${set} is ${excess} characters too long for its pods and their Services`,
        why: 'Kubernetes takes 63 characters, and adds to them',
        fix: `shorten prefix, pool and external listener by ${excess} together`,
      },
    ];
  });
}

interface Range {
  readonly owner: string;
  readonly from: number;
  readonly to: number;
}

function overlaps({ kafka }: Environment, specs: readonly PoolSpec[]): Problem[] {
  const { coordination } = kafka;
  const pools: Range[] = specs.map((spec, index) => ({
    owner: `pools[${index}]`,
    from: firstNodeIdOf(spec, index),
    to: firstNodeIdOf(spec, index) + spec.brokers - 1,
  }));
  const ranges =
    coordination.mode === 'kraft' && coordination.controllers !== 'combined'
      ? [controllerRange(coordination.controllers, coordination.firstNodeId), ...pools]
      : pools;
  return ranges.flatMap((range, index) => {
    const other = ranges.slice(0, index).find(({ from, to }) => range.from <= to && from <= range.to);
    return other ? [overlap(range, other, Math.max(...ranges.map(({ to }) => to)) + 1)] : [];
  });
}

const controllerRange = (controllers: number, firstNodeId: number = ENVIRONMENT_DEFAULTS.controller.firstNodeId): Range => ({
  owner: 'coordination',
  from: firstNodeId,
  to: firstNodeId + controllers - 1,
});

const overlap = (range: Range, other: Range, free: number): Problem => ({
  path: `${range.owner}.firstNodeId`,
  what: `node ids ${range.from}–${range.to} meet those of ${other.owner}, ${other.from}–${other.to}`,
  why: 'controllers and brokers share one set of ids; the second node of an id is refused',
  fix: `start at a free id, e.g. ${Math.ceil(free / ENVIRONMENT_DEFAULTS.nodeIdsPerPool) * ENVIRONMENT_DEFAULTS.nodeIdsPerPool}`,
});

function brokerCountProblems(environment: Environment): Problem[] {
  const { brokers } = replicationOf(environment);
  if (environment.class !== 'production' || brokers >= 3) return [];
  return [
    {
      path: 'pools',
      what: `${counted(brokers, 'broker')} in production`,
      why:
        brokers === 2
          ? 'with one of two away, either writes stop or records have a single copy'
          : 'one failure is an outage, and its disk the only copy',
      fix: 'use at least 3',
    },
  ];
}
