import { describe, expect, it } from 'vitest';
import type { AccessKeyRequirement, CertificateRequirement, GivenRequirement, PasswordRequirement } from '../../charts/shared/secret.js';
import { FakeCluster } from '../../test/doubles/fake-cluster.js';
import { generate, put, values } from './secrets.fixture.js';
import { secretStates } from './secrets.js';

const login: PasswordRequirement = { kind: 'password', name: 'postgres-app', purpose: 'user app', username: 'app' };
const account: AccessKeyRequirement = {
  kind: 'access-key',
  name: 'store-keys',
  purpose: 'the store',
  keys: ['access-key-id', 'secret-access-key'],
};
const given: GivenRequirement = { kind: 'given', name: 'orders-db', purpose: 'login', keys: ['username', 'pass'] };
const certificate: CertificateRequirement = {
  kind: 'certificate',
  name: 'pg-tls',
  purpose: 'Postgres',
  authority: 'postgres-authority',
  commonName: 'postgres',
  dnsNames: ['postgres.a.svc'],
  source: 'secret',
  reader: 'postgres',
};

describe('generated Secrets', () => {
  it('are a login with the username as said and a password no URL and no script stumbles over', async () => {
    const cluster = new FakeCluster();
    expect((await generate(cluster, [login])).made).toEqual([{ namespace: 'a', name: 'postgres-app', kind: 'password' }]);
    expect(await values(cluster, 'postgres-app')).toEqual({ username: 'app', password: expect.stringMatching(/^[A-Za-z0-9]{32}$/) });
  });

  it('are an account of an object store', async () => {
    const cluster = new FakeCluster();
    expect((await generate(cluster, [account])).made).toEqual([{ namespace: 'a', name: 'store-keys', kind: 'access-key' }]);
    expect(await values(cluster, 'store-keys')).toEqual({
      'access-key-id': expect.stringMatching(/^[A-Z0-9]{20}$/),
      'secret-access-key': expect.stringMatching(/^[A-Za-z0-9]{40}$/),
    });
  });

  it('are drawn anew each time', async () => {
    const [one, two] = [new FakeCluster(), new FakeCluster()];
    for (const cluster of [one, two]) await generate(cluster, [login, account]);
    expect((await values(one, 'postgres-app')).password).not.toBe((await values(two, 'postgres-app')).password);
    expect(await values(one, 'store-keys')).not.toEqual(await values(two, 'store-keys'));
  });

  it('are sound when they are looked at again, and made once', async () => {
    const cluster = new FakeCluster();
    const { states } = await generate(cluster, [login, account]);
    expect(states.map(({ status }) => status)).toEqual(['present', 'present']);
    expect((await generate(cluster, [login, account])).made).toEqual([]);
  });

  it('are certificates of Postgres, signed by its own authority', async () => {
    const cluster = new FakeCluster();
    const { made, states } = await generate(cluster, [certificate, { ...certificate, name: 'kafka-tls', authority: 'kafka-authority' }]);
    expect(made.map(({ name }) => name)).toEqual(['postgres-authority', 'kafka-authority', 'pg-tls', 'kafka-tls']);
    expect(states.map(({ status }) => status)).toEqual(['present', 'present']);
    expect((await values(cluster, 'pg-tls'))['ca.crt']).toBe((await values(cluster, 'postgres-authority'))['ca.crt']);
  });
});

describe('what only somebody else can give', () => {
  it('is never made, and stays missing', async () => {
    const cluster = new FakeCluster();
    const { made, states } = await generate(cluster, [given, login]);
    expect(made).toEqual([{ namespace: 'a', name: 'postgres-app', kind: 'password' }]);
    expect(states[0]).toEqual({ requirement: given, status: 'missing', findings: ['does not exist'], missingKeys: ['username', 'pass'] });
  });

  it.each([
    [{ username: 'x', pass: 'x', more: 'x' }, 'present', []],
    [{ username: 'x', pass: '' }, 'incomplete', ['pass']],
    [{ username: 'x' }, 'incomplete', ['pass']],
  ])('with the keys of %j is %s', async (content, status, missingKeys) => {
    const cluster = new FakeCluster();
    put(cluster, 'orders-db', content);
    expect(await secretStates([given], 'a', cluster)).toMatchObject([{ status, missingKeys }]);
  });
});

it.each([
  [login, { username: 'app', password: 'x' }, 'present', []],
  [login, { username: 'other', password: 'x' }, 'unfit', ['its username is not app']],
  [login, { username: 'app' }, 'incomplete', ['lacks password']],
  [account, { 'access-key-id': 'x', 'secret-access-key': 'x' }, 'present', []],
  [account, { 'access-key-id': 'x' }, 'incomplete', ['lacks secret-access-key']],
] as const)('%j with %j is %s', async (requirement, content, status, findings) => {
  const cluster = new FakeCluster();
  put(cluster, requirement.name, content);
  expect(await secretStates([requirement], 'a', cluster)).toMatchObject([{ status, findings }]);
});
