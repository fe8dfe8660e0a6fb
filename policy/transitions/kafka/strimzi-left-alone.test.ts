import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../facts/index.js';
import { reportOf } from '../../plan/index.js';
import { transitBetween } from '../transit.js';

const read = (text: string) => readDocuments('a.yaml', text).documents;
const lines = async (before: string, after: string) =>
  reportOf(await transitBetween(read(before), read(after)), 'production').changes.map(({ id, consequence, by }) =>
    `${id ?? ''} ${consequence} ${by}`.trim(),
  );

const object = (kind: string, spec: string, annotations = '', api = 'v1') =>
  `---\napiVersion: kafka.strimzi.io/${api}\nkind: ${kind}\nmetadata: { name: o, labels: { strimzi.io/cluster: a }, annotations: { ${annotations} } }\nspec: ${spec}\n`;
const MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: m }\n';
const PAUSED = 'strimzi.io/pause-reconciliation: "true"';
const cluster = (spec: string) =>
  `---\napiVersion: kafka.strimzi.io/v1\nkind: Kafka\nmetadata: { name: a }\nspec: { kafka: { version: 4.2.0 }${spec} }\n---\napiVersion: kafka.strimzi.io/v1\nkind: KafkaNodePool\nmetadata: { name: p, labels: { strimzi.io/cluster: a } }\nspec: { replicas: 3, roles: [broker] }\n`;
const acl = (name: string, operations: string) => `{ resource: { type: topic, name: ${name} }, operations: [${operations}] }`;

describe('what Strimzi leaves alone', () => {
  it.each([
    [
      'a topic that was not managed goes',
      MAP + object('KafkaTopic', '{}', 'strimzi.io/managed: "false"', 'v1beta2'),
      MAP,
      ['KFK-20 no-effect nobody'],
    ],
    ['a managed topic goes', MAP + object('KafkaTopic', '{}'), MAP, ['KFK-20 data-loss operator']],
    ['another topicName', object('KafkaTopic', '{ topicName: x }'), object('KafkaTopic', '{ topicName: y }'), ['KFK-20 no-effect nobody']],
    [
      'fewer partitions of a topic that is not managed',
      object('KafkaTopic', '{ partitions: 9 }', 'strimzi.io/managed: "false"'),
      object('KafkaTopic', '{ partitions: 3 }', 'strimzi.io/managed: "false"'),
      ['no-effect operator'],
    ],
    [
      'a paused user',
      object('KafkaUser', '{ quotas: { producerByteRate: 9 } }', PAUSED),
      object('KafkaUser', '{ quotas: { producerByteRate: 8 } }', PAUSED),
      ['KFK-52 no-effect nobody'],
    ],
    [
      'a pause that ends',
      object('KafkaConnect', '{ replicas: 1 }', PAUSED),
      object('KafkaConnect', '{ replicas: 1 }'),
      ['KFK-52 not-judged operator', 'no-effect operator'],
    ],
    [
      'more replicas of a topic with Cruise Control',
      cluster(', cruiseControl: {}') + object('KafkaTopic', '{ replicas: 2 }'),
      cluster(', cruiseControl: {}') + object('KafkaTopic', '{ replicas: 3 }'),
      ['no-effect operator'],
    ],
    [
      'more replicas of a topic without it',
      cluster('') + object('KafkaTopic', '{ replicas: 2 }'),
      cluster('') + object('KafkaTopic', '{ replicas: 3 }'),
      ['KFK-14 no-effect nobody'],
    ],
    ['a user goes', MAP + object('KafkaUser', '{}', '', 'v1beta2'), MAP, ['K8S-34 outage prune']],
    [
      'a pool goes, and its disks stay',
      MAP + object('KafkaNodePool', '{ replicas: 1, roles: [controller], storage: { type: persistent-claim } }'),
      MAP,
      ['K8S-34 outage prune'],
    ],
    [
      'a pool goes with its disks',
      MAP +
        object(
          'KafkaNodePool',
          '{ replicas: 1, roles: [controller], storage: { type: jbod, volumes: [{ id: 0, type: persistent-claim, deleteClaim: true }] } }',
        ),
      MAP,
      ['K8S-34 data-loss prune'],
    ],
    [
      'ACLs in another order',
      object('KafkaUser', `{ authorization: { acls: [${acl('a', 'Read, Write')}, ${acl('b', 'Read')}] } }`),
      object('KafkaUser', `{ authorization: { acls: [${acl('b', 'Read')}, ${acl('a', 'Write, Read')}] } }`),
      [],
    ],
    [
      'a setting in quotes',
      object('KafkaConnect', '{ config: { a: 1, b: true } }'),
      object('KafkaConnect', '{ config: { a: "1", b: "true" } }'),
      [],
    ],
  ])('%s', async (_, before, after, expected) => {
    expect(await lines(before, after)).toEqual(expected);
  });
});
