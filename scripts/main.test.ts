import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prod } from '../environments/prod.js';
import { ROOT } from '../test/sources.js';
import { sluice, temporaryWorkspace } from '../test/workspace.js';
import { VERSION } from './version.js';

const workspace = temporaryWorkspace();

describe('the command line', () => {
  it.each([
    [['frobnicate'], /unknown command 'frobnicate'/],
    [['toString'], /unknown command 'toString'/],
    [['aply'], /Did you mean apply\?/],
    [['synth', '--chek'], /unknown option '--chek'[\s\S]*Did you mean --check\?/],
    [['apply'], /missing required argument 'environment'/],
    [['apply', 'dev', '--timeout', 'soon'], /--timeout soon/],
    [['lint', '-o', 'xml'], /no output format "xml"/],
  ])('%j is wrong in itself: 64', async (args, message) => {
    const { code, err } = await sluice(workspace, ...args);
    expect(code).toBe(64);
    expect(err).toMatch(message);
    expect(err).toMatch(/\nwhy: .*\nfix: /);
  });

  it.each([['synth'], ['secrets'], ['apply']])('%s of an unknown environment names the known ones', async (verb) => {
    const { code, err } = await sluice(workspace, verb, 'qa');
    expect(code).toBe(1);
    expect(err).toBe(
      'error: there is no environment "qa"\nwhy: environments/index.ts exports local, dev, staging, prod\nfix: use one of local, dev, staging, prod, or add environments/qa.ts to environments/index.ts',
    );
  });

  it('offers the verbs that exist, and no others', async () => {
    const { code, out } = await sluice(workspace, '--help');
    const verbs = [...out.matchAll(/^ {2}([a-z]+)(?= \[| <| {2})/gm)].map(([, verb]) => verb);
    expect({ code, verbs }).toEqual({
      code: 0,
      verbs: [
        'synth',
        'lint',
        'survive',
        'explain',
        'waive',
        'diff',
        'plan',
        'dockerfile',
        'secrets',
        'bind',
        'apply',
        'init',
        'new',
        'upgrade',
        'local',
        'help',
      ],
    });
  });

  it('shows what there is when nothing is asked: 64', async () => {
    const { code, out, err } = await sluice(workspace);
    expect([code, out]).toEqual([64, '']);
    expect(err).toMatch(/^Usage: sluice /);
  });

  it('shows examples with each verb', async () => {
    expect((await sluice(workspace, 'synth', '--help')).out).toContain('$ sluice synth --check');
  });

  it('knows its version', async () => {
    expect(VERSION).toBe(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version);
    expect((await sluice(workspace, '--version')).out).toBe(VERSION);
  });

  it('tells all problems of all environments at once, and writes nothing', async () => {
    const broken = temporaryWorkspace([{ ...prod, kafka: { ...prod.kafka, replicationFactor: 5, minInSyncReplicas: 7 } }]);
    const { code, err, out } = await sluice(broken, 'synth');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('error: prod.kafka.replicationFactor: default.replication.factor: 5 replicas on 3 brokers');
    expect(err).toContain('error: prod.kafka.minInSyncReplicas: min.insync.replicas is 7, with 5 replicas');
    expect(err).toMatch(/2 problems; nothing was written$/);
  });

  it('refuses a patch that reaches nothing', async () => {
    const patched = temporaryWorkspace([
      { ...prod, patches: [{ kind: 'StatefulSet', name: 'kafka-broker-9z', spec: { replicas: 2 }, reason: 'test' }] },
    ]);
    const { code, err } = await sluice(patched, 'synth');
    expect(code).toBe(1);
    expect(err).toMatch(/prod\.patches\[0\]: StatefulSet kafka-broker-9z is not rendered\nwhy: .*\nfix: use one of .*kafka-broker-1a/);
  });
});

describe('secrets --offline', () => {
  it('lists what is needed, with the names a certificate must hold, and no cluster', async () => {
    const { code, out } = await sluice(workspace, 'secrets', 'prod', '--offline');
    expect(code).toBe(0);
    expect(out).toContain('streaming/kafka-nodes-tls: ');
    expect(out).toContain('  DNS name broker-100.kafka.example.com');
    expect(out).toContain('streaming/kafka-user-billing: ');
  });
});
