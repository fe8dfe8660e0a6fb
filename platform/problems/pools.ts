import { NODE_IDS, nodeIds } from '../../charts/kafka/index.js';
import { boundProblems, counted, heapFor, heapProblems, isAtLeast, type Problem, toMiB, under } from '../../charts/shared/index.js';
import { ENVIRONMENT_DEFAULTS } from '../defaults.js';
import type { Environment } from '../environment.js';
import type { Release } from '../release/release.js';
import { kafkaName } from '../resolve/names.js';
import { firstNodeIdOf, poolSpecs } from '../resolve/pools.js';
import { replicationOf } from '../resolve/replication.js';
import type { PoolSpec } from '../spec.js';

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
  return [
    ...problems,
    ...heapProblems({ ...declaredHeap(spec.heapMiB, toMiB(spec.memoryGiB ?? memoryGiB), heapPercent), program: 'kafka' }),
  ];
}

/** A heap as it is declared, or as a share of the memory. */
export const declaredHeap = (heapMiB: number | undefined, memoryMiB: number, percent: number) =>
  heapMiB === undefined ? { heapMiB: heapFor(memoryMiB, percent), derivedPercent: percent, memoryMiB } : { heapMiB, memoryMiB };

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

/** Node ids of the sets, each against those before it. */
function overlaps(environment: Environment, specs: readonly PoolSpec[]): Problem[] {
  const { coordination } = environment.kafka;
  const name = kafkaName(environment);
  const pools = specs.map((spec, index) => ({
    path: `pools[${index}]`,
    of: `${name}-broker-${spec.name}`,
    ids: nodeIds({ firstNodeId: firstNodeIdOf(spec, index), replicas: spec.brokers }),
  }));
  const sets =
    coordination.mode === 'kraft' && coordination.controllers !== 'combined'
      ? [{ of: `${name}-controller`, ...controllerSet(coordination.controllers, coordination.firstNodeId) }, ...pools]
      : pools;
  return sets.flatMap(({ path, of, ids }, index) =>
    boundProblems(NODE_IDS, { of, ids, others: sets.slice(0, index) }, `${path}.firstNodeId`),
  );
}

const controllerSet = (controllers: number, firstNodeId: number = ENVIRONMENT_DEFAULTS.controller.firstNodeId) => ({
  path: 'coordination',
  ids: nodeIds({ firstNodeId, replicas: controllers }),
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
