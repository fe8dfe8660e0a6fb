import { describe, expect, it } from 'vitest';
import { TRANSITIONS } from '../catalogue.js';
import { transitOf } from '../transit.js';
import { transitionFindings } from '../transition.js';

/** What is found, e.g. `KFK-43 block`, and all that is said of it. */
async function told(old: string, now: string): Promise<{ readonly found: readonly string[]; readonly text: string }> {
  const transit = await transitOf([{ file: 'a.yaml', text: old }], [{ file: 'a.yaml', text: now }]);
  const findings = transitionFindings(TRANSITIONS, transit, 'production').filter(({ id }) => ['KFK-28', 'KFK-43', 'KRC-03'].includes(id));
  return { found: findings.map(({ id, severity }) => `${id} ${severity}`), text: JSON.stringify([findings, transit.settings]) };
}

const secret = (key: string, value: string, how: 'data' | 'stringData' = 'stringData') => `---
apiVersion: v1
kind: Secret
metadata: {name: login, namespace: bus}
${how}: {${key}: ${how === 'data' ? Buffer.from(value).toString('base64') : value}}
`;
const from = (key: string, name = 'login') => `valueFrom: {secretKeyRef: {name: ${name}, key: ${key}}}`;

interface Parts {
  readonly env?: string;
  readonly envFrom?: string;
  readonly volumes?: string;
  readonly replicas?: number;
  readonly settings?: string;
}

const LISTENERS = 'listener.security.protocol.map=IN:SASL_PLAINTEXT,OUT:PLAINTEXT,CTL:PLAINTEXT\n    inter.broker.listener.name=IN';

const set = ({ env = '', envFrom = '', volumes = '', replicas = 3, settings = LISTENERS }: Parts) => `apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: bus}
data:
  server.properties: |
    process.roles=broker,controller
    listeners=IN://:9091,OUT://:9092,CTL://:9093
    controller.listener.names=CTL
    controller.quorum.voters=0@kafka-0.kafka:9093
    ${settings}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: kafka, namespace: bus}
spec:
  replicas: ${replicas}
  serviceName: kafka
  selector: {matchLabels: {app: kafka}}
  template:
    metadata: {labels: {app: kafka}}
    spec:
      containers:
        - name: kafka
          image: bitnami/kafka:4.0.0
          env: [${env}]
          envFrom: [${envFrom}]
          volumeMounts: [{name: settings, mountPath: /bitnami/kafka/config}]
      volumes: [{name: settings, configMap: {name: settings}}, ${volumes}]
`;

const jaas = (password: string, users: string) =>
  `${LISTENERS}\n    listener.name.in.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="b" password="${password}" ${users};`;

describe('credentials of brokers for one another', () => {
  it.each([
    ['a variable', set({ env: `{name: KAFKA_INTER_BROKER_PASSWORD, ${from('pw')}}` }), 'pw'],
    ['a whole Secret as variables', set({ envFrom: '{secretRef: {name: login}}' }), 'KAFKA_INTER_BROKER_PASSWORD'],
    ['a mounted file', set({ volumes: '{name: s, secret: {secretName: login}}' }), 'inter-broker-password'],
  ])('change in %s', async (_, manifests, key) => {
    const { found, text } = await told(manifests + secret(key, 'swordfish1'), manifests + secret(key, 'swordfish2', 'data'));
    expect(found).toEqual(['KFK-43 acknowledge']);
    expect(text).not.toContain('swordfish');
    expect((await told(manifests + secret(key, 'swordfish1'), manifests + secret(key, 'swordfish1', 'data'))).found).toEqual([]);
  });

  it('are no matter of one broker alone', async () => {
    const manifests = set({ env: `{name: KAFKA_INTER_BROKER_PASSWORD, ${from('pw')}}`, replicas: 1 });
    expect((await told(manifests + secret('pw', 'a'), manifests + secret('pw', 'b'))).found).toEqual([]);
  });

  it('may be others, where another Secret is named', async () => {
    const env = (name: string) => set({ env: `{name: KAFKA_INTER_BROKER_PASSWORD, ${from('pw', name)}}` });
    const { found, text } = await told(env('a'), env('b'));
    expect(found).toEqual(['KFK-43 acknowledge']);
    expect(text).toContain('do not say whether they are the same');
  });

  it.each([
    ['at once', jaas('p1', 'user_b="p1"'), jaas('p2', 'user_b="p2"'), ['KFK-43 acknowledge']],
    ['of a client alone', jaas('p1', 'user_b="p1" user_shop="a"'), jaas('p1', 'user_b="p1" user_shop="b" user_new="c"'), []],
  ])('change in a JAAS setting %s', async (_, old, now, expected) => {
    expect((await told(set({ settings: old }), set({ settings: now }))).found).toEqual(expected);
  });
});

describe('listeners that nodes use among themselves', () => {
  const map = (protocols: string, name = 'IN') => `listener.security.protocol.map=${protocols}\n    inter.broker.listener.name=${name}`;

  it.each([
    [
      'the controllers’ speaks another protocol',
      map('IN:PLAINTEXT,OUT:PLAINTEXT,CTL:PLAINTEXT'),
      map('IN:PLAINTEXT,OUT:PLAINTEXT,CTL:SSL'),
      ['KFK-43 block'],
    ],
    [
      'the brokers’ speaks another protocol',
      map('IN:PLAINTEXT,OUT:PLAINTEXT,CTL:SSL'),
      map('IN:SSL,OUT:PLAINTEXT,CTL:SSL'),
      ['KFK-43 block'],
    ],
    ['brokers take another that is there', map('IN:PLAINTEXT,OUT:PLAINTEXT,CTL:SSL'), map('IN:PLAINTEXT,OUT:PLAINTEXT,CTL:SSL', 'OUT'), []],
    ['clients’ alone', map('IN:SSL,OUT:PLAINTEXT,CTL:SSL'), map('IN:SSL,OUT:SSL,CTL:SSL'), ['KFK-28 acknowledge']],
    [
      'a mechanism goes',
      `${LISTENERS}\n    sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-512`,
      `${LISTENERS}\n    sasl.enabled.mechanisms=PLAIN`,
      ['KFK-28 acknowledge'],
    ],
    [
      'a mechanism comes',
      `${LISTENERS}\n    sasl.enabled.mechanisms=PLAIN`,
      `${LISTENERS}\n    sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-512`,
      [],
    ],
  ])('%s', async (_, old, now, expected) => {
    expect((await told(set({ settings: old }), set({ settings: now }))).found).toEqual(expected);
    const isPeers = expected.includes('KFK-43 block');
    if (isPeers) expect((await told(set({ settings: old, replicas: 1 }), set({ settings: now, replicas: 1 }))).found).toEqual([]);
  });
});

describe('the cluster id', () => {
  const [id, other] = ['MkU3OEVBNTcwNTJENDM2Qk', 'QjU3OEVBNTcwNTJENDM2Qg'];
  const plain = (value: string) => set({ env: `{name: KAFKA_KRAFT_CLUSTER_ID, value: ${value}}` });
  const hidden = set({ env: `{name: KAFKA_KRAFT_CLUSTER_ID, ${from('id')}}` });
  const compose = (value: string) =>
    `services:\n  k:\n    image: confluentinc/cp-kafka:7.9.2\n    environment: {KAFKA_NODE_ID: 1, KAFKA_PROCESS_ROLES: broker, ${value}}\n`;

  it.each<[string, string, string, readonly string[]]>([
    ['moves into a Secret', plain(id), hidden + secret('id', id), []],
    ['moves out of a Secret', hidden + secret('id', id, 'data'), plain(id), []],
    ['moves into a Secret with another', plain(id), hidden + secret('id', other), ['KRC-03 block']],
    ['moves into a Secret that is not here', plain(id), hidden, ['KRC-03 acknowledge']],
    ['changes in its Secret', hidden + secret('id', id), hidden + secret('id', other, 'data'), ['KRC-03 block']],
    ['becomes a variable', compose(`CLUSTER_ID: ${id}`), compose('CLUSTER_ID: "${ID}"'), ['KRC-03 acknowledge']],
    ['becomes a variable with the same fallback', compose(`CLUSTER_ID: ${id}`), compose(`CLUSTER_ID: "\${ID:-${id}}"`), []],
    ['is taken out', compose(`CLUSTER_ID: ${id}`), compose(''), ['KRC-03 acknowledge']],
  ])('%s', async (_, old, now, expected) => {
    const { found, text } = await told(old, now);
    expect(found).toEqual(expected);
    if (now.includes('kind: Secret')) expect(text).not.toContain(other);
  });
});
