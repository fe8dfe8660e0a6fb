import { describe, expect, it } from 'vitest';
import { transitOf } from '../transit.js';
import { compareBootstraps } from './addresses.js';

describe('bootstrap servers before and after', () => {
  it.each([
    ['kafka:9092', 'kafka:9093', 'same'],
    ['kafka:9092', 'kafka.bus.svc.cluster.local:9092', 'same'],
    ['kafka:9092', 'kafka.other.svc:9092', 'other'],
    ['kafka:9092', 'kafka-0.kafka-headless.bus.svc:9092,kafka-1.kafka-headless.bus.svc:9092', 'same'],
    ['kafka-0.kafka-headless:9092', 'kafka-1.kafka-headless:9092', 'same'],
    ['hub-kafka-bootstrap:9093', 'hub-kafka-brokers:9093', 'same'],
    ['hub-kafka-bootstrap:9093', 'other-kafka-bootstrap:9093', 'other'],
    ['SASL_SSL://hub:9092', 'hub2:9092', 'other'],
    ['b-1.hub.a1.kafka.example.com:9098,b-2.hub.a1.kafka.example.com:9098', 'b-3.hub.a1.kafka.example.com:9098', 'same'],
    ['b-1.hub.a1.kafka.example.com:9098', 'b-1.lake.b2.kafka.example.com:9098', 'other'],
    ['10.0.0.1:9092,10.0.0.2:9092', '10.0.0.2:9092,10.0.0.3:9092', 'same'],
    ['10.0.0.1:9092', '10.0.0.9:9092', 'other'],
    ['kafka:9092', '${KAFKA}:9092', 'unknown'],
  ])('%s and %s: %s', async (old, now, expected) => {
    expect(compareBootstraps(old, now, 'bus', await transitOf([], []))).toBe(expected);
  });

  it('are one cluster where the files say so', async () => {
    const broker = (id: number) =>
      `  mule${id}: {image: "apache/kafka:4.1.1", environment: {KAFKA_NODE_ID: ${id}, KAFKA_PROCESS_ROLES: "broker,controller", KAFKA_CONTROLLER_QUORUM_VOTERS: "1@mule1:9093,2@mule2:9093"}}`;
    const file = [{ file: 'a.yaml', text: `services:\n${broker(1)}\n${broker(2)}\n` }];
    expect(compareBootstraps('mule1:9092', 'mule2:9092', undefined, await transitOf(file, file))).toBe('same');
    expect(compareBootstraps('mule1:9092', 'mule2:9092', undefined, await transitOf([], []))).toBe('other');
  });
});
