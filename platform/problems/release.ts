import type { Described } from '../../charts/component.js';
import type { AllTypes } from '../../charts/components.js';
import { KAFKA_IMAGES, METADATA_VERSION } from '../../charts/kafka/index.js';
import { boundProblems, contractOf, familyProblems, knownReference, lineOf, type Problem, under } from '../../charts/shared/index.js';
import { ZOOKEEPER_IMAGES } from '../../charts/zookeeper/index.js';
import type { Environment } from '../environment.js';
import type { Release } from '../release/release.js';
import { componentReleaseProblems } from './components.js';

/** What is wrong between an environment and its release file. */
export function releaseProblems(environment: Environment, described: Described<AllTypes>, release: Release): Problem[] {
  const isZooKeeper = environment.kafka.coordination.mode === 'zookeeper';
  const allowLatest = environment.class === 'local';
  const purpose = isZooKeeper ? 'zookeeper-mode' : 'kraft';
  const line = lineOf(release.kafka.version);
  const kafka = familyProblems(release.kafka, { images: KAFKA_IMAGES, purpose, line, allowLatest });
  return under('release', [
    ...under('kafka', kafka),
    ...(kafka.length === 0 ? versionProblems(release) : []),
    ...zooKeeperProblems(release, isZooKeeper, allowLatest),
    ...componentReleaseProblems(described),
  ]);
}

function versionProblems({ kafka }: Release): Problem[] {
  const problems: Problem[] = [];
  const line = lineOf(kafka.version);
  const contract = contractOf(KAFKA_IMAGES, knownReference(kafka), line);
  if (contract && contract.line !== line) {
    problems.push({
      path: 'kafka.version',
      what: `${kafka.version}, but ${knownReference(kafka)} holds Kafka ${contract.line}`,
      why: 'settings would be checked against another version than the one that runs',
      fix: `write a ${contract.line} version, or change the image`,
    });
  }
  return [...problems, ...boundProblems(METADATA_VERSION, kafka, 'kafka.metadataVersion')];
}

function zooKeeperProblems({ zookeeper, kafka }: Release, isNeeded: boolean, allowLatest: boolean): Problem[] {
  if (!zookeeper) {
    return isNeeded
      ? [
          {
            path: 'zookeeper',
            what: 'is missing',
            why: 'the environment keeps its metadata in ZooKeeper',
            fix: 'add zookeeper: { image: confluentinc/cp-zookeeper:7.9.4 }',
          },
        ]
      : [];
  }
  if (!isNeeded) return [{ path: 'zookeeper', what: 'is set', why: 'the environment runs KRaft: nothing would use it', fix: 'remove it' }];
  return under(
    'zookeeper',
    familyProblems(zookeeper, { images: ZOOKEEPER_IMAGES, purpose: 'zookeeper', line: lineOf(kafka.version), allowLatest }),
  );
}
