import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { componentContext, documentedDefaults } from '../../test/component-context.js';
import { KAFKA_UI_DEFAULTS, kafkaUiProblems, kafkaUiProperties } from './config.js';
import { kafkaUiImage, kafkaUiImageProblems } from './images.js';
import { type KafkaUiSpec, kafkaUiNeeds, kafkaUiSecrets, kafkaUiSpecProblems, resolveKafkaUi } from './spec.js';

const image = kafkaUiImage('ghcr.io/kafbat/kafka-ui:v1.5.0', undefined);
const maximal: Required<KafkaUiSpec> = {
  memoryGiB: 1,
  cpuMillis: 200,
  heapMiB: 600,
  reads: ['orders'],
  readOnly: false,
  clients: [{ namespace: 'ingress' }],
};

describe('the page', () => {
  it('logs in to Kafka by password and trusts its CA, without a secret in the settings', async () => {
    const page = resolveKafkaUi({}, { context: await componentContext('blue', 'scram'), image, registryUrl: 'http://registry:8081' });
    const settings = kafkaUiProperties(page);
    expect(page).toMatchObject({ name: 'blue-kafka-ui', login: 'blue-kafka-ui-login', heapMiB: 256, readOnly: true });
    expect(settings).toMatchObject({
      'auth.type': 'LOGIN_FORM',
      'kafka.clusters[0].schemaRegistry': 'http://registry:8081',
      'kafka.clusters[0].properties.security.protocol': 'SASL_SSL',
      'kafka.clusters[0].properties.ssl.truststore.location': '/etc/sluice/authority/ca.crt',
    });
    expect(JSON.stringify(settings)).not.toMatch(/jaas|\$\{/);
  });

  it('is open on a laptop', async () => {
    const context = { ...(await componentContext('', 'none')), class: 'local' } as const;
    const page = resolveKafkaUi(maximal, { context, image });
    expect(kafkaUiProperties(page)).toMatchObject({ 'auth.type': 'DISABLED', 'kafka.clusters[0].readOnly': 'false' });
    expect(kafkaUiSecrets(context)).toEqual([]);
    expect(kafkaUiSecrets({ ...context, class: 'production' })).toMatchObject([{ kind: 'password', name: 'kafka-ui-login' }]);
  });

  it('may see every topic, and read those that are named', () => {
    const all = { pattern: 'literal', name: '*' };
    expect(kafkaUiNeeds({}).users).toEqual([{ name: 'kafka-ui', can: [{ kind: 'describe', topic: all }] }]);
    expect(kafkaUiNeeds(maximal).users).toMatchObject([{ can: [{ kind: 'describe' }, { kind: 'consume', topic: { name: 'orders' } }] }]);
  });

  it('refuses a heap outside its bounds', () => {
    const heap = (heapMiB: number) => kafkaUiProblems({ heapMiB, resources: { memoryMiB: 512, cpuMillis: 100 } });
    expect([heap(192), heap(384)]).toEqual([[], []]);
    expect(heap(191)).toMatchObject([{ path: 'heapMiB', fix: 'use 192 to 384' }]);
    expect(heap(385)).toMatchObject([{ path: 'heapMiB', fix: 'use 192 to 384' }]);
    expect([...kafkaUiSpecProblems({}), ...kafkaUiSpecProblems(maximal)]).toEqual([]);
  });

  it('takes images it knows', () => {
    expect(kafkaUiImageProblems('mirror.example.com/kafbat/kafka-ui:v1.5.2')).toEqual([]);
    expect(kafkaUiImageProblems('ghcr.io/kafbat/kafka-ui:latest')).toMatchObject([{ fix: 'use ghcr.io/kafbat/kafka-ui:v1.5.x' }]);
  });

  it('documents the defaults it has', () => {
    const documented = documentedDefaults(readFileSync(join(import.meta.dirname, 'spec.ts'), 'utf8'), 'KafkaUiSpec');
    const { heapPercent, ...defaults } = KAFKA_UI_DEFAULTS;
    expect(documented).toMatchObject({
      ...Object.fromEntries(Object.entries(defaults).map(([field, value]) => [field, String(value)])),
      heapMiB: `${heapPercent} % of the memory`,
    });
  });
});
