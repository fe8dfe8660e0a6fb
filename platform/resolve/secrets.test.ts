import { expect, it } from 'vitest';
import { secretNamespace } from '../../charts/shared/index.js';
import { all, platformOf, top, wholePlatform } from '../../test/described.js';
import { job, objects, polled, records, shop } from '../../test/pipelines.js';

const REFERENCE = '${dir:/etc/sluice/secrets/tracing:token}';

it('names each Secret once', async () => {
  const { secrets } = await platformOf(wholePlatform);
  const names = secrets.map(({ name }) => name);
  const places = secrets.map((one) => `${secretNamespace(one, 'streaming')}/${one.name}`);
  expect(new Set(places).size).toBe(places.length);
  expect(names).toEqual(
    expect.arrayContaining([
      'kafka-nodes-tls',
      'kafka-user-connect',
      'postgres-tls',
      'postgres-connect',
      'postgres-replication',
      'lake-keys',
    ]),
  );
});

it('has what connectors refer to beside that, as given by somebody else', async () => {
  const traced = { ...polled, settings: { 'numeric.mapping': REFERENCE } };
  const { secrets } = await platformOf(shop(records, traced, objects));
  expect(secrets.filter(({ kind, name }) => kind === 'given' && name === 'tracing')).toEqual([
    { kind: 'given', name: 'tracing', keys: ['token'], purpose: 'a connector refers to it' },
  ]);
  const { secrets: plain } = await platformOf(shop(records, polled, objects));
  expect(plain.map(({ name }) => name)).not.toContain('tracing');
});

it('asks for no Secret of a part that is not there', async () => {
  const { secrets } = await platformOf(shop(records, job()));
  const names = secrets.map(({ name }) => name);
  expect(names).not.toEqual(expect.arrayContaining(['postgres-connect']));
  expect(names).not.toEqual(expect.arrayContaining(['postgres-replication']));
  expect(names).toContain('kafka-user-ages');
});

it('puts the prefix before each that is the platform’s own', async () => {
  const { secrets } = await platformOf(all(shop(records, polled, job()), top({ prefix: 'blue' })));
  const given = ['lake-keys', 'postgres-tls'];
  expect(secrets.map(({ name }) => name).filter((name) => !name.startsWith('blue-'))).toEqual(expect.arrayContaining(given));
  expect(secrets.filter(({ name }) => !name.startsWith('blue-') && !given.includes(name))).toEqual([]);
});
