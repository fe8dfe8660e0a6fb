import { expect, it } from 'vitest';
import { transitOf } from '../transit.js';
import { kafkaLowered } from './versions.js';

const kafka = (version: string, metadataVersion: string) => [
  {
    file: 'a.yaml',
    text: `apiVersion: kafka.strimzi.io/v1
kind: KafkaNodePool
metadata: {name: brokers, labels: {strimzi.io/cluster: main}}
spec: {replicas: 3, roles: [broker], storage: {type: persistent-claim, size: 10Gi}}
---
apiVersion: kafka.strimzi.io/v1
kind: Kafka
metadata: {name: main}
spec: {kafka: {version: ${version}, metadataVersion: ${metadataVersion}, listeners: []}}
`,
  },
];
const FORMAT = 'A disk that Kafka 4.4 formatted';

it.each([
  ['4.4.0', '4.3.1', true],
  ['4.5.0', '4.3.1', true],
  ['4.3.1', '4.2.2', false],
  ['4.4.1', '4.4.0', false],
])('a downgrade from %s to %s reports that disks must be formatted: %s', async (old, now, tells) => {
  const [outcome] = kafkaLowered.check(await transitOf(kafka(old, '4.2'), kafka(now, '4.2')));
  expect(outcome?.text).toContain(`goes back from Kafka ${old} to ${now}: its metadata version 4.2 still fits`);
  expect(outcome?.text.includes(FORMAT)).toBe(tells);
});

it('a way forward tells nothing', async () => {
  expect(kafkaLowered.check(await transitOf(kafka('4.3.1', '4.3'), kafka('4.4.0', '4.3')))).toEqual([]);
});
