import { createPrivateKey } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { CertificateRequirement } from '../../charts/shared/secret.js';
import { FakeCluster } from '../../test/doubles/fake-cluster.js';
import { certificateReport, EXPIRY_WARNING_DAYS } from './certificate-findings.js';
import { CERTIFICATE_VALID_DAYS, type KeyPair, makeAuthority, makeCertificate } from './certificates.js';
import { isBlocking, secretStates } from './secrets.js';

const requirement: CertificateRequirement = {
  kind: 'certificate',
  name: 'broker-tls',
  purpose: 'brokers',
  authority: 'kafka-ca',
  commonName: 'kafka',
  dnsNames: ['kafka.a.svc', '*.kafka.a.svc'],
  source: 'secret',
};
const DAY_MS = 86_400_000;
let pair: KeyPair = { certificate: '', key: '' };
let other: KeyPair = pair;
beforeAll(async () => {
  const authority = await makeAuthority('ca');
  pair = await makeCertificate(requirement, authority);
  other = await makeCertificate(requirement, authority);
});
const faults = (content: Partial<KeyPair> = {}, dnsNames = requirement.dnsNames) =>
  certificateReport({ ...requirement, dnsNames }, { ...pair, ...content }, new Date()).faults;

describe('a certificate', () => {
  it('that does what is required has no faults', () => {
    expect(faults()).toEqual([]);
  });

  it('may cover a name by its wildcard, but only one level', () => {
    expect(faults({}, ['kafka-0.kafka.a.svc'])).toEqual([]);
    expect(faults({}, ['x.kafka-0.kafka.a.svc', 'kafka'])).toEqual(['does not cover x.kafka-0.kafka.a.svc, kafka']);
  });

  it('must come with its own key, in PKCS#8, not encrypted', () => {
    const key = createPrivateKey(pair.key);
    expect(faults({ key: key.export({ type: 'sec1', format: 'pem' }).toString() })[0]).toContain('not PKCS#8');
    expect(faults({ key: key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }).toString() })[0]).toContain(
      'encrypted',
    );
    expect(faults({ key: other.key })).toEqual(['tls.key does not belong to tls.crt']);
    expect(faults({ key: '-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----\n' })).toEqual(['tls.key cannot be read']);
  });

  it('must have the common name as its whole subject: Kafka takes all of it for the name', () => {
    const { faults: found } = certificateReport({ ...requirement, commonName: 'kafka-node' }, pair, new Date());
    expect(found).toEqual(['its subject is CN=kafka, and must be CN=kafka-node and nothing else']);
  });

  describe('of Postgres', () => {
    const postgres: CertificateRequirement = { ...requirement, reader: 'postgres', commonName: 'postgres' };
    const found = (content: Partial<KeyPair>) => certificateReport(postgres, { ...pair, ...content }, new Date()).faults;
    const key = () => createPrivateKey(pair.key);

    it('may have any subject, and its key in any format', () => {
      expect(found({})).toEqual([]);
      expect(found({ key: key().export({ type: 'sec1', format: 'pem' }).toString() })).toEqual([]);
    });

    it('must cover its names all the same, and its key must not be encrypted', () => {
      const { faults: uncovered } = certificateReport({ ...postgres, dnsNames: ['postgres.a.svc'] }, pair, new Date());
      expect(uncovered).toEqual(['does not cover postgres.a.svc']);
      const encryption = { format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' } as const;
      for (const type of ['pkcs8', 'sec1'] as const)
        expect(
          found({
            key: key()
              .export({ type, ...encryption })
              .toString(),
          }),
        ).toEqual(['tls.key is encrypted: Postgres would need its password']);
      expect(found({ key: other.key })).toEqual(['tls.key does not belong to tls.crt']);
    });
  });

  it('must be a certificate', () => {
    expect(faults({ certificate: 'x' })).toEqual(['tls.crt is not a PEM certificate']);
  });

  it.each([
    [CERTIFICATE_VALID_DAYS - 1, 0],
    [CERTIFICATE_VALID_DAYS + 1, 1],
  ])('seen in %i days has %i faults', (days, count) => {
    const report = certificateReport(requirement, pair, new Date(Date.now() + days * DAY_MS));
    expect(report.faults).toHaveLength(count);
  });
});

describe('the state of a certificate', () => {
  const stateAfter = async (daysLeft: number, source: CertificateRequirement['source'] = 'secret') => {
    const cluster = new FakeCluster();
    const data = { 'tls.crt': pair.certificate, 'tls.key': pair.key, 'ca.crt': 'x' };
    const encoded = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, Buffer.from(value).toString('base64')]));
    cluster.put({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'broker-tls', namespace: 'a' }, data: encoded });
    vi.useFakeTimers({ now: Date.now() + (CERTIFICATE_VALID_DAYS - daysLeft) * DAY_MS - DAY_MS / 2, toFake: ['Date'] });
    const [state] = await secretStates([{ ...requirement, source }], 'a', cluster);
    vi.useRealTimers();
    return { status: state?.status, blocks: state !== undefined && isBlocking(state), daysLeft: state?.daysLeft };
  };

  it.each([
    [EXPIRY_WARNING_DAYS, 'present', false],
    [EXPIRY_WARNING_DAYS - 1, 'expiring', false],
    [-2, 'unfit', true],
  ])('with %i days left is %s', async (daysLeft, status, blocks) => {
    expect(await stateAfter(daysLeft)).toEqual({ status, blocks, daysLeft });
  });

  it('does not warn of an end that cert-manager renews before', async () => {
    expect((await stateAfter(3, 'cert-manager')).status).toBe('present');
  });
});
