import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from '../../test/sources.js';
import { sluice, sluiceWith, temporaryWorkspace } from '../../test/workspace.js';
import { FORMATS } from '../formats/lint/index.js';
import { FORMAT_NAMES } from './lint-options.js';

let workspace = temporaryWorkspace();
beforeEach(() => {
  workspace = temporaryWorkspace();
});
const UNKNOWN_FIELD = join(ROOT, 'test', 'fixtures', 'unknown-field.yaml');
const rule = (name: string) => join(ROOT, 'policy', 'rules', 'fixtures', `${name}.yaml`);
const fileWith = (text: string) => {
  const file = join(mkdtempSync(join(tmpdir(), 'sluice-lint-')), 'a.yaml');
  writeFileSync(file, text);
  return file;
};
const lint = (...args: readonly string[]) => sluice(workspace, 'lint', ...args);
const json = async (...args: readonly string[]) => JSON.parse((await lint(...args, '-o', 'json')).out);

/** What prod is warned of, and what stands in the line that is named. */
const MARKS: Readonly<Record<string, string>> = { 'K8S-22': 'image:', 'SPK-08': 'declaration.json:', 'SPK-13': 'startingOffsets' };

describe('lint', () => {
  it('finds nothing that blocks in the environments', async () => {
    const { code, out } = await lint();
    expect(code).toBe(0);
    for (const name of ['local', 'dev', 'staging', 'prod'])
      expect(out).toMatch(new RegExp(`^${name}: \\d+ objects against Kubernetes 1\\.34, `, 'm'));
  });

  it('tells findings of an environment at the line of its rendered file', async () => {
    const { findings } = await json('prod');
    expect(new Set(findings.map(({ id }: { id: string }) => id))).toEqual(new Set(Object.keys(MARKS)));
    for (const { id, file, line, resource } of findings) {
      const committed = readFileSync(join(ROOT, 'rendered', 'prod', file.split('/').at(-1)), 'utf8').split('\n');
      expect(committed[line - 1], `${id} ${resource}`).toContain(MARKS[id]);
      expect(file).toContain(join('rendered', 'prod'));
    }
  });

  it('finds an unknown field in a file: 3', async () => {
    const { code, out } = await lint(UNKNOWN_FIELD);
    expect(code).toBe(3);
    expect(out).toMatch(/^block SCHEMA: /m);
    expect(out).toMatch(
      /ConfigMap\/default\/settings dataa \(.*unknown-field\.yaml:6\): unknown field `dataa`; did you mean `data`\?\n {4}fix: /,
    );
  });

  it('finds what breaks a rule: 3', async () => {
    const { code, out } = await lint(rule('KFK-02.fail'));
    expect(code).toBe(3);
    expect(out).toMatch(
      /^block KFK-02: min.insync.replicas equals the replication factor\n {2}why: .*\n.*KafkaTopic\/kafka\/orders \(.*KFK-02\.fail\.yaml:8\): topic orders: all 3/m,
    );
  });

  it('does not mind what only warns', async () => {
    expect(await lint(rule('SPK-10.fail'))).toMatchObject({ code: 0, out: expect.stringMatching(/^warn SPK-10: /m) });
  });

  it('takes a custom resource whose operator it does not know for what it is: noted, not refused', async () => {
    const { findings } = await json(fileWith('apiVersion: example.com/v1\nkind: Thing\nmetadata: { name: a }\n'));
    expect(findings).toMatchObject([{ id: 'SCHEMA', severity: 'info', what: expect.stringContaining('a kind without a schema') }]);
    expect(await json(rule('KFK-02.pass'))).toMatchObject({ findings: [] });
  });

  it.each([
    ['apps/v1', 'ReplicaSet', 'info'],
    ['apps/v1', 'Statefulset', 'block'],
    ['policy/v1beta1', 'PodDisruptionBudget', 'block'],
    ['sparkoperator.k8s.io/v1beta2', 'SparkApplication', 'block'],
  ])('takes %s %s as %s', async (apiVersion, kind, severity) => {
    const { findings } = await json(fileWith(`apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a }\n`));
    expect(findings.find(({ id }: { id: string }) => id === 'SCHEMA')).toMatchObject({ severity });
  });

  it('leaves alone what is no object, and says so', async () => {
    const { findings } = await json(fileWith('global:\n  scrape_interval: 15s\n'));
    expect(findings).toMatchObject([{ id: 'SCHEMA', severity: 'info', what: expect.stringContaining('no Kubernetes object') }]);
  });

  it('judges files for what they are for', async () => {
    const [strict, lenient] = [await json(rule('KRC-05.pass')), await json(rule('KRC-05.pass'), '--class', 'local')];
    expect(strict.findings.map(({ id, severity }: { id: string; severity: string }) => `${id} ${severity}`)).toEqual([
      'KRC-01 block',
      'KRC-02 warn',
      'KRC-02 warn',
    ]);
    expect(lenient).toMatchObject({ findings: [], summary: { subjects: [{ class: 'local', objects: 1 }] } });
  });

  it('reads all YAML files below a folder', async () => {
    const { code, out } = await lint(join(ROOT, 'test', 'fixtures'));
    expect(code).toBe(3);
    expect(out).toMatch(/fixtures: 1 object .*1 blocked/);
  });

  it.each([
    [
      ['--kubernetes-version', '1.32'],
      /no schema for Kubernetes 1\.32\nwhy: upstream no longer maintains .*\nfix: use --kubernetes-version 1\.33/,
    ],
    [['--kubernetes-version', '1.40'], /no schema for Kubernetes 1\.40\nwhy: .*newer.*\nfix: use --kubernetes-version 1\.37/],
    [['--class', 'qa'], /there is no class "qa"/],
    [['-o', 'xml'], /no output format "xml"/],
  ])('refuses %j: 64', async (args, message) => {
    const said = await lint(UNKNOWN_FIELD, ...args);
    expect(said.code).toBe(64);
    expect(said.err).toMatch(message);
  });

  it.each([
    ['that is not YAML, with its line', 'kind: [\n', /a\.yaml:\d+\): it is not YAML: .*\n {4}fix: correct the line/],
    ['with two fields of one name', 'kind: A\nkind: B\n', /a\.yaml:2\): it is not YAML: /],
  ])('refuses a file %s', async (_, text, message) => {
    const { code, out } = await lint(fileWith(text));
    expect(code).toBe(1);
    expect(out).toMatch(message);
  });

  it('fails where nothing can be judged', async () => {
    expect(await lint(fileWith('# nothing\n'))).toMatchObject({ code: 1, err: expect.stringMatching(/nothing to judge\nwhy: .*\nfix: /) });
  });

  it('fails with --strict where a part is not judged', async () => {
    const chart = mkdtempSync(join(tmpdir(), 'sluice-lint-'));
    writeFileSync(join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: a\nversion: 1.0.0\n');
    const good = rule('KFK-02.pass');
    expect(await lint(good, chart)).toMatchObject({ code: 0, out: expect.stringContaining('1 not judged') });
    expect(await lint(good, chart, '--strict')).toMatchObject({ code: 3 });
    expect(await lint(good, '--strict')).toMatchObject({ code: 0 });
  });

  it('says when a path is neither file nor environment', async () => {
    expect((await lint('nowhere')).err).toMatch(/"nowhere" is neither an environment nor a file\nwhy: .*\nfix: /);
  });

  it('offers the formats there are', () => {
    expect([...FORMAT_NAMES]).toEqual(Object.keys(FORMATS));
  });
});

describe('a kind without a schema here', () => {
  it.each([
    ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', 0],
    ['admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', 0],
    ['coordination.k8s.io/v1', 'Lease', 0],
    ['example.com/v1', 'Thing', 0],
    ['apiextensions.k8s.io/v1beta1', 'CustomResourceDefinition', 3],
    ['apps/v1beta1', 'Deployment', 3],
    ['apps/v1', 'Deploymnt', 3],
  ])('is not judged where Kubernetes or an operator may serve it: %s %s', async (apiVersion, kind, expected) => {
    const { code, out } = await lint(fileWith(`apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a }\n`), '--verbose');
    expect([code, out.includes('1 not judged')]).toEqual([expected, expected === 0]);
  });
});

describe('lint writes', () => {
  const file = rule('KFK-02.fail');

  it('JSON: one object with all that is known of each finding', async () => {
    const { schemaVersion, findings, summary } = await json(file);
    expect(schemaVersion).toBe(1);
    expect(findings[0]).toEqual({
      id: 'KFK-02',
      severity: 'block',
      title: 'min.insync.replicas equals the replication factor',
      resource: 'KafkaTopic/kafka/orders',
      file: relative(process.cwd(), file),
      line: 8,
      what: 'topic orders: all 3 replicas must be in sync',
      why: expect.stringMatching(/acks=all/),
      fix: 'set min.insync.replicas to 2',
      subject: relative(process.cwd(), file),
    });
    expect(summary).toMatchObject({ subjects: [{ class: 'production', objects: 1 }], findings: { block: 1, info: 0, waived: 0 } });
  });

  it('an empty list when nothing is found', async () => {
    expect(await json('local')).toMatchObject({ findings: [], summary: { findings: { block: 0 } } });
  });

  it('JSON lines, the summary last', async () => {
    const lines = (await lint(file, '-o', 'ndjson')).out.split('\n').map((line) => JSON.parse(line));
    expect(lines.map(({ type }) => type)).toEqual(['finding', 'summary']);
  });

  it('SARIF with marks that do not hang on lines', async () => {
    const marks = async (path: string) => {
      const { runs } = JSON.parse((await lint(path, '-o', 'sarif')).out);
      return runs[0].results.map((result: { partialFingerprints: Record<string, string> }) => result.partialFingerprints['sluice/v1']);
    };
    const { version, runs } = JSON.parse((await lint(file, '-o', 'sarif')).out);
    expect(version).toBe('2.1.0');
    expect(runs[0].results[0]).toMatchObject({
      ruleId: 'KFK-02',
      level: 'error',
      locations: [{ physicalLocation: { artifactLocation: { uri: relative(process.cwd(), file) }, region: { startLine: 8 } } }],
    });
    expect(runs[0].tool.driver.rules[runs[0].results[0].ruleIndex].id).toBe('KFK-02');
    const moved = fileWith(readFileSync(file, 'utf8'));
    const before = await marks(moved);
    writeFileSync(moved, `# a comment\n${readFileSync(file, 'utf8')}`);
    expect(await marks(moved)).toEqual(before);
  });

  it('GitHub’s annotations, ten of a kind', async () => {
    const topic = (index: number) => readFileSync(file, 'utf8').replace('name: orders', `name: orders-${index}`);
    const many = fileWith(Array.from({ length: 12 }, (_, index) => topic(index)).join('---\n'));
    const { out } = await lint(many, '-o', 'github');
    expect(out.match(/^::error file=.*,line=\d+,title=KFK-02 .*::KafkaTopic.*%0Awhy: /gm)).toHaveLength(10);
    expect(out).toMatch(/^and 2 more of kind error: /m);
  });

  it('a summary for the page of the pipeline’s step, behind what is there, and only beside annotations', async () => {
    const summaryFile = fileWith('earlier\n');
    const run = (...args: readonly string[]) => sluiceWith({ summaryFile }, workspace, 'lint', file, ...args);
    expect((await run('-o', 'json')).code).toBe(3);
    expect(readFileSync(summaryFile, 'utf8')).toBe('earlier\n');
    const { code, out } = await run('-o', 'github');
    expect([code, out]).toEqual([3, expect.stringMatching(/^::error file=/)]);
    expect(readFileSync(summaryFile, 'utf8')).toMatch(/^earlier\n<!-- sluice lint -->\n[\s\S]*\| KFK-02 \|/);
  });

  it('a file for the summary that cannot be written: 1, told in three lines', async () => {
    const { code, err } = await sluiceWith({ summaryFile: '/nowhere/summary' }, workspace, 'lint', file, '-o', 'github');
    expect([code, err]).toEqual([1, expect.stringMatching(/cannot write \/nowhere\/summary\n.*GITHUB_STEP_SUMMARY[\s\S]*fix: /)]);
  });

  it('Markdown with a marker, and no bar that ends a cell', async () => {
    const { out } = await lint(file, '-o', 'markdown');
    expect(out).toMatch(/^<!-- sluice lint -->\n/);
    expect(out).toMatch(/^\| KFK-02 \| KafkaTopic\/kafka\/orders<br>.*:8 \| .* \| .* \|$/m);
  });

  it('JUnit: what blocks is a failure', async () => {
    const { out } = await lint(file, '-o', 'junit');
    expect(out).toMatch(/<testsuite name=".*" tests="1" failures="1" errors="0" skipped="0">/);
    expect(out).toMatch(/<failure type="KFK-02" message="min.insync.replicas equals the replication factor">/);
  });
});

describe('a waiver', () => {
  const write = (text: string) => writeFileSync(join(workspace.directory, 'waivers.yaml'), text);
  const entry = (over: Readonly<Record<string, string>> = {}) => ({
    rule: 'KFK-02',
    resource: 'KafkaTopic/kafka/orders',
    reason: 'it is read only',
    owner: 'streaming',
    until: '2999-12-31',
    ...over,
  });
  const waive = (over: Readonly<Record<string, string>> = {}) => write(JSON.stringify({ waivers: [entry(over)] }));

  it('sets a finding aside: counted, shown in JSON, and no reason to fail', async () => {
    waive();
    const { code, out } = await lint(rule('KFK-02.fail'));
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringMatching(/1 waived/) });
    expect(out).not.toContain('block KFK-02');
    const { findings, summary } = await json(rule('KFK-02.fail'));
    expect(findings[0]).toMatchObject({ id: 'KFK-02', waived: { reason: 'it is read only', owner: 'streaming', until: '2999-12-31' } });
    expect(summary.findings).toMatchObject({ block: 0, waived: 1 });
  });

  it.each([{ resource: 'KafkaTopic/kafka/*' }])('reaches %j', async (over) => {
    waive(over);
    expect((await lint(rule('KFK-02.fail'))).code).toBe(0);
  });

  it.each([{ resource: 'KafkaTopic/kafka/payments' }, { rule: 'KFK-01' }, { subject: 'prod' }])('does not reach %j', async (over) => {
    waive(over);
    expect((await lint(rule('KFK-02.fail'))).code).toBe(3);
  });

  it.each([
    [{ until: '2020-01-31' }, /ended on 2020-01-31/],
    [{ until: 'soon' }, /until is soon/],
    [{ reason: '' }, /has no reason/],
    [{ owner: ' ' }, /has no owner/],
    [{ rule: 'KFK-99' }, /names no rule/],
    [{ rule: 'PRO-18' }, /names no rule/],
  ])('with %j does not count, and is a finding itself', async (over, what) => {
    waive(over);
    const { code, out } = await lint(rule('KFK-02.fail'));
    expect(code).toBe(3);
    expect(out).toMatch(/^block PRO-18: a waiver that does not count/m);
    expect(out).toMatch(what);
  });

  it.each([
    [{ subject: 'local', rule: 'KFK-24', resource: 'StatefulSet/nowhere/a' }, ['local'], true],
    [{ subject: 'local', rule: 'KFK-24', resource: 'StatefulSet/nowhere/a' }, ['dev'], false],
    [{ rule: 'KFK-24', resource: 'StatefulSet/nowhere/a' }, [], true],
    [{ rule: 'KFK-24', resource: 'StatefulSet/nowhere/a' }, ['local'], false],
  ])('that matches nothing is told once all it may be for was looked at: %j by lint %j', async (over, names, isTold) => {
    waive(over);
    const { out } = await lint(...names);
    expect(out.includes('the waiver of KFK-24 for StatefulSet/nowhere/a matches no finding')).toBe(isTold);
  });

  it('that matches nothing is told what was probably meant', async () => {
    waive({ resource: 'KafkaTopic/kafka/ordrs', subject: relative(process.cwd(), rule('KFK-02.fail')) });
    expect((await lint(rule('KFK-02.fail'))).out).toContain('did you mean KafkaTopic/kafka/orders?');
  });

  it('that cannot be read is a finding, not a crash', async () => {
    write('waivers: [\n');
    expect(await lint('local')).toMatchObject({ code: 3, out: expect.stringMatching(/PRO-18[\s\S]*cannot be read/) });
  });
});

describe('waive', () => {
  const args = ['--resource', 'KafkaTopic/kafka/orders', '--reason', 'it is read only', '--owner', 'streaming', '--until', '2999-12-31'];
  const file = () => join(workspace.directory, 'waivers.yaml');

  it('writes the file, and lint takes it', async () => {
    expect(await sluice(workspace, 'waive', 'kfk-02', ...args)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^KFK-02 is waived for/),
    });
    expect(readFileSync(file(), 'utf8')).toContain('  - rule: KFK-02\n    resource: KafkaTopic/kafka/orders\n');
    expect((await lint(rule('KFK-02.fail'))).code).toBe(0);
  });

  it('keeps what others wrote, and replaces the same', async () => {
    writeFileSync(file(), '# ours\nwaivers:\n  - rule: KFK-24 # known\n    resource: Kafka/a\n');
    await sluice(workspace, 'waive', 'KFK-02', ...args);
    await sluice(workspace, 'waive', 'KFK-02', ...args.with(-1, '2999-01-31'));
    const text = readFileSync(file(), 'utf8');
    expect(text).toMatch(/^# ours\n[\s\S]*rule: KFK-24 # known/);
    expect(text.match(/KFK-02/g)).toHaveLength(1);
    expect(text).toContain('2999-01-31');
  });

  it.each([
    [['KFK-02', ...args.slice(2)], /--resource missing/],
    [['KFK-99', ...args], /names no rule/],
    [['KFK-02', ...args.with(-1, '2020-01-01')], /ended on 2020-01-01/],
  ])('refuses %j, and writes nothing: 64', async (given, message) => {
    const { code, err } = await sluice(workspace, 'waive', ...given);
    expect(code).toBe(64);
    expect(err).toMatch(message);
    expect(existsSync(file())).toBe(false);
  });
});

describe('explain', () => {
  it('tells why, the source, and what is wrong and right', async () => {
    const { code, out } = await sluice(workspace, 'explain', 'kfk-02');
    expect(code).toBe(0);
    for (const part of ['KFK-02: min.insync.replicas equals the replication factor', 'why: ', 'source: ', 'wrong:\n', 'right:\n'])
      expect(out).toContain(part);
  });

  it('lists every rule', async () => {
    expect((await sluice(workspace, 'explain')).out.split('\n').length).toBeGreaterThan(90);
  });

  it('names the rule that was meant', async () => {
    expect(await sluice(workspace, 'explain', 'KFK02')).toMatchObject({
      code: 1,
      err: expect.stringContaining('fix: did you mean KFK-02?'),
    });
  });
});
