import { createPrivateKey, X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { CertificateRequirement, ScramRequirement } from '../../charts/shared/secret.js';
import { FakeCluster, NAMESPACE } from '../../test/doubles/fake-cluster.js';
import { AUTHORITY_VALID_DAYS, CERTIFICATE_VALID_DAYS, makeAuthority, makeCertificate } from './certificates.js';
import { unreachable } from './cluster-error.js';
import { generateSecrets } from './generate-secrets.js';
import type { KubernetesObject } from './objects.js';
import { generate, put, values } from './secrets.fixture.js';
import { secretStates } from './secrets.js';

const broker: CertificateRequirement = {
  kind: 'certificate',
  name: 'broker-tls',
  purpose: 'brokers',
  authority: 'kafka-ca',
  commonName: 'kafka, "eu"',
  dnsNames: ['kafka.a.svc', '*.kafka.a.svc', '10.0.0.7'],
  source: 'secret',
};
const user: ScramRequirement = {
  kind: 'scram',
  name: 'app',
  purpose: 'the app',
  username: 'ap"p',
  authority: 'kafka-ca',
  isMounted: false,
};

describe('a generated certificate', () => {
  const cluster = new FakeCluster();
  let held: Readonly<Record<string, string>> = {};
  beforeAll(async () => {
    await generate(cluster, [broker]);
    held = await values(cluster, 'broker-tls');
  });
  const leaf = () => new X509Certificate(held['tls.crt'] ?? '');
  const authority = () => new X509Certificate(held['ca.crt'] ?? '');

  it('is signed by the authority, which only signs', () => {
    expect(leaf().verify(authority().publicKey) && leaf().checkIssued(authority())).toBe(true);
    expect([authority().ca, leaf().ca]).toEqual([true, false]);
  });

  it('covers the names asked for, and no other', () => {
    expect(leaf().subjectAltName).toBe('DNS:kafka.a.svc, DNS:*.kafka.a.svc, IP Address:10.0.0.7');
    expect(leaf().checkHost('kafka-0.kafka.a.svc')).toBe('*.kafka.a.svc');
    expect(leaf().checkHost('kafka.b.svc')).toBeUndefined();
  });

  it('has the subject as it was written, and is for servers and clients', () => {
    expect(leaf().toLegacyObject().subject.CN).toBe('kafka, "eu"');
    expect(leaf().keyUsage).toEqual(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2']);
  });

  it('comes with its own key in PKCS#8', () => {
    expect(held['tls.key']).toMatch(/^-----BEGIN PRIVATE KEY-----\n/);
    expect(leaf().checkPrivateKey(createPrivateKey(held['tls.key'] ?? ''))).toBe(true);
  });

  it('is good for a year, the authority for ten', () => {
    const days = (certificate: X509Certificate) => Math.round((Date.parse(certificate.validTo) - Date.now()) / 86_400_000);
    expect([days(leaf()), days(authority())]).toEqual([CERTIFICATE_VALID_DAYS, 3_650]);
  });

  it('has a name for its maker on it', () => {
    expect(cluster.all('Secret').map(({ metadata }) => metadata.labels)).toEqual([
      { 'app.kubernetes.io/managed-by': 'sluice' },
      { 'app.kubernetes.io/managed-by': 'sluice' },
    ]);
  });
});

it('signs with an authority in an older key format', async () => {
  const { certificate, key } = await makeAuthority('old');
  const older = createPrivateKey(key).export({ type: 'sec1', format: 'pem' }).toString();
  const leaf = new X509Certificate((await makeCertificate({ commonName: 'x', dnsNames: [] }, { certificate, key: older })).certificate);
  expect([leaf.verify(new X509Certificate(certificate).publicKey), leaf.subjectAltName]).toEqual([true, undefined]);
});

it('signs nothing beyond the end of the authority', async () => {
  const TEN_DAYS_LEFT = (AUTHORITY_VALID_DAYS - 10) * 86_400_000;
  vi.useFakeTimers({ now: Date.now() - TEN_DAYS_LEFT, toFake: ['Date'] });
  const authority = await makeAuthority('ending').finally(() => vi.useRealTimers());
  const leaf = new X509Certificate((await makeCertificate({ commonName: 'x', dnsNames: [] }, authority)).certificate);
  expect(leaf.validTo).toBe(new X509Certificate(authority.certificate).validTo);
});

describe('a generated user', () => {
  it('has a long random password, a JAAS line with it, and the authority to trust', async () => {
    const cluster = new FakeCluster();
    await generate(cluster, [user, broker]);
    const held = await values(cluster, 'app');
    expect(held.username).toBe('ap"p');
    expect(held.password).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(held['sasl.jaas.config']).toBe(
      `org.apache.kafka.common.security.scram.ScramLoginModule required username="ap\\"p" password="${held.password}";`,
    );
    expect(held['ca.crt']).toBe((await values(cluster, 'kafka-ca'))['ca.crt']);
  });

  it('does without ca.crt where there is no authority, and makes none', async () => {
    const cluster = new FakeCluster();
    await generate(cluster, [user]);
    expect(cluster.writes).toEqual(['create Secret a/app']);
    expect(Object.keys(await values(cluster, 'app'))).toEqual(['username', 'password', 'sasl.jaas.config']);
  });
});

describe('generating', () => {
  it('applies the namespace first, makes what is missing, and reports names only', async () => {
    const cluster = new FakeCluster();
    const outcome = await generateSecrets([broker, user], { namespace: 'a', cluster, ensure: [NAMESPACE] });
    expect(cluster.writes).toEqual(['apply Namespace a', 'create Secret a/kafka-ca', 'create Secret a/broker-tls', 'create Secret a/app']);
    expect(outcome.made).toEqual([
      { namespace: 'a', name: 'kafka-ca', kind: 'authority' },
      { namespace: 'a', name: 'broker-tls', kind: 'certificate' },
      { namespace: 'a', name: 'app', kind: 'scram' },
    ]);
    expect(outcome.states.map(({ status }) => status)).toEqual(['present', 'present']);
    expect(JSON.stringify(outcome)).not.toContain((await values(cluster, 'app')).password);
  });

  it('leaves a namespace that exists as it is', async () => {
    const cluster = new FakeCluster();
    cluster.put(NAMESPACE);
    await generateSecrets([user], { namespace: 'a', cluster, ensure: [NAMESPACE] });
    expect(cluster.writes).toEqual(['create Secret a/app']);
  });

  it('knows a Secret for its own when the answer to the first try was lost', async () => {
    class Lossy extends FakeCluster {
      override async create(object: KubernetesObject): Promise<KubernetesObject> {
        const isFirst = this.writes.length === 0;
        const made = await super.create(object);
        if (isFirst) throw unreachable('https://x', 'socket hang up', 'ECONNRESET');
        return made;
      }
    }
    const { made } = await generate(new Lossy(), [broker]);
    expect(made.map(({ name }) => name)).toEqual(['kafka-ca', 'broker-tls']);
  });

  it('makes nothing the second time', async () => {
    const cluster = new FakeCluster();
    await generate(cluster, [broker, user]);
    expect((await generate(cluster, [broker, user])).made).toEqual([]);
  });

  it('signs a later certificate with the same authority', async () => {
    const cluster = new FakeCluster();
    await generate(cluster, [broker]);
    expect((await generate(cluster, [broker, { ...broker, name: 'second' }])).made).toEqual([
      { namespace: 'a', name: 'second', kind: 'certificate' },
    ]);
    expect((await values(cluster, 'second'))['ca.crt']).toBe((await values(cluster, 'broker-tls'))['ca.crt']);
  });

  it('never overwrites an incomplete Secret, and says it is incomplete', async () => {
    const cluster = new FakeCluster();
    put(cluster, 'app', { username: 'ap"p' });
    const outcome = await generate(cluster, [user]);
    expect([cluster.writes, outcome.states[0]?.status]).toEqual([[], 'incomplete']);
  });

  it('leaves to cert-manager what cert-manager makes', async () => {
    const cluster = new FakeCluster();
    const outcome = await generate(cluster, [{ ...broker, source: 'cert-manager' }]);
    expect([cluster.writes, outcome.states[0]?.status]).toEqual([[], 'awaited']);
  });
});

describe('an authority that cannot sign', () => {
  const existing = { 'tls.crt': 'x', 'tls.key': 'x', 'ca.crt': 'x' };

  it('is an error when it is missing and certificates of another exist', async () => {
    const cluster = new FakeCluster();
    put(cluster, 'broker-tls', existing);
    await expect(generate(cluster, [broker, { ...broker, name: 'second' }])).rejects.toThrow(
      'Secret kafka-ca, the authority to sign second, does not exist',
    );
    expect(cluster.writes).toEqual([]);
  });

  it('is no error when nothing needs signing', async () => {
    const cluster = new FakeCluster();
    put(cluster, 'broker-tls', existing);
    expect((await generate(cluster, [broker, user])).made).toEqual([{ namespace: 'a', name: 'app', kind: 'scram' }]);
  });

  it.each([
    ['it lacks ca.key', async () => ({ 'ca.crt': 'x' })],
    ['ca.crt and ca.key are not PEM, or the key is encrypted', async () => ({ 'ca.crt': 'x', 'ca.key': 'x' })],
    [
      'ca.key does not belong to ca.crt',
      async () => ({ 'ca.crt': (await makeAuthority('a')).certificate, 'ca.key': (await makeAuthority('b')).key }),
    ],
    [
      'its certificate is not one of an authority (CA:TRUE is missing)',
      async () => {
        const { certificate, key } = await makeCertificate({ commonName: 'x', dnsNames: [] }, await makeAuthority('a'));
        return { 'ca.crt': certificate, 'ca.key': key };
      },
    ],
  ])('is an error: %s', async (why, content) => {
    const cluster = new FakeCluster();
    put(cluster, 'kafka-ca', await content());
    await expect(generate(cluster, [broker])).rejects.toMatchObject({ why });
  });
});

it('states follow the requirements order and hold no value', async () => {
  const cluster = new FakeCluster();
  put(cluster, 'app', { username: 'ap"p', password: 'hunter2' });
  const states = await secretStates([broker, user], 'a', cluster);
  expect(states.map(({ requirement, status }) => `${requirement.name} ${status}`)).toEqual(['broker-tls missing', 'app present']);
  expect(JSON.stringify(states)).not.toContain('hunter2');
});
