import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prod } from '../environments/prod.js';
import { ROOT } from '../test/sources.js';
import { sluice, temporaryWorkspace } from '../test/workspace.js';
import { VERSION } from './main.js';

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
    expect({ code, verbs }).toEqual({ code: 0, verbs: ['synth', 'lint', 'secrets', 'apply', 'local', 'help'] });
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
    expect(err).toContain('error: prod.kafka.replicationFactor: 5 copies on 3 brokers');
    expect(err).toContain('error: prod.kafka.minInSyncReplicas: 7 in-sync copies of 5');
    expect(err).toMatch(/2 problems; nothing was written$/);
  });

  it('refuses a patch that reaches nothing', async () => {
    const patched = temporaryWorkspace([
      { ...prod, patches: [{ kind: 'StatefulSet', name: 'kafka-broker-9z', spec: { replicas: 2 }, reason: 'test' }] },
    ]);
    const { code, err } = await sluice(patched, 'synth');
    expect(code).toBe(1);
    expect(err).toMatch(/prod\.patches\[0\]: there is no StatefulSet kafka-broker-9z\nwhy: .*\nfix: name one of .*kafka-broker-1a/);
  });
});

describe('lint', () => {
  it('finds nothing in the environments', async () => {
    expect(await sluice(workspace, 'lint')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^dev: \d+ objects against Kubernetes 1\.34, nothing found$/m),
    });
  });

  it('says whose custom resources it checked', async () => {
    expect((await sluice(workspace, 'lint', 'prod')).out).toMatch(
      /^prod: \d+ objects against Kubernetes 1\.34 and cert-manager \d+\.\d+\.\d+, nothing found$/,
    );
  });

  it('finds an unknown field in a file: 3', async () => {
    const { code, out } = await sluice(workspace, 'lint', join(ROOT, 'test', 'fixtures', 'unknown-field.yaml'));
    expect(code).toBe(3);
    expect(out).toMatch(/ConfigMap\/default\/settings .*unknown field/);
  });

  it('writes one JSON object', async () => {
    const { out } = await sluice(workspace, 'lint', 'dev', '-o', 'json');
    expect(JSON.parse(out)).toEqual({
      schemaVersion: 1,
      findings: [],
      summary: { subjects: [{ name: 'dev', objects: expect.any(Number) }], findings: 0 },
    });
  });

  it('writes each finding with all it knows', async () => {
    const file = join(ROOT, 'test', 'fixtures', 'unknown-field.yaml');
    const { code, out } = await sluice(workspace, 'lint', file, '-o', 'json');
    const { schemaVersion, findings, summary } = JSON.parse(out);
    expect([code, schemaVersion, summary.findings]).toEqual([3, 1, findings.length]);
    for (const field of ['id', 'severity', 'subject', 'resource', 'path', 'what', 'why', 'fix'])
      expect(findings[0], field).toHaveProperty(field);
  });

  it('reads a folder, all YAML files below it and nothing else', async () => {
    const { code, out } = await sluice(workspace, 'lint', join(ROOT, 'test', 'fixtures'), join(ROOT, 'rendered', 'dev'));
    expect(code).toBe(3);
    expect(out).toMatch(/fixtures: \d+ objects .*1 found/);
    expect(out).toMatch(/rendered\/dev: \d+ objects .*nothing found/);
  });

  it.each([['a Kubernetes nobody checks', ['--kubernetes-version', '1.20'], 64, /no schema for Kubernetes 1\.20/]] as const)(
    'refuses %s',
    async (_, args, code, message) => {
      const said = await sluice(workspace, 'lint', join(ROOT, 'test', 'fixtures'), ...args);
      expect(said.code).toBe(code);
      expect(said.err).toMatch(message);
    },
  );

  it('says on which line a file is not YAML', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sluice-lint-'));
    writeFileSync(join(folder, 'a.yaml'), 'kind: A\n---\nkind: [\n');
    const { code, err } = await sluice(workspace, 'lint', folder);
    expect(code).toBe(1);
    expect(err).toMatch(/a\.yaml, line \d+: not YAML\nwhy: .*\nfix: /);
  });

  it('says when a path is neither file nor environment', async () => {
    expect((await sluice(workspace, 'lint', 'nowhere')).err).toMatch(/"nowhere" is neither an environment nor a file\nwhy: .*\nfix: /);
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
