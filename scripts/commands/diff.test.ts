import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { staging } from '../../environments/staging.js';
import { topic } from '../../test/corpus/edit.js';
import { sluice, temporaryWorkspace } from '../../test/workspace.js';
import type { Workspace } from '../workspace/workspace.js';

let workspace: Workspace;
beforeEach(() => {
  workspace = temporaryWorkspace([staging]);
});
const edited = (): Workspace => ({ ...workspace, environments: [topic('orders', (each) => ({ ...each, partitions: 18 }))(staging)] });
const rendered = () => join(workspace.root, 'rendered', 'staging');

describe('sluice diff', () => {
  it('finds nothing between an environment and what it was rendered to', async () => {
    await sluice(workspace, 'synth');
    expect(await sluice(workspace, 'diff', rendered(), 'staging', '--exit-code')).toEqual({ code: 0, out: 'Nothing differs.', err: '' });
  });

  it.each(['old', 'new'])('refuses an %s state without a document', async (side) => {
    const [empty, full] = [join(workspace.root, 'empty.yaml'), join(workspace.root, 'full.yaml')];
    writeFileSync(empty, '# nothing\n');
    writeFileSync(full, 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n');
    const { code, err } = await sluice(workspace, 'diff', ...(side === 'old' ? [empty, full] : [full, empty]));
    expect([code, err]).toEqual([1, expect.stringMatching(/^error: .*empty\.yaml: nothing to compare\nwhy: .*\nfix: /)]);
  });

  it('groups by consequence, says who does it, and asks for an acknowledgement', async () => {
    await sluice(workspace, 'synth');
    const { code, out } = await sluice(edited(), 'diff', rendered(), 'staging');
    expect(code).toBe(4);
    expect(out).toContain('No way back\n  ASKS    KFK-12 orders gets 18 partitions instead of 12');
    expect(out).toContain('by the access Job, cannot be undone, acknowledge KFK-12:Topic/orders');
    expect(out).toMatch(/no pod restarts, 1 acknowledgement asked for\.$/);
    expect(out).not.toContain('12 → 18');
  });

  it('shows the values behind each line when asked', async () => {
    await sluice(workspace, 'synth');
    const { out } = await sluice(edited(), 'diff', rendered(), 'staging', '--verbose');
    expect(out).toContain('ConfigMap/streaming/kafka-access data["access.json"].topic.orders.partitions: 12 → 18');
  });

  it('writes one JSON object, and judges by the class asked for', async () => {
    await sluice(workspace, 'synth');
    const { code, out } = await sluice(edited(), 'diff', rendered(), 'staging', '-o', 'json', '--class', 'development');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      class: 'development',
      changes: expect.arrayContaining([expect.objectContaining({ id: 'KFK-12', severity: 'warn', by: 'access-job', reversible: false })]),
      summary: { blocked: [], acknowledgements: [] },
    });
  });

  it.each([
    ['blocked', 'serviceName: kafka-brokers', 'serviceName: others', [], 3],
    ['changed, and the code was asked for', 'example.com/x: old', 'example.com/x: new', ['--exit-code'], 2],
    ['changed, and it was not', 'example.com/x: old', 'example.com/x: new', [], 0],
  ])('ends by what it found: %s', async (_, from, to, flags, expected) => {
    const [old, now] = [join(workspace.root, 'old.yaml'), join(workspace.root, 'new.yaml')];
    const text = `apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: a, annotations: {example.com/x: old}}\nspec: {serviceName: kafka-brokers}\n`;
    writeFileSync(old, text);
    writeFileSync(now, text.replace(from, to));
    expect((await sluice(workspace, 'diff', old, now, ...flags)).code).toBe(expected);
  });

  it.each([
    [['nowhere.yaml', 'staging'], /^error: "nowhere.yaml" is neither an environment nor a file\nwhy: .*\nfix: /, 1],
    [['git:', 'staging'], /^error: "git:" names no commit\nwhy: .*\nfix: /, 1],
    [['staging', 'staging', '-o', 'xml'], /^error: there is no output format "xml"\nwhy: .*\nfix: /, 64],
    [['staging', 'staging', '--class', 'huge'], /^error: there is no class "huge"\nwhy: .*\nfix: /, 64],
  ])('%j is told in three lines', async (args, told, expected) => {
    const { code, err, out } = await sluice(workspace, 'diff', ...args);
    expect({ code, out }).toEqual({ code: expected, out: '' });
    expect(err).toMatch(told);
  });

  it('tells what is not judged, refuses it with --strict, and counts it as a difference', async () => {
    const chart = (version: string) => {
      const folder = mkdtempSync(join(workspace.root, 'chart-'));
      writeFileSync(join(folder, 'Chart.yaml'), `apiVersion: v2\nname: kafka\nversion: ${version}\n`);
      return folder;
    };
    const [old, now] = [chart('1.0.0'), chart('2.0.0')];
    const { code, out } = await sluice(workspace, 'diff', old, now);
    expect(code).toBe(0);
    expect(out).toMatch(/Helm chart \S+ is not rendered: 1 file is not judged; helm template \S+ \| sluice diff OLD -\./);
    expect(out).not.toContain('Nothing differs');
    expect((await sluice(workspace, 'diff', old, now, '--strict')).code).toBe(3);
    expect((await sluice(workspace, 'diff', old, now, '--exit-code')).code).toBe(2);
    expect((await sluice(workspace, 'diff', old, chart('1.0.0'))).out.trim()).toBe('Nothing differs.');
  });

  it('says where a file is not YAML', async () => {
    const file = join(workspace.root, 'broken.yaml');
    writeFileSync(file, 'a: 1\nb: [\n');
    expect((await sluice(workspace, 'diff', file, 'staging')).err).toMatch(/broken\.yaml, line \d+: not YAML\nwhy: .*\nfix: /);
  });
});

describe('sluice plan', () => {
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', workspace.root, '-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], { encoding: 'utf8' });
  const commit = async () => {
    await sluice(workspace, 'synth');
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'one');
  };

  it('compares with what was committed, and tells the order and what it was made from', async () => {
    await commit();
    const { code, out, err } = await sluice(edited(), 'plan', 'staging');
    expect({ code, err }).toEqual({ code: 4, err: '' });
    expect(out).toMatch(/^Plan for staging, against rendered at HEAD \([0-9a-f]{12}\)/);
    expect(out).toContain('--acknowledge "KFK-12:Topic/orders=reason"');
    expect(out).toMatch(/Order\n {2}1\. settings, services, budgets and policies\n {7}ConfigMap\/streaming\/kafka-access\n {2}2\. Jobs, /);
    expect(out).toContain('apache/kafka:4.3.1 has no digest');
  });

  it('needs no acknowledgement twice, and saves the reasons', async () => {
    await commit();
    const file = join(workspace.root, 'staging.plan.json');
    const reason = 'KFK-12:Topic/orders=no reader depends on the order';
    const { code } = await sluice(edited(), 'plan', 'staging', '--save', file, '--acknowledge', reason);
    expect(code).toBe(0);
    const saved: unknown = JSON.parse(readFileSync(file, 'utf8'));
    expect(saved).toMatchObject({
      schemaVersion: 1,
      environment: 'staging',
      acknowledgements: [{ id: 'KFK-12:Topic/orders', reason: 'no reader depends on the order' }],
      inputs: { tool: expect.any(String), commit: git('rev-parse', 'HEAD').trim(), before: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  it('gives the same bytes for the same states', async () => {
    await commit();
    const [first, second] = [
      await sluice(edited(), 'plan', 'staging', '-o', 'json'),
      await sluice(edited(), 'plan', 'staging', '-o', 'json'),
    ];
    expect(first.out).toBe(second.out);
  });

  it('compares with any commit, and with the disk where git keeps nothing', async () => {
    await commit();
    expect((await sluice(edited(), 'plan', 'staging', '--against', 'git:HEAD')).out).toContain('against git:HEAD');
    workspace = temporaryWorkspace([staging]);
    await sluice(workspace, 'synth');
    expect((await sluice(edited(), 'plan', 'staging')).out).toContain('against rendered on disk');
    mkdirSync(join(workspace.root, 'rendered', 'other'), { recursive: true });
  });

  it('takes an environment for new where the commit has none of it', async () => {
    await commit();
    cpSync(join(workspace.directory, 'releases', 'staging.yaml'), join(workspace.directory, 'releases', 'qa.yaml'));
    const { promotesFrom, ...first } = staging;
    const qa = { ...first, name: 'qa', kafka: { ...staging.kafka, clusterId: 'T6uPzBqhSkKx9yRrVnWc2A' } };
    const { code, out } = await sluice({ ...workspace, environments: [first, qa] }, 'plan', 'qa', '--against', 'git:HEAD');
    expect([promotesFrom, code, out.split('\n')[0]]).toEqual([
      'dev',
      0,
      expect.stringMatching(/^Plan for qa, against git:HEAD, which has no rendered\/qa \(/),
    ]);
  });

  it('takes an environment for new that is rendered and not committed, unless git ignores what is rendered', async () => {
    await commit();
    git('rm', '-r', '--cached', '--quiet', 'rendered');
    git('commit', '--quiet', '-m', 'none');
    const { out } = await sluice(workspace, 'plan', 'staging');
    expect(out).toMatch(/^Plan for staging, against git:HEAD, which has no rendered\/staging \(/);
    expect(out).not.toContain('Nothing differs');
    writeFileSync(join(workspace.root, '.gitignore'), 'rendered/\n');
    expect((await sluice(workspace, 'plan', 'staging')).out).toContain('against rendered on disk, as git keeps no earlier state');
  });

  it.each([
    [['staging', '--against', 'yesterday'], /^error: a plan cannot be made against "yesterday"/],
    [['staging', '--against', 'git:nothing'], /^error: git knows no "nothing" here/],
    [['staging', '--acknowledge', 'KFK-12'], /^error: --acknowledge KFK-12 gives no reason/],
    [['elsewhere'], /^error: there is no environment "elsewhere"/],
  ])('%j is told in three lines', async (args, told) => {
    await commit();
    const { err } = await sluice(workspace, 'plan', ...args);
    expect(err).toMatch(told);
    expect(err).toMatch(/\nwhy: .*\nfix: /);
  });
});
