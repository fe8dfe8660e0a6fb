import { expect, it } from 'vitest';
import { readDocuments, readFacts } from '../facts/index.js';
import { outOfSight } from './out-of-sight.js';

const told = (text: string) =>
  outOfSight(readFacts(readDocuments('a.yaml', text).documents)).map(({ severity, resource }) => `${severity} ${resource}`);
const KAFKA = 'apiVersion: kafka.strimzi.io/v1\nkind: Kafka\nmetadata: { name: events }\nspec: { kafka: { version: 4.1.0 } }\n';
const POOL =
  '---\napiVersion: kafka.strimzi.io/v1\nkind: KafkaNodePool\nmetadata: { name: a, labels: { strimzi.io/cluster: events } }\nspec: { replicas: 3, roles: [broker] }\n';

const compose = (image: string) =>
  `services: { kafka: { image: "${image}", environment: { KAFKA_ADVERTISED_LISTENERS: "PLAINTEXT://kafka:9092" } } }`;
const ACCESS = (text: string) =>
  JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { 'access.json': text } });

it('tells what rules cannot judge', () => {
  expect(told('services: { kafka: { image: "apache/kafka:4.1.0", env_file: a.env } }')).toEqual(['info service/kafka']);
  expect(told('services: { kafka: { image: "apache/kafka:4.1.0" } }')).toEqual([]);
  expect(told(compose('apache/kafka:3.7.0'))).toEqual([]);
  expect(told(compose('apache/kafka:5.0.0'))).toEqual(['info service/kafka']);
  expect(told(compose('confluentinc/cp-kafka:7.5.0'))).toEqual(['info service/kafka']);
  expect(told(compose('acme/kafka:mine'))).toEqual(['info service/kafka']);
  expect(told(KAFKA)).toEqual(['warn Kafka/events']);
  expect(told(`${KAFKA}${POOL}`)).toEqual([]);
  expect(told(`${KAFKA}${POOL}---\n${KAFKA.replace('name: events', 'name: others')}`)).toEqual(['warn Kafka/others']);
  expect(told(ACCESS('{"version":2}'))).toEqual(['warn ConfigMap/a']);
  expect(told(ACCESS('{"version":1,"brokers":1,"record":{"topic":"r","replicationFactor":1}}'))).toEqual([]);
});

it('tells an access declaration that is nested too deeply, and goes on', () => {
  expect(told(ACCESS(`${'['.repeat(50_000)}${']'.repeat(50_000)}`))).toEqual(['warn ConfigMap/a']);
});
