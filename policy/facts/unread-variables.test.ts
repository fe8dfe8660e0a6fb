import { describe, expect, it } from 'vitest';
import { readDocuments, readFacts } from './index.js';

const factsOf = (text: string) => readFacts(readDocuments('a.yaml', text).documents);
const set = (container: string, more = '') => `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: kafka, namespace: k }
spec:
  replicas: 3
  template: { spec: { containers: [{ name: kafka, image: "apache/kafka:4.1.0", ${container} }] } }
${more}`;
const MAP = '---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: env, namespace: k }\ndata: { KAFKA_LOG_DIRS: /data, dirs: /data }\n';
const KEY = 'env: [{ name: KAFKA_LOG_DIRS, valueFrom: { configMapKeyRef: { name: env, key: dirs } } }]';
const compose = (more: string) => `services: { kafka: { image: "apache/kafka:4.1.0", ${more} } }`;

describe('variables from out of sight', () => {
  it.each([
    ['all of a ConfigMap that is not here', set('envFrom: [{ configMapRef: { name: env } }]')],
    ['all of a Secret', set('envFrom: [{ secretRef: { name: env } }]', MAP)],
    ['a key of a ConfigMap that is not here', set(KEY)],
    ['a key that a ConfigMap here does not have', set(KEY.replace('dirs', 'others'), MAP)],
    ['a file of variables', compose('env_file: kafka.env')],
    ['several files of variables', compose('env_file: [a.env, b.env]')],
    ['a service of another file', compose('extends: { file: base.yaml, service: kafka }')],
  ])('are known to be missing: %s', (_, text) => {
    expect(factsOf(text).nodes).toMatchObject([{ settingsElsewhere: true, dataDirs: [], listeners: [] }]);
  });

  it.each([
    ['all of a ConfigMap that is here', set('envFrom: [{ configMapRef: { name: env } }]', MAP)],
    ['a key of one', set(KEY, MAP)],
  ])('are read: %s', (_, text) => {
    const [node] = factsOf(text).nodes;
    expect(node?.settingsElsewhere).toBeUndefined();
    expect(node?.dataDirs).toMatchObject([{ path: '/data' }]);
  });

  it('are none where a secret is one variable', () => {
    const text = set('env: [{ name: KAFKA_SSL_KEY_PASSWORD, valueFrom: { secretKeyRef: { name: a, key: b } } }]');
    expect(factsOf(text).nodes[0]?.settingsElsewhere).toBeUndefined();
  });
});

describe('node pools in another file', () => {
  const kafka = (spec: string) =>
    `apiVersion: kafka.strimzi.io/v1\nkind: Kafka\nmetadata: { name: events, namespace: k }\nspec: { kafka: ${spec} }\n`;
  it('leave no broker to judge, where replicas do not say one', () => {
    expect(factsOf(kafka('{ version: 4.1.0 }')).nodes).toEqual([]);
    expect(factsOf(kafka('{ version: 4.1.0, replicas: 3 }')).nodes).toMatchObject([{ replicas: 3 }]);
  });
});
