import { isAtLeast, type Problem, toMiB, under } from '../../charts/shared/index.js';
import { zooKeeperProblems } from '../../charts/zookeeper/index.js';
import { ENVIRONMENT_DEFAULTS } from '../defaults.js';
import type { Environment } from '../environment.js';
import type { Release } from '../release/release.js';
import type { KraftSpec, ZooKeeperSpec } from '../spec.js';
import { heapProblems } from './pools.js';

/** What is wrong with the quorum or the ensemble. */
export function coordinationProblems(environment: Environment, release: Release): Problem[] {
  const { coordination } = environment.kafka;
  if (coordination.mode === 'zookeeper') return zooKeeperModeProblems(environment, coordination, release);
  if (coordination.controllers === 'combined') return under('coordination', combinedProblems(environment));
  return under('coordination', [
    ...quorumSizeProblems(environment, coordination.controllers),
    ...dynamicQuorumProblems(coordination, release),
    ...heapProblems(
      coordination.heapMiB,
      toMiB(coordination.memoryGiB ?? ENVIRONMENT_DEFAULTS.controller.memoryGiB),
      ENVIRONMENT_DEFAULTS.controller.heapPercent,
    ),
  ]);
}

function zooKeeperModeProblems(environment: Environment, spec: ZooKeeperSpec, release: Release): Problem[] {
  const problems: Problem[] = [...zooKeeperProblems(spec.replicas)];
  if (isAtLeast(release.kafka.version, '4.0')) {
    problems.push({
      path: 'coordination.mode',
      what: `zookeeper with Kafka ${release.kafka.version}`,
      why: 'ZooKeeper mode ended with Kafka 3.9; the broker would refuse to start',
      fix: `use mode 'kraft', or a 3.x version in environments/releases/${environment.name}.yaml`,
    });
  }
  const memoryMiB = toMiB(spec.memoryGiB ?? ENVIRONMENT_DEFAULTS.zookeeper.memoryGiB);
  return [...problems, ...under('coordination', heapProblems(spec.heapMiB, memoryMiB, ENVIRONMENT_DEFAULTS.zookeeper.heapPercent))];
}

function combinedProblems({ class: environmentClass, kafka }: Environment): Problem[] {
  const { pools } = kafka;
  if (environmentClass === 'production' || environmentClass === 'staging') {
    return [
      {
        what: "controllers 'combined'",
        why: 'a broker under load then delays the quorum, and each restart takes a voter with it',
        fix: 'use 3 dedicated controllers',
      },
    ];
  }
  const [first, second] = 'perZone' in pools ? [pools.perZone, pools.perZone] : pools;
  if (!second && first.brokers % 2 === 1) return [];
  return [
    {
      what: `controllers 'combined' with ${second ? 'several pools' : `${first.brokers} brokers`}`,
      why: 'the brokers of one pool are the voters, and an even number of voters adds no safety',
      fix: 'use one pool with 1 or 3 brokers, or dedicated controllers',
    },
  ];
}

function quorumSizeProblems({ class: environmentClass }: Environment, controllers: number): Problem[] {
  if (!Number.isInteger(controllers) || controllers < 1 || controllers % 2 === 0) {
    const odd = Math.max(1, Math.floor(controllers) + 1) || 1;
    return [
      {
        path: 'controllers',
        what: `${controllers} controllers`,
        why: 'a majority of an even number survives no more losses than one controller fewer',
        fix: `use ${odd % 2 === 1 ? odd : odd + 1}`,
      },
    ];
  }
  if (environmentClass !== 'production' || controllers >= 3) return [];
  return [
    {
      path: 'controllers',
      what: `${controllers} controller in production`,
      why: 'with it goes all metadata: topics, users, ACLs',
      fix: 'use 3, or 5',
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
