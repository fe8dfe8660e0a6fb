import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Facts, readDocuments, readFacts } from './index.js';

const FOLDER = join(import.meta.dirname, 'fixtures');
const text = (name: string) => readFileSync(join(FOLDER, name), 'utf8');
const lineOf = (name: string, part: string) =>
  text(name)
    .split('\n')
    .findIndex((line) => line.includes(part)) + 1;
const factsOf = (name: string) => readFacts(readDocuments(name, text(name)).documents);
const one = <T>(list: readonly T[]): T => {
  const [first] = list;
  if (first === undefined || list.length > 1) throw new Error(`${list.length} instead of one`);
  return first;
};

describe('a chart in the manner of Bitnami', () => {
  const facts = factsOf('bitnami.yaml');

  it('is one cluster of combined nodes', () => {
    expect(one(facts.clusters)).toMatchObject({
      key: 'shop/events',
      mode: 'kraft',
      version: '3.9.0',
      brokers: 3,
      controllers: 3,
      isCombined: true,
      clusterId: { secret: 'reference', reference: 'events-kafka-kraft/cluster-id', value: '' },
    });
    expect(one(facts.clusters).quorum).toMatchObject({ kind: 'static', voters: [{ id: 0, port: 9093 }, { id: 1 }] });
  });

  it('has settings from its file and its variables, each on its line', () => {
    const { settings, dataDirs, heap, memoryLimitMiB } = one(facts.nodes);
    expect(settings['min.insync.replicas']).toMatchObject({ value: '2', origin: 'properties' });
    expect(settings['min.insync.replicas']?.place.line).toBe(lineOf('bitnami.yaml', 'min.insync.replicas'));
    expect(settings['default.replication.factor']).toMatchObject({ value: '3', origin: 'environment' });
    expect(settings['default.replication.factor']?.place.line).toBe(lineOf('bitnami.yaml', 'KAFKA_CFG_DEFAULT'));
    expect(dataDirs).toMatchObject([{ path: '/bitnami/kafka/data', survives: true, volume: { sizeMiB: 8192 } }]);
    expect([heap?.maxMiB, memoryLimitMiB]).toEqual([1024, 1536]);
  });

  it('says that a password stands there, and not which', () => {
    expect(facts.literalSecrets).toMatchObject([{ key: 'KAFKA_CLIENT_PASSWORDS', where: 'environment' }]);
    expect(JSON.stringify(facts)).not.toMatch(/hunter2|swordfish/);
  });
});

describe('a chart in the manner of Confluent’s', () => {
  const facts = factsOf('cp-helm.yaml');

  it('is a cluster on ZooKeeper', () => {
    expect(one(facts.clusters)).toMatchObject({ key: 'old', mode: 'zookeeper', line: '2.7', brokers: 3, controllers: 0 });
    expect(one(facts.zooKeepers)).toMatchObject({
      replicas: 3,
      dataDirs: [
        { holds: 'snapshots', survives: true, location: { inside: '', volume: { kind: 'claims' } } },
        { holds: 'log', location: { path: '/var/lib/zookeeper/log' } },
      ],
    });
    expect(one(facts.nodes).settings).not.toHaveProperty(['jmx.port']);
  });

  it('has a Connect cluster that works for it, whose login is no fact', () => {
    expect(one(facts.connects)).toMatchObject({
      cluster: 'old',
      groupId: 'old',
      storageTopics: { offsets: 'old-cp-kafka-connect-offset' },
    });
    expect(one(facts.connects).settings['sasl.jaas.config']).toMatchObject({ secret: 'literal', value: '' });
    expect(JSON.stringify(facts)).not.toContain('open-sesame');
    expect(one(facts.edges)).toMatchObject({ cluster: 'old', port: 9092, protocol: 'PLAINTEXT' });
  });
});

describe('Strimzi', () => {
  const facts = factsOf('strimzi.yaml');

  it('has pools of one cluster', () => {
    expect(one(facts.clusters)).toMatchObject({ key: 'kafka/main', brokers: 4, controllers: 3, isCombined: false, version: '4.2.0' });
    const [controllers, brokers] = facts.nodes;
    expect(controllers?.dataDirs).toMatchObject([{ holds: 'metadata', survives: false }]);
    expect(brokers).toMatchObject({ memoryLimitMiB: 8192, heap: { maxMiB: 4096 }, metadataVersion: { value: '4.1-IV0' } });
    expect(brokers?.dataDirs.map(({ holds }) => holds)).toEqual(['both', 'records']);
    expect(brokers?.listeners).toMatchObject([
      { protocol: 'PLAINTEXT', exposure: 'inside' },
      { protocol: 'SASL_SSL', exposure: 'load-balancer' },
    ]);
  });

  it('has topics, users, workers and connectors of that cluster', () => {
    expect(one(facts.topics)).toMatchObject({ name: 'orders', cluster: 'kafka/main', partitions: 12, replicationFactor: 3 });
    expect(facts.acls.map(({ operation, name }) => `${operation} ${name}`)).toEqual(['read *', 'describe *']);
    expect(one(facts.connects)).toMatchObject({ cluster: 'kafka/main', groupId: 'etl' });
    expect(one(facts.connectors)).toMatchObject({ connect: 'KafkaConnect/kafka/etl', tasksMax: 1 });
    expect(one(facts.connectors).config['connection.password']).toMatchObject({ secret: 'literal', value: '' });
  });
});

describe('a compose file', () => {
  const facts = factsOf('compose.yaml');

  it('is a cluster, with ids, listeners and what survives', () => {
    expect(one(facts.nodes)).toMatchObject({ ids: [1], roles: ['broker', 'controller'], version: '4.1.0', memoryLimitMiB: 2048 });
    expect(one(facts.nodes).dataDirs).toMatchObject([{ path: '/var/lib/kafka/data', survives: true }]);
    expect(one(facts.nodes).listeners.map(({ name, purpose, port }) => [name, purpose, port])).toEqual([
      ['PLAINTEXT', 'inter-broker', 29092],
      ['CONTROLLER', 'controller', 29093],
      ['HOST', 'client', 9092],
    ]);
  });

  it('has topics that a one-shot makes, and databases', () => {
    expect(one(facts.topics)).toMatchObject({
      name: 'orders',
      partitions: 3,
      replicationFactor: 1,
      declaredBy: 'command',
      cluster: 'broker',
    });
    expect(one(facts.databases)).toMatchObject({ major: 16, dataSurvives: true, settings: { wal_level: { value: 'logical' } } });
    expect(facts.literalSecrets).toMatchObject([{ key: 'POSTGRES_PASSWORD' }]);
  });
});

describe('facts', () => {
  it.each(readdirSync(FOLDER))('of %s are plain data, the same when written and read again', (name) => {
    const facts: Facts = factsOf(name);
    expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
  });

  it('keep what nobody knows, and read wrong types as absent', () => {
    const wrong =
      'apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: [a]}\nspec: {replicas: {}, template: {spec: {containers: {a: 1}, volumes: 7}}}\n';
    const { documents } = readDocuments('a.yaml', `kind: Rocket\nmetadata: {name: saturn}\n---\n${wrong}---\njust text\n---\n- 1\n`);
    const facts = readFacts(documents);
    expect(facts.objects.map(({ resource, place }) => [resource, place.line])).toEqual([
      ['Rocket/saturn', 1],
      ['StatefulSet', 4],
    ]);
    expect(facts.workloads).toMatchObject([{ replicas: 1, pod: { containers: [], volumes: [] } }]);
  });

  it('show that a secret changed, when they are given something to mark it with', () => {
    const marked = readFacts(readDocuments('bitnami.yaml', text('bitnami.yaml')).documents, {
      fingerprint: (secret) => `#${secret.length}`,
    });
    expect(one(marked.nodes).resource).toBe('StatefulSet/shop/events-kafka-controller');
    expect(one(marked.workloads).pod.containers[0]?.env.KAFKA_CLIENT_PASSWORDS).toMatchObject({ fingerprint: '#17', value: '' });
  });
});
