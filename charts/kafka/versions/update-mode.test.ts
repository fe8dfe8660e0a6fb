import { describe, expect, it } from 'vitest';
import { KAFKA_LINES, loadModel, updateMode } from './index.js';

describe('updateMode', () => {
  it.each([
    ['log.retention.hours', 'read-only'],
    ['log.retention.ms', 'cluster-wide'],
    ['min.insync.replicas', 'cluster-wide'],
    ['num.io.threads', 'cluster-wide'],
    ['max.connections', 'cluster-wide'],
    ['listeners', 'per-broker'],
    ['log.dirs', 'read-only'],
    ['rsm.config.bucket', 'read-only'],
    ['no.such.key', 'read-only'],
  ])('of %s is %s in every line', async (key, mode) => {
    for (const line of KAFKA_LINES) expect(updateMode(key, await loadModel(line))).toBe(mode);
  });

  it.each([
    ['3.9', 'advertised.listeners', 'per-broker'],
    ['4.0', 'advertised.listeners', 'read-only'],
    ['3.9', 'remote.log.reader.threads', 'read-only'],
    ['4.0', 'remote.log.reader.threads', 'cluster-wide'],
    ['4.2', 'leader.replication.throttled.rate', 'per-broker'],
    ['4.3', 'leader.replication.throttled.rate', 'cluster-wide'],
  ] as const)('in Kafka %s of %s is %s', async (line, key, mode) => {
    expect(updateMode(key, await loadModel(line))).toBe(mode);
  });

  it.each([
    ['listener.name.client.ssl.keystore.location', 'per-broker'],
    ['listener.name.client.ssl.truststore.certificates', 'per-broker'],
    ['listener.name.client.max.connections', 'cluster-wide'],
    ['listener.name.client.num.network.threads', 'cluster-wide'],
    ['listener.name.client.ssl.client.auth', 'read-only'],
    ['listener.name.client.scram-sha-512.sasl.jaas.config', 'read-only'],
    ['listener.name.CLIENT.ssl.keystore.location', 'read-only'],
  ])('of one listener, %s, is %s', async (key, mode) => {
    for (const line of KAFKA_LINES) expect(updateMode(key, await loadModel(line))).toBe(mode);
  });

  it('asks for a restart where Kafka refuses the live change or keeps it from listeners that exist', async () => {
    const model = await loadModel('4.3');
    for (const key of ['ssl.keystore.location', 'ssl.client.auth', 'sasl.jaas.config', 'principal.builder.class']) {
      expect(model.broker[key]?.update).toBe('per-broker');
      expect(updateMode(key, model)).toBe('read-only');
    }
  });
});
