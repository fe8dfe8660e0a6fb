import { describe, expect, it } from 'vitest';
import { toldIn } from './findings.fixture.js';

const together = (...documents: readonly string[]) => documents.join('\n---\n');
const object = (kind: string, metadata: string, spec = '{}', version = 'v1') =>
  `apiVersion: kafka.strimzi.io/${version}\nkind: ${kind}\nmetadata: { ${metadata} }\nspec: ${spec}`;
const kafka = (metadata: string, operators = 'topicOperator: {}, userOperator: {}', version = 'v1') =>
  object('Kafka', metadata, `{ kafka: { version: 4.1.0 }, entityOperator: { ${operators} } }`, version);
const label = (cluster: string) => `labels: { strimzi.io/cluster: ${cluster} }`;
const told = async (...documents: readonly string[]) =>
  (await toldIn(together(...documents), 'KFK-55', 'CON-44')).map((each) => each.split(':')[0]);

describe('KFK-55', () => {
  const events = kafka('name: events, namespace: kafka');

  it.each([
    ['KafkaTopic', 'name: a, namespace: kafka', ['block']],
    ['KafkaUser', 'name: a, namespace: kafka', ['block']],
    ['KafkaNodePool', 'name: a, namespace: kafka', ['block']],
    ['KafkaTopic', `name: a, namespace: kafka, ${label('events')}`, []],
    ['KafkaTopic', `name: a, ${label('events')}`, []], // kubectl apply -n
    ['KafkaTopic', `name: a, namespace: kafka, ${label('event')}`, ['block']],
    ['KafkaTopic', `name: a, namespace: shop, ${label('other')}`, ['warn']], // its cluster may be in files that are not here
    ['KafkaUser', `name: a, namespace: shop, ${label('events')}`, ['block']],
    ['KafkaNodePool', `name: a, namespace: shop, ${label('events')}`, ['block']],
    ['KafkaMirrorMaker2', 'name: a, namespace: kafka', []],
  ])('%s with %s', async (kind, metadata, severities) => {
    for (const version of ['v1', 'v1beta2']) expect(await told(events, object(kind, metadata, '{}', version))).toEqual(severities);
  });

  it('looks where an operator watches, and whether there is one', async () => {
    const topic = object('KafkaTopic', `name: a, namespace: shop, ${label('events')}`);
    expect(await told(kafka('name: events, namespace: kafka', 'topicOperator: { watchedNamespace: shop }'), topic)).toEqual([]);
    expect(await told(kafka('name: events, namespace: kafka', 'userOperator: {}'), topic)).toEqual(['warn']);
  });

  it('is not sure where no cluster is here', async () => {
    expect(await told(object('KafkaTopic', 'name: a'))).toEqual(['warn']);
    expect(await told(object('KafkaTopic', `name: a, ${label('events')}`))).toEqual([]);
  });

  it('takes no pool without a cluster for nodes, and judges no settings of a cluster that is not here', async () => {
    const pool = (metadata: string) => object('KafkaNodePool', metadata, '{ replicas: 3, roles: [broker], storage: { type: ephemeral } }');
    expect(await toldIn(pool('name: a'), 'KFK-05', 'KFK-24', 'KFK-25')).toEqual([]);
    expect(await toldIn(pool(`name: a, ${label('events')}`), 'KFK-05', 'KFK-24')).toEqual([]);
  });
});

describe('CON-44', () => {
  const connect = (metadata: string) => object('KafkaConnect', metadata, '{ replicas: 1 }', 'v1beta2');
  const connector = (metadata: string) => object('KafkaConnector', metadata, '{ class: X, config: {} }', 'v1beta2');
  const USED = 'annotations: { strimzi.io/use-connector-resources: "true" }';

  it.each([
    [`name: etl, namespace: n, ${USED}`, `name: a, namespace: n, ${label('etl')}`, []],
    ['name: etl, namespace: n', `name: a, namespace: n, ${label('etl')}`, ['block']],
    [
      'name: etl, namespace: n, annotations: { strimzi.io/use-connector-resources: "false" }',
      `name: a, namespace: n, ${label('etl')}`,
      ['block'],
    ],
    [`name: etl, namespace: n, ${USED}`, 'name: a, namespace: n', ['block']],
    [`name: etl, namespace: n, ${USED}`, `name: a, namespace: m, ${label('etl')}`, ['block']],
    [`name: etl, namespace: n, ${USED}`, `name: a, namespace: n, ${label('etk')}`, ['block']],
    [`name: etl, namespace: n, ${USED}`, `name: a, namespace: m, ${label('other')}`, []],
  ])('Connect %s, connector %s', async (workers, one, severities) => {
    expect(await told(connect(workers), connector(one))).toEqual(severities);
  });

  it('asks for the annotation once, and not where no connector is a resource', async () => {
    const connectors = ['a', 'b'].map((name) => connector(`name: ${name}, namespace: n, ${label('etl')}`));
    expect(await told(connect('name: etl, namespace: n'), ...connectors)).toEqual(['block']);
    expect(await told(connect('name: etl, namespace: n'))).toEqual([]);
  });
});
