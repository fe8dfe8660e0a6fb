import { describe, expect, it } from 'vitest';
import { TRANSITIONS } from '../catalogue.js';
import { transitOf } from '../transit.js';
import { transitionFindings } from '../transition.js';

const IDS = ['KFK-08', 'KFK-10', 'KFK-15', 'KFK-18', 'KFK-19', 'KFK-22', 'KFK-41', 'KFK-42', 'KFK-44'];

/** What rules about settings find, e.g. `KFK-10 block Topic/orders`. */
async function found(old: string, now: string): Promise<readonly string[]> {
  const transit = await transitOf([{ file: 'a.yaml', text: old }], [{ file: 'a.yaml', text: now }]);
  return transitionFindings(TRANSITIONS, transit, 'production')
    .filter(({ id }) => IDS.includes(id))
    .map(({ id, severity, resource }) => `${id} ${severity} ${resource}`);
}

const compose = (settings: string) => `services:
  kafka:
    image: confluentinc/cp-kafka:7.9.2
    environment: {KAFKA_PROCESS_ROLES: "broker,controller", KAFKA_NODE_ID: 1, ${settings}}
`;
const unread = (settings: string) => `${compose(settings)}    env_file: kafka.env\n`;
const strimzi = (config: string, apiVersion = 'v1') => `apiVersion: kafka.strimzi.io/${apiVersion}
kind: KafkaNodePool
metadata: {name: all, namespace: bus, labels: {strimzi.io/cluster: hub}}
spec: {replicas: 3, roles: [broker, controller]}
---
apiVersion: kafka.strimzi.io/${apiVersion}
kind: Kafka
metadata: {name: hub, namespace: bus}
spec: {kafka: {version: 4.1.1, config: {${config}}}}
`;
const topic = (config: string, spec = 'partitions: 3, replicas: 3') => `---
apiVersion: kafka.strimzi.io/v1
kind: KafkaTopic
metadata: {name: orders, namespace: bus, labels: {strimzi.io/cluster: hub}}
spec: {${spec}, config: {${config}}}
`;

describe('a setting of the brokers counts for topics without one of their own', () => {
  it.each<[string, string, string, readonly string[]]>([
    ['the in-sync minimum falls', 'KAFKA_MIN_INSYNC_REPLICAS: 2', 'KAFKA_MIN_INSYNC_REPLICAS: 1', ['KFK-41 acknowledge Cluster/kafka']],
    ['the in-sync minimum is taken out', 'KAFKA_MIN_INSYNC_REPLICAS: 2', '', ['KFK-41 acknowledge Cluster/kafka']],
    ['Kafka’s own value is taken out', 'KAFKA_MIN_INSYNC_REPLICAS: 1', '', []],
    ['topics become compacted', '', 'KAFKA_LOG_CLEANUP_POLICY: "compact,delete"', ['KFK-18 acknowledge Cluster/kafka']],
    ['compacted topics age out', 'KAFKA_LOG_CLEANUP_POLICY: compact', '', ['KFK-19 block Cluster/kafka']],
    ['records may be smaller', '', 'KAFKA_MESSAGE_MAX_BYTES: 1000', ['KFK-22 acknowledge Cluster/kafka']],
    ['records may be larger', '', 'KAFKA_MESSAGE_MAX_BYTES: 2000000', []],
    ['offsets go earlier', '', 'KAFKA_OFFSETS_RETENTION_MINUTES: 60', ['KFK-15 acknowledge Cluster/kafka']],
    ['new topics have fewer replicas', 'KAFKA_DEFAULT_REPLICATION_FACTOR: 3', '', ['KFK-08 acknowledge Cluster/kafka']],
    ['Kafka’s own number of replicas is taken out', 'KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: 3', '', []],
    ['a number is none', 'KAFKA_NUM_IO_THREADS: 8', 'KAFKA_NUM_IO_THREADS: many', ['KFK-44 block Cluster/kafka']],
    ['a number is a variable', 'KAFKA_NUM_IO_THREADS: 8', 'KAFKA_NUM_IO_THREADS: "${THREADS}"', []],
  ])('in compose: %s', async (_, old, now, expected) => {
    expect(await found(compose(old), compose(now))).toEqual(expected);
  });

  it('says nothing of what may be set in a file that is not read', async () => {
    expect(await found(unread('KAFKA_MIN_INSYNC_REPLICAS: 2'), unread(''))).toEqual([]);
    expect(await found(unread('KAFKA_MIN_INSYNC_REPLICAS: 2'), unread('KAFKA_MIN_INSYNC_REPLICAS: 1'))).toHaveLength(1);
  });

  it.each(['v1', 'v1beta2'])('in Strimzi %s', async (version) => {
    expect(
      await found(strimzi('unclean.leader.election.enable: false', version), strimzi('unclean.leader.election.enable: true', version)),
    ).toEqual(['KFK-10 block Cluster/bus/hub']);
    const three = 'default.replication.factor: 3, min.insync.replicas';
    expect(await found(strimzi(`${three}: 2`, version), strimzi(`${three}: 3`, version))).toEqual(['KFK-42 acknowledge Cluster/bus/hub']);
    expect(await found(strimzi('log.segment.bytes: 1073741824', version), strimzi('log.segment.bytes: 1Gi', version))).toEqual([
      'KFK-44 block Cluster/bus/hub',
    ]);
  });
});

describe('a setting of a topic counts before that of the brokers', () => {
  it.each<[string, string, string, readonly string[]]>([
    ['unclean elections', '', 'unclean.leader.election.enable: true', ['KFK-10 block Topic/orders']],
    ['what the brokers have anyway', 'min.insync.replicas: 2', '', []],
    ['less than the brokers have', '', 'min.insync.replicas: 1', ['KFK-41 acknowledge Topic/orders']],
    ['as many as there are replicas', '', 'min.insync.replicas: 3', ['KFK-42 acknowledge Topic/orders']],
    ['more than there are replicas', '', 'min.insync.replicas: 4', ['KFK-42 block Topic/orders']],
    ['compacted', '', 'cleanup.policy: compact', ['KFK-18 acknowledge Topic/orders']],
  ])('%s', async (_, old, now, expected) => {
    const brokers = strimzi('min.insync.replicas: 2');
    expect(await found(brokers + topic(old), brokers + topic(now))).toEqual(expected);
  });

  it('is told once, with the brokers, where the topic has none', async () => {
    const [old, now] = [strimzi('log.cleanup.policy: delete'), strimzi('log.cleanup.policy: compact')];
    expect(await found(old + topic(''), now + topic(''))).toEqual(['KFK-18 acknowledge Cluster/bus/hub']);
  });

  it('says nothing of a topic with one replica, before and after', async () => {
    const one = 'partitions: 1, replicas: 1';
    expect(await found(topic('', one), topic('min.insync.replicas: 1', one))).toEqual([]);
  });
});
