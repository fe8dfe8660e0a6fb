import { describe, expect, it } from 'vitest';
import { all, kafka, problemsOf, top } from '../../test/described.js';
import { certManager } from '../spec.js';

const issued = (issuer: Parameters<typeof certManager>[0]) => kafka({ certificates: certManager(issuer) });

describe('an issuer', () => {
  it('of every namespace is refused, with the way out', async () => {
    expect(await problemsOf(issued({ name: 'platform-ca', kind: 'ClusterIssuer' }))).toMatchObject([
      {
        path: 'base.kafka.certificates.issuer',
        what: 'certificates come from ClusterIssuer platform-ca, which signs for every namespace',
        why: expect.stringContaining('CN=kafka-admin'),
        fix: expect.stringContaining("kind: 'Issuer'"),
      },
    ]);
    expect(await problemsOf(issued({ name: 'platform-ca', kind: 'ClusterIssuer', onlyHere: ' ' }))).toHaveLength(1);
  });
  it('of its own namespace is fine, and so is one that nobody else is admitted to', async () => {
    expect(await problemsOf(issued({ name: 'kafka-ca', kind: 'Issuer' }))).toEqual([]);
    expect(await problemsOf(issued({ name: 'platform-ca', kind: 'ClusterIssuer', onlyHere: 'approver-policy' }))).toEqual([]);
  });
  it('of its own namespace needs no reason', async () => {
    expect(await problemsOf(issued({ name: 'kafka-ca', kind: 'Issuer', onlyHere: 'x' }))).toMatchObject([
      { path: 'base.kafka.certificates.issuer.onlyHere' },
    ]);
  });
  it('is not asked about on a laptop', async () => {
    const found = await problemsOf(all(top({ class: 'local' }), issued({ name: 'a', kind: 'ClusterIssuer' })));
    expect(found.filter(({ path }) => path?.includes('issuer'))).toEqual([]);
  });
});
