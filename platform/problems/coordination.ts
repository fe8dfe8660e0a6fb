import { COMBINED_ROLES, CONTROLLERS, ZOOKEEPER_MODE } from '../../charts/kafka/index.js';
import { boundProblems, heapProblems, isAtLeast, oddVoters, type Problem, toMiB, under } from '../../charts/shared/index.js';
import { zooKeeperProblems } from '../../charts/zookeeper/index.js';
import { ENVIRONMENT_DEFAULTS } from '../defaults.js';
import type { Environment } from '../environment.js';
import type { Release } from '../release/release.js';
import type { KraftSpec, ZooKeeperSpec } from '../spec.js';
import { declaredHeap } from './pools.js';

/** What is wrong with the quorum or the ensemble. */
export function coordinationProblems(environment: Environment, release: Release): Problem[] {
  const { coordination } = environment.kafka;
  const { controller } = ENVIRONMENT_DEFAULTS;
  if (coordination.mode === 'zookeeper') return zooKeeperModeProblems(coordination, release);
  if (coordination.controllers === 'combined') return under('coordination', combinedProblems(environment));
  return under('coordination', [
    ...quorumSizeProblems(coordination.controllers),
    ...dynamicQuorumProblems(coordination, release),
    ...heapProblems({
      ...declaredHeap(coordination.heapMiB, toMiB(coordination.memoryGiB ?? controller.memoryGiB), controller.heapPercent),
      program: 'kafka',
    }),
  ]);
}

function zooKeeperModeProblems(spec: ZooKeeperSpec, release: Release): Problem[] {
  const { version } = release.kafka;
  const mode = boundProblems(ZOOKEEPER_MODE, { setting: 'ZooKeeper mode', kafka: `Kafka ${version}`, version }, 'coordination.mode');
  const problems = [...zooKeeperProblems(spec.replicas), ...mode];
  const memoryMiB = toMiB(spec.memoryGiB ?? ENVIRONMENT_DEFAULTS.zookeeper.memoryGiB);
  return [
    ...problems,
    ...under(
      'coordination',
      heapProblems({ ...declaredHeap(spec.heapMiB, memoryMiB, ENVIRONMENT_DEFAULTS.zookeeper.heapPercent), program: 'zookeeper' }),
    ),
  ];
}

function combinedProblems({ kafka }: Environment): Problem[] {
  const { pools } = kafka;
  const [first, second] = 'perZone' in pools ? [pools.perZone, pools.perZone] : pools;
  const combined = boundProblems(COMBINED_ROLES, { of: 'each broker', roles: ['broker', 'controller'] });
  if (!second && first.brokers % 2 === 1) return combined;
  return [
    ...combined,
    {
      what: `controllers 'combined' with ${second ? 'several pools' : `${first.brokers} brokers`}`,
      why: 'the brokers of one pool are the voters, and an even number of voters adds no safety',
      fix: 'use one pool with 1 or 3 brokers, or dedicated controllers',
    },
  ];
}

function quorumSizeProblems(controllers: number): Problem[] {
  if (Number.isInteger(controllers) && controllers >= 1) return boundProblems(CONTROLLERS, { voters: controllers }, 'controllers');
  return [
    {
      path: 'controllers',
      what: `${controllers} controllers`,
      why: 'there must be a quorum to keep the metadata',
      fix: `use ${oddVoters(controllers)}`,
    },
  ];
}

const DIRECTORY_ID = /^[A-Za-z0-9_-]{22}$/;

function dynamicQuorumProblems({ dynamicQuorum, controllers }: KraftSpec, release: Release): Problem[] {
  if (!dynamicQuorum) return [];
  const { directoryIds } = dynamicQuorum;
  const problems: Problem[] = [];
  if (!isAtLeast(release.kafka.version, '3.9')) {
    problems.push({
      path: 'dynamicQuorum',
      what: `a dynamic quorum with Kafka ${release.kafka.version}`,
      why: 'Kafka has it since 3.9',
      fix: 'take the line out, or raise the release to 3.9 or later',
    });
  }
  if (directoryIds.length !== controllers || new Set(directoryIds).size !== directoryIds.length) {
    problems.push({
      path: 'dynamicQuorum.directoryIds',
      what: `${new Set(directoryIds).size} different ids for ${controllers} controllers`,
      why: 'each voter is known by the id of its metadata directory',
      fix: `give ${controllers} different ids`,
    });
  }
  const bad = directoryIds.find((id) => !DIRECTORY_ID.test(id));
  if (bad !== undefined)
    problems.push({
      path: 'dynamicQuorum.directoryIds',
      what: `"${bad}" is not a directory id`,
      why: 'Kafka reads 16 bytes in base64url without padding',
      fix: "draw one: openssl rand -base64 16 | tr '+/' '-_' | cut -c -22",
    });
  return problems;
}
