import { describe, expect, it } from 'vitest';
import { readDocuments } from '../../facts/index.js';
import { reportOf } from '../../plan/index.js';
import { transitBetween } from '../transit.js';

const read = (text: string) => readDocuments('a.yaml', text).documents;
const report = async (before: string, after: string) => reportOf(await transitBetween(read(before), read(after)), 'production');

/** What rules find: ids and consequences, without what says how a setting is taken. */
async function found(before: string, after: string): Promise<readonly string[]> {
  const { changes } = await report(before, after);
  return changes.flatMap(({ id, consequence }) =>
    id === undefined || id === 'KFK-36' || id === 'CMP-03' || id === 'PRO-11' ? [] : [`${id} ${consequence}`],
  );
}
const restarts = async (before: string, after: string) =>
  (await report(before, after)).pods.map(({ workload }) => workload.split('/').at(-1));

const pool = (name: string, roles: string, spec = 'storage: { type: persistent-claim, size: 10Gi }', api = 'v1') =>
  `---\napiVersion: kafka.strimzi.io/${api}\nkind: KafkaNodePool\nmetadata: { name: ${name}, labels: { strimzi.io/cluster: a } }\nspec: { replicas: 3, roles: [${roles}], ${spec} }\n`;
const POOLS = `${pool('c', 'controller')}${pool('b', 'broker')}`;
const kafka = (spec: string, more = '', api = 'v1') =>
  `apiVersion: kafka.strimzi.io/${api}\nkind: Kafka\nmetadata: { name: a${more.startsWith('#paused') ? ', annotations: { strimzi.io/pause-reconciliation: "true" }' : ''} }\nspec: { kafka: { version: 4.2.0, metadataVersion: "4.2", ${spec} }${more.startsWith('#') ? '' : more} }\n${POOLS}`;
const listener = (fields: string) => `listeners: [{ name: x, port: 9094, ${fields} }]`;
const object = (kind: string, spec: string, api = 'v1') =>
  `---\napiVersion: kafka.strimzi.io/${api}\nkind: ${kind}\nmetadata: { name: o, labels: { strimzi.io/cluster: a } }\nspec: ${spec}\n`;
const compose = (settings: string) =>
  `services: {k: {image: "apache/kafka:4.1.1", environment: {KAFKA_PROCESS_ROLES: broker, KAFKA_AUTHORIZER_CLASS_NAME: a.B${settings}}}}\n`;

describe('a Strimzi cluster: what a change of a field leads to', () => {
  const SIMPLE = 'authorization: { type: simple';
  it.each([
    ['no authorizer any more', kafka('authorization: { type: opa, url: u }', '', 'v1beta2'), kafka('', '', 'v1beta2'), ['KFK-30 outage']],
    ['a first authorizer', kafka(''), kafka('authorization: { type: custom, authorizerClass: x.Y }'), ['KFK-50 outage']],
    ['another authorizer', kafka(`${SIMPLE} }`), kafka('authorization: { type: keycloak }'), ['KFK-50 outage']],
    ['a super user fewer', kafka(`${SIMPLE}, superUsers: [CN=a, b] }`), kafka(`${SIMPLE}, superUsers: [CN=a] }`), ['KFK-31 outage']],
    ['super users in another order', kafka(`${SIMPLE}, superUsers: [CN=a, b] }`), kafka(`${SIMPLE}, superUsers: [b, CN=a] }`), []],
    [
      'a super user fewer in compose',
      compose(', KAFKA_SUPER_USERS: "User:a;User:b"'),
      compose(', KAFKA_SUPER_USERS: "User:b"'),
      ['KFK-31 outage'],
    ],
    [
      'a listener without login',
      kafka(listener('type: internal, tls: false, authentication: { type: scram-sha-512 }')),
      kafka(listener('type: internal, tls: false')),
      ['KFK-28 outage'],
    ],
    [
      'a listener with login',
      kafka(listener('type: internal, tls: true')),
      kafka(listener('type: internal, tls: true, authentication: { type: tls }')),
      ['KFK-28 outage'],
    ],
    [
      'an ingress instead of a route',
      kafka(listener('type: route, tls: true')),
      kafka(listener('type: ingress, tls: true')),
      ['KFK-28 outage'],
    ],
    [
      'an internal listener under another name',
      kafka(listener('type: internal, tls: true')),
      kafka(listener('type: internal, tls: true').replace('x', 'y')),
      [],
    ],
    [
      'a node port listener under another name',
      kafka(listener('type: nodeport, tls: true')),
      kafka(listener('type: nodeport, tls: true').replace('x', 'y')),
      ['KFK-28 outage'],
    ],
    [
      'one more alternative name',
      kafka(listener('type: nodeport, configuration: { bootstrap: { alternativeNames: [a] } }')),
      kafka(listener('type: nodeport, configuration: { bootstrap: { alternativeNames: [b, a] } }')),
      [],
    ],
    [
      'one alternative name fewer',
      kafka(listener('type: nodeport, configuration: { bootstrap: { alternativeNames: [a, b] } }')),
      kafka(listener('type: nodeport, configuration: { bootstrap: { alternativeNames: [b] } }')),
      ['KFK-28 outage'],
    ],
    [
      'fewer peers of a listener',
      kafka(listener('type: internal')),
      kafka(listener('type: internal, networkPolicyPeers: [{ podSelector: {} }]')),
      ['KFK-28 outage'],
    ],
    [
      'tiered storage off',
      kafka('tieredStorage: { type: custom, remoteStorageManager: { className: x.Y } }', '', 'v1beta2'),
      kafka('', '', 'v1beta2'),
      ['KFK-27 data-loss'],
    ],
    ['tiered storage on', kafka(''), kafka('tieredStorage: { type: custom, remoteStorageManager: { className: x.Y } }'), []],
    [
      'another bucket',
      kafka('tieredStorage: { remoteStorageManager: { className: x.Y, config: { storage.s3.bucket.name: a } } }'),
      kafka('tieredStorage: { remoteStorageManager: { className: x.Y, config: { storage.s3.bucket.name: b } } }'),
      ['KFK-27 data-loss'],
    ],
    [
      'another chunk size',
      kafka('tieredStorage: { remoteStorageManager: { className: x.Y, config: { chunk.size: 1 } } }'),
      kafka('tieredStorage: { remoteStorageManager: { className: x.Y, config: { chunk.size: 2 } } }'),
      [],
    ],
    ['no rack any more', kafka('rack: { topologyKey: zone }'), kafka(''), ['KFK-32 restart']],
    ['a first rack', kafka(''), kafka('rack: { topologyKey: zone }'), []],
    [
      'no metadata version any more',
      kafka('').replace('"4.2"', '"4.1"'),
      kafka('').replace('metadataVersion: "4.2", ', ''),
      ['KRC-09 one-way'],
    ],
    [
      'a patch without a metadata version',
      kafka('').replace('metadataVersion: "4.2", ', ''),
      kafka('').replace('metadataVersion: "4.2", ', '').replace('4.2.0', '4.2.1'),
      [],
    ],
    [
      'claims deleted with a Kafka resource',
      kafka('storage: { type: persistent-claim, size: 1Gi }, replicas: 3', '', 'v1beta2'),
      kafka('storage: { type: persistent-claim, size: 1Gi, deleteClaim: true }, replicas: 3', '', 'v1beta2'),
      ['K8S-32 data-loss'],
    ],
    [
      'no user operator any more',
      `${kafka('', ', entityOperator: { userOperator: {} }')}${object('KafkaUser', '{}')}`,
      `${kafka('')}${object('KafkaUser', '{}')}`,
      ['K8S-37 outage'],
    ],
    [
      'no topic operator any more, with topics elsewhere',
      kafka('', ', entityOperator: { topicOperator: {} }'),
      kafka('', ', entityOperator: {}'),
      ['K8S-37 outage'],
    ],
    ['a user without a login', object('KafkaUser', '{ authentication: { type: tls } }'), object('KafkaUser', '{}'), ['KFK-51 outage']],
    ['a user with a first login', object('KafkaUser', '{}'), object('KafkaUser', '{ authentication: { type: tls } }'), []],
  ])('%s', async (_, before, after, expected) => {
    expect(await found(before, after)).toEqual(expected);
  });
});

describe('a Strimzi cluster: which pods restart', () => {
  const DISKS = 'storage: { type: jbod, volumes: [{ id: 0, type: persistent-claim, size: 10Gi }';
  it.each([
    ['a setting of brokers', kafka('config: { log.segment.bytes: 1 }'), kafka('config: { log.roll.hours: 2 }'), ['b']],
    ['a setting of controllers too', kafka(''), kafka('config: { metadata.log.max.snapshot.interval.ms: 3600000 }'), ['c', 'b']],
    ['a setting that is set live', kafka('config: { num.io.threads: 8 }'), kafka('config: { num.io.threads: 9 }'), []],
    ['a setting of a plugin', kafka('', '', 'v1beta2'), kafka('config: { acme.level: 2 }', '', 'v1beta2'), ['c', 'b']],
    ['the labels of a Service', kafka(''), kafka('template: { bootstrapService: { metadata: { labels: { a: b } } } }'), []],
    ['the labels of pods', kafka(''), kafka('template: { pod: { metadata: { labels: { a: b } } } }'), ['c', 'b']],
    [
      'levels of loggers',
      kafka('', '', 'v1beta2'),
      kafka('logging: { type: inline, loggers: { kafka.root.logger.level: DEBUG } }', '', 'v1beta2'),
      [],
    ],
    ['Cruise Control', kafka(''), kafka('', ', cruiseControl: {}'), ['b']],
    [
      'the goals of Cruise Control',
      kafka('', ', cruiseControl: { config: { a: 1 } }'),
      kafka('', ', cruiseControl: { config: { a: 2 } }'),
      [],
    ],
    ['quotas by a plugin', kafka(''), kafka('quotas: { type: strimzi, producerByteRate: 1000 }'), ['c', 'b']],
    [
      'quotas of Kafka',
      kafka('quotas: { type: kafka, producerByteRate: 1000 }'),
      kafka('quotas: { type: kafka, producerByteRate: 2000 }'),
      [],
    ],
    ['JMX', kafka(''), kafka('jmxOptions: {}'), ['c', 'b']],
    ['a listener', kafka(listener('type: internal')), kafka(listener('type: internal, tls: true')), ['b']],
    ['a new version of a paused cluster', kafka('', '#paused'), kafka('', '#paused').replace('4.2.0', '4.3.0'), []],
    [
      'a smaller disk beside a new one',
      pool('p', 'broker', `${DISKS}] }`),
      pool('p', 'broker', `${DISKS.replace('10Gi', '9Gi')}, { id: 1, type: persistent-claim, size: 1Gi }] }`),
      [],
    ],
    [
      'another class of a disk',
      pool('p', 'broker', `${DISKS}] }`),
      pool('p', 'broker', `${DISKS.replace('size', 'class: fast, size')}] }`),
      [],
    ],
    [
      'a new disk with a class',
      pool('p', 'broker', `${DISKS}] }`),
      pool('p', 'broker', `${DISKS}, { id: 1, type: persistent-claim, class: fast, size: 1Gi }] }`),
      ['p'],
    ],
    [
      'the image of Connect',
      object('KafkaConnect', '{ replicas: 2, image: "a:1" }', 'v1beta2'),
      object('KafkaConnect', '{ replicas: 2, image: "a:2" }', 'v1beta2'),
      ['o'],
    ],
    [
      'the resources of MirrorMaker',
      object('KafkaMirrorMaker2', '{ resources: { limits: { memory: 1Gi } } }'),
      object('KafkaMirrorMaker2', '{ resources: { limits: { memory: 2Gi } } }'),
      ['o'],
    ],
    ['the replicas of MirrorMaker', object('KafkaMirrorMaker2', '{ replicas: 2 }'), object('KafkaMirrorMaker2', '{ replicas: 3 }'), []],
  ])('%s', async (_, before, after, expected) => {
    expect(await restarts(before, after)).toEqual(expected);
  });

  it('a pool with its own resources does not take those of the Kafka resource', async () => {
    const state = (memory: string) =>
      `${kafka(`resources: { limits: { memory: ${memory} } }`)}${pool('own', 'broker', 'resources: { limits: { memory: 1Gi } }')}`;
    expect(await restarts(state('1Gi'), state('2Gi'))).toEqual(['c', 'b']);
  });

  it('a field that the table does not have is not judged', async () => {
    const { changes } = await report(kafka(''), kafka('someday: 1'));
    expect(changes.map(({ consequence }) => consequence)).toEqual(['not-judged']);
  });
});

describe('rights of a user', () => {
  const user = (acls: string) => object('KafkaUser', `{ authorization: { type: simple, acls: [${acls}] } }`);
  const on = (operations: string, more = '', name = 'orders') =>
    `{ resource: { type: topic, name: ${name} }, operations: [${operations}]${more} }`;
  it.each([
    [
      'a host instead of every one',
      user(on('Read')),
      user(on('Read', ', host: 10.1.2.3')),
      ['o may read topic orders from host 10.1.2.3 only: its clients on other hosts are refused.'],
    ],
    ['every host instead of one', user(on('Read', ', host: 10.1.2.3')), user(on('Read')), []],
    [
      'another host',
      user(on('Read', ', host: 10.1.2.3')),
      user(on('Read', ', host: 10.1.2.4')),
      [expect.stringContaining('from host 10.1.2.4 only')],
    ],
    ['all operations instead of one', user(on('Read')), user(on('All')), []],
    [
      'a prefix instead of a name',
      user(on('Read')),
      user('{ resource: { type: topic, name: ord, patternType: prefix }, operations: [Read] }'),
      [],
    ],
    [
      'what is denied',
      user(on('Read')),
      user(`${on('Read')}, ${on('Read', ', type: deny, host: 10.9.9.9')}`),
      [expect.stringContaining('is denied read topic orders from host 10.9.9.9')],
    ],
  ])('%s', async (_, before, after, expected) => {
    const { changes } = await report(before, after);
    expect(changes.filter(({ id }) => id === 'KFK-31').map(({ text }) => text)).toEqual(expected);
  });
});
