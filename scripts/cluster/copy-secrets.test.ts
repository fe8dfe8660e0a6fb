import { describe, expect, it } from 'vitest';
import type { CopyRequirement } from '../../charts/shared/secret.js';
import { FakeClock, FakeCluster } from '../../test/doubles/fake-cluster.js';
import { generateSecrets } from './generate-secrets.js';
import { put, values } from './secrets.fixture.js';
import { secretStates, secretValues } from './secrets.js';
import { staleCopyTexts } from './secrets-text.js';

const user = { kind: 'scram', name: 'app', purpose: 'the app', username: 'app', authority: 'ca', isMounted: true } as const;
const copy: CopyRequirement = { kind: 'copy', name: 'app', namespace: 'jobs', from: 'app', keys: ['sasl.jaas.config'], purpose: 'a job' };
const trust: CopyRequirement = { ...copy, name: 'trusted', from: 'nodes', keys: ['ca.crt'] };
const there = async (cluster: FakeCluster, name: string) => {
  const live = await cluster.get({ apiVersion: 'v1', kind: 'Secret', name, namespace: 'jobs' });
  return live && secretValues(live);
};

describe('a Secret in another namespace', () => {
  it('holds the keys its pods need of the one that was made, and no other', async () => {
    const cluster = new FakeCluster();
    const { made, states } = await generateSecrets([copy, user], { namespace: 'a', cluster });
    expect(made).toEqual([
      { namespace: 'a', name: 'app', kind: 'scram' },
      { namespace: 'jobs', name: 'app', kind: 'copy' },
    ]);
    expect(states.map(({ status }) => status)).toEqual(['present', 'present']);
    expect(await there(cluster, 'app')).toEqual({ 'sasl.jaas.config': (await values(cluster, 'app'))['sasl.jaas.config'] });
  });
  it('never takes a key along', async () => {
    const cluster = new FakeCluster();
    put(cluster, 'nodes', { 'tls.crt': 'c', 'tls.key': 'k', 'ca.crt': 'authority' });
    await generateSecrets([trust], { namespace: 'a', cluster });
    expect(await there(cluster, 'trusted')).toEqual({ 'ca.crt': 'authority' });
  });
  it('stays missing while there is nothing to copy', async () => {
    const cluster = new FakeCluster();
    const { made, states } = await generateSecrets([trust], { namespace: 'a', cluster });
    expect([made, states[0]?.status]).toEqual([[], 'missing']);
    put(cluster, 'nodes', { 'tls.crt': 'c' });
    expect((await generateSecrets([trust], { namespace: 'a', cluster })).made).toEqual([]);
  });
  it('waits for cert-manager, whose Certificate it applies', async () => {
    const [cluster, clock] = [new FakeCluster(), new FakeClock()];
    const certificate = {
      ...{ apiVersion: 'cert-manager.io/v1', kind: 'Certificate', metadata: { name: 'nodes', namespace: 'a' } },
      spec: { secretName: 'nodes' },
    };
    const pause = clock.pause.bind(clock);
    clock.pause = async (milliseconds) => {
      await pause(milliseconds);
      if (cluster.writes.includes('apply Certificate a/nodes')) put(cluster, 'nodes', { 'ca.crt': 'signed' });
    };
    await generateSecrets([trust], { namespace: 'a', cluster, certificates: [certificate], clock });
    expect(await there(cluster, 'trusted')).toEqual({ 'ca.crt': 'signed' });
  });
  it('gives up on an issuer that does not sign', async () => {
    const [cluster, clock] = [new FakeCluster(), new FakeClock()];
    const certificate = {
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      metadata: { name: 'n', namespace: 'a' },
      spec: { secretName: 'nodes' },
    };
    const { states } = await generateSecrets([trust], { namespace: 'a', cluster, certificates: [certificate], clock });
    expect(states[0]?.status).toBe('missing');
  });
  it('is unfit once the original changed, and says how to copy it again without a value', async () => {
    const cluster = new FakeCluster();
    await generateSecrets([copy, user], { namespace: 'a', cluster });
    put(cluster, 'app', { username: 'app', password: 'other', 'sasl.jaas.config': 'new-password' });
    const states = await secretStates([copy], 'a', cluster);
    expect(states).toMatchObject([{ status: 'unfit', findings: ['sasl.jaas.config is not what Secret app holds'] }]);
    const [text = ''] = staleCopyTexts(states, { environment: 'dev', namespace: 'a' });
    expect(text).toContain('fix: kubectl -n jobs delete secret app, then sluice secrets dev --generate');
    expect(text).not.toContain('new-password');
  });
});
