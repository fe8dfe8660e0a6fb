import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import * as connect from '../charts/connect/connect.fixture.js';
import { KafkaConnect } from '../charts/connect/connect.js';
import { ConnectorDelivery } from '../charts/connect/delivery.js';
import { type Connector, debeziumPostgresConnector, jdbcSourceConnector, s3SinkConnector } from '../charts/connect/index.js';
import * as postgres from '../charts/postgres/postgres.fixture.js';
import { Postgres } from '../charts/postgres/postgres.js';
import { DenyByDefault } from '../charts/shared/network.js';
import type { EnvironmentClass } from '../charts/shared/severity.js';
import { StreamWorkload } from '../charts/spark/stream-workload.js';
import { type Facts, readDocuments, readFacts } from '../policy/facts/index.js';
import { findingsOf, RULES } from '../policy/rules/index.js';
import { bronze, localRuntime, runtime } from './doubles/spark-image.js';
import { inTwoZones, workloads } from './platform-parts.js';
import { synth } from './synth.js';

const factsOf = (build: Parameters<typeof synth>[0]) =>
  readFacts(
    readDocuments(
      'rendered.yaml',
      synth(build)
        .map((object) => stringify(object))
        .join('---\n'),
    ).documents,
  );
const blocked = (facts: Facts, environmentClass: EnvironmentClass = 'production') =>
  findingsOf(facts, RULES, { environmentClass, models: new Map() }).filter(({ severity }) => severity === 'block');

const connectors: readonly Connector[] = [
  jdbcSourceConnector(connect.jdbcSource),
  debeziumPostgresConnector(connect.debezium),
  s3SinkConnector(connect.s3Sink),
];

describe('charts at their least and at their most', () => {
  it.each([
    [connect.minimal, 'local'],
    [connect.maximal, 'production'],
  ] as const)('Connect workers and connectors ($1) are read, and break no rule that blocks', (cluster, environmentClass) => {
    const facts = factsOf((scope) => {
      new KafkaConnect(scope, 'Connect', {
        connect: cluster,
        workloads: inTwoZones,
        kafka: connect.brokers,
        neighbours: [],
        clients: [],
      });
      new DenyByDefault(scope, 'Network', inTwoZones, 'namespace');
      new ConnectorDelivery(scope, 'Delivery', { connect: cluster, connectors, retired: [], workloads: inTwoZones });
    });
    expect(facts.connects).toMatchObject([{ groupId: cluster.groupId, storageTopics: cluster.storageTopics }]);
    expect(facts.connectors.map(({ name, declaredBy, connect: of }) => [name, declaredBy, of])).toEqual(
      connectors.map(({ name }) => [name, 'sluice', facts.connects[0]?.resource]).sort(), // files of a ConfigMap are sorted
    );
    expect(facts.literalSecrets).toEqual([]);
    expect(blocked(facts, environmentClass)).toEqual([]);
  });

  it.each([postgres.minimal, postgres.maximal])('Postgres ($name) is read, and breaks no rule that blocks', (server) => {
    const facts = factsOf((scope) => {
      new Postgres(scope, 'Postgres', { server, workloads: inTwoZones, clients: [] });
      new DenyByDefault(scope, 'Network', inTwoZones, 'namespace');
    });
    const walLevel = server.slots > 0 ? 'logical' : 'replica';
    expect(facts.databases).toMatchObject([{ dataSurvives: true, settings: { wal_level: { value: walLevel } } }]);
    expect(blocked(facts)).toEqual([]);
  });

  it.each([runtime, localRuntime])('a stream job by $delivery is read, and breaks no rule that blocks', (of) => {
    const peers = {
      kafka: { kind: 'pods', labels: { app: 'kafka' } },
      objectStore: { peers: [], ports: [7070] },
      apiServer: { peers: [], ports: [6443] },
    } as const;
    const onDisk = of.delivery === 'pods' ? { checkpoint: 'file:///var/lib/sluice/lake/checkpoints/orders' } : {};
    const job = { ...bronze, ...onDisk };
    const facts = factsOf((scope) => {
      new StreamWorkload(scope, 'Job', { job, runtime: of, peers, runner: 'spark-runner', workloads });
      new DenyByDefault(scope, 'Network', workloads, 'namespace');
    });
    expect(facts.streamJobs).toMatchObject([{ queries: [{ topics: ['orders'], options: { startingOffsets: { value: 'earliest' } } }] }]);
    expect(blocked(facts)).toEqual([]);
  });
});
