import { describe, expect, it } from 'vitest';
import { readDocuments, readFacts } from './index.js';

const factsOf = (text: string) => readFacts(readDocuments('a.yaml', text).documents);
const service = (fields: string) => `services:\n  kafka: { image: "apache/kafka:4.1.1", ${fields} }\n`;
const node = (text: string) => factsOf(text).nodes[0];

describe('settings in a file that was not read', () => {
  it.each([
    'volumes: ["./settings:/mnt/shared/config"]',
    'volumes: ["./server.properties:/opt/kafka/config/server.properties"]',
    'command: [kafka-server-start.sh, /srv/own/server.properties], volumes: ["./own:/srv/own"]',
  ])('may say more: %s', (fields) => {
    expect(node(service(fields))).toMatchObject({ settingsElsewhere: true, dataDirs: [], roles: ['broker'] });
  });

  it.each(['volumes: ["./secrets:/etc/kafka/secrets"]', 'volumes: ["data:/tmp/kraft-combined-logs"]'])('are none of: %s', (fields) => {
    expect(node(service(fields))).not.toHaveProperty('settingsElsewhere');
  });

  it('hide no folder that is said beside them', () => {
    const fields = 'environment: { KAFKA_LOG_DIRS: /srv/a }, volumes: ["./settings:/mnt/shared/config"]';
    expect(node(service(fields))?.dataDirs).toMatchObject([{ path: '/srv/a', survives: false }]);
  });

  const set = (volume: string, init = '') => `
kind: StatefulSet
metadata: { name: kafka }
spec:
  template:
    spec:
      ${init}
      containers:
        - name: kafka
          image: example.com/own/image:1
          command: [bin/kafka-server-start.sh, /etc/kafka/server.properties]
          volumeMounts: [{ name: settings, mountPath: /etc/kafka }]
      volumes: [{ name: settings, ${volume} }, { name: source, configMap: { name: kafka-settings } }]
`;
  const configMap = '---\nkind: ConfigMap\nmetadata: { name: kafka-settings }\ndata: { server.properties: "log.dirs=/srv/a" }\n';

  it.each([
    ['a ConfigMap that is not here', set('configMap: { name: kafka-settings }')],
    ['a Secret', set('secret: { secretName: kafka-settings }')],
    [
      'a file that an init container makes of a ConfigMap that is not here',
      set('emptyDir: {}', 'initContainers: [{ name: a, image: a, volumeMounts: [{ name: source, mountPath: /a }] }]'),
    ],
  ])('may say more: %s', (_, text) => expect(node(text)).toMatchObject({ settingsElsewhere: true, dataDirs: [] }));

  it('are read where their ConfigMap is here', () => {
    const found = node(`${set('configMap: { name: kafka-settings }')}${configMap}`);
    expect(found).not.toHaveProperty('settingsElsewhere');
    expect(found?.dataDirs).toMatchObject([{ path: '/srv/a' }]);
  });
});

describe('an image of Kafka', () => {
  it.each([
    ['entrypoint: /bin/bash, command: /work/make-topics.sh', 'tool'],
    ['command: [bash, -c, "kafka-topics.sh --list"]', 'tool'],
    ['command: [bash, -c, "prepare; /etc/kafka/docker/run"]', 'kafka'],
    ['command: [bash, -c, "/work/start-mine"], environment: { KAFKA_PROCESS_ROLES: broker }', 'kafka'],
    ['hostname: kafka', 'kafka'],
  ])('with %s is a %s', (fields, runs) => {
    expect(factsOf(service(fields)).workloads[0]?.pod.containers[0]?.runs).toBe(runs);
  });
});

describe('an image nobody knows', () => {
  const other = (fields: string) =>
    node(
      `services:\n  kafka: { image: "shop/kafka:1", environment: { KAFKA_BROKER_ID: 1, KAFKA_ZOOKEEPER_CONNECT: z }, ${fields} }\nvolumes: { data: {} }\n`,
    );

  it('keeps records nobody knows where, when a volume is mounted', () => {
    expect(other('volumes: ["data:/kafka"]')?.dataDirs).toEqual([]);
  });

  it('loses them wherever they are, when none is', () => {
    expect(other('hostname: a')?.dataDirs).toMatchObject([{ survives: false }]);
  });
});

describe('Debezium’s images', () => {
  const kafka = (environment: string, tag = '3.4') =>
    node(`services:\n  kafka: { image: "quay.io/debezium/kafka:${tag}", environment: ${environment}, volumes: ["a:/kafka/data"] }\n`);

  it.each([
    ['{}', '3.4', ['broker', 'controller'], '/kafka/data/1'],
    ['{ NODE_ID: 7, NODE_ROLE: controller }', '3.4', ['controller'], '/kafka/data/7'],
    ['{ BROKER_ID: 4, ZOOKEEPER_CONNECT: "zookeeper:2181" }', '3.0', ['broker'], '/kafka/data/4'],
    ['{ KAFKA_LOG_DIRS: /elsewhere }', '3.4', ['broker', 'controller'], '/kafka/data/1'],
    ['{}', '2.7', ['broker'], '/kafka/data/1'],
  ])('of Kafka with %s, tag %s', (environment, tag, roles, path) => {
    expect(kafka(environment, tag)).toMatchObject({ roles, dataDirs: [{ path, survives: true }] });
  });

  it('of Connect take their names without a prefix', () => {
    const [connect] = factsOf(`services:
  connect:
    image: quay.io/debezium/connect:3.4
    environment: [GROUP_ID=capture, OFFSET_STORAGE_TOPIC=capture-offsets, BOOTSTRAP_SERVERS=kafka:9092, CONNECT_REST_PORT=8083]
`).connects;
    expect(connect).toMatchObject({ groupId: 'capture', storageTopics: { offsets: 'capture-offsets' } });
    expect(connect?.settings).toHaveProperty(['rest.port']);
    expect(connect).not.toHaveProperty('settingsElsewhere');
  });
});
