import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../test/sources.js';
import { figure } from '../kit/steps.js';
import { mustRunIn, pack, project, runIn, secondsOf, sluice, type Tarball, typeErrors, write } from './kit.js';

const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const MOST_BYTES = 2.5 * 1024 * 1024;
const MOST_FILES = 450;
const ROUNDS = 9;
/** Time of a cold `synth` there, in times of one here: 1.1 is what is meant, and the rest is the noise of a busy machine. */
const MOST_TIMES = 1.25;
/** What a repository of a team holds: one environment, its release, the list. */
const REPOSITORY = {
  'environments/index.ts':
    "import type { Environment } from 'sluice';\nimport { qa } from './qa.js';\n\nexport const environments: readonly Environment[] = [qa];\n",
  'environments/qa.ts': textOf('docs/examples/qa.ts'),
  'environments/releases/qa.yaml': textOf('environments/releases/dev.yaml').replace(/^kafkaUi:\n( .*\n)*/m, ''),
};

let tarball: Tarball;
let repository: string;
beforeAll(() => {
  tarball = pack();
  const seconds = secondsOf(() => (repository = project('repository', REPOSITORY, [tarball.file])));
  figure('package', 'npm install in an empty folder, s', seconds.toFixed(1));
});

describe('the package', () => {
  it('is the same, byte for byte, when it is packed again', () => {
    expect(pack().sha256).toBe(tarball.sha256);
  });

  it('is small, and holds no test, fixture, source or rendered file', () => {
    figure('package', 'tarball, KiB', Math.round(tarball.bytes / 1024));
    figure('package', 'files', tarball.paths.length);
    expect(tarball.bytes).toBeLessThan(MOST_BYTES);
    expect(tarball.paths.length).toBeLessThan(MOST_FILES);
    expect(tarball.paths.filter((path) => /\.test\.|fixture|^e2e\/|^rendered\/|^test\/|made-of/.test(path))).toEqual([]);
    expect(tarball.paths.filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))).toEqual([]);
  });

  it('runs nothing when it is installed', () => {
    const { scripts } = JSON.parse(readFileSync(join(repository, 'node_modules', 'sluice', 'package.json'), 'utf8'));
    expect(Object.keys(scripts).filter((name) => /install/.test(name))).toEqual([]);
  });
});

describe('in a repository of a team', () => {
  it('synth renders to its root, and brings the Kafka line to the compiler', () => {
    expect(sluice(repository, 'synth')).toMatchObject({ code: 0 });
    expect(readdirSync(join(repository, 'rendered'))).toEqual(['qa']);
    expect(readFileSync(join(repository, 'environments', 'releases', 'lines.ts'), 'utf8')).toContain("readonly qa: '4.4';");
  });

  it('synth --check, lint, survive and plan work, in a folder below it too', () => {
    const below = join(repository, 'environments', 'releases');
    for (const args of [['synth', '--check'], ['lint'], ['survive', 'qa'], ['plan', 'qa'], ['secrets', 'qa', '--offline']]) {
      expect([args, sluice(repository, ...args).code]).toEqual([args, 0]);
      expect([args, runIn(below, join(repository, 'node_modules', '.bin', 'sluice'), ...args).code]).toEqual([args, 0]);
    }
  });

  it('no verb finds an environment of the package', () => {
    for (const args of [
      ['plan', 'prod'],
      ['apply', 'staging'],
      ['local', 'up'],
      ['secrets', 'dev'],
    ]) {
      const { code, err } = sluice(repository, ...args);
      expect([args, code]).toEqual([args, 1]);
      expect(err).toContain('environments/index.ts exports qa\n');
    }
  });

  it('an exception is told with the file and line of the team', () => {
    const file = join(repository, 'environments', 'qa.ts');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, `${before}\nthrow new Error('not yet');\n`);
    const { code, err } = sluice(repository, 'lint');
    writeFileSync(file, before);
    expect(code).toBe(1);
    expect(err).toMatch(/^error: environments\/qa\.ts:\d+:7: not yet\nwhy: .*\nfix: .*\n$/);
  });

  it('works where nothing can be written beside the package', () => {
    const cache = join(repository, 'node_modules', '.cache');
    rmSync(cache, { recursive: true, force: true });
    writeFileSync(cache, 'no folder');
    expect(sluice(repository, 'lint')).toMatchObject({ code: 0 });
    rmSync(cache);
  });
});

describe('the environments of this checkout, elsewhere', () => {
  it('render to the same bytes, as fast as here', () => {
    const copy = join(repository, 'copy');
    cpSync(join(ROOT, 'environments'), join(copy, 'environments'), { recursive: true });
    expect(sluice(repository, '--environments', join(copy, 'environments', 'index.ts'), 'synth')).toMatchObject({ code: 0 });
    expect(runIn(ROOT, 'diff', '-r', 'rendered', join(copy, 'rendered')).out).toBe('');

    const here = () => mustRunIn(ROOT, process.execPath, 'bin/sluice.cjs', 'synth', 'prod', '--check');
    const there = () => mustRunIn(copy, process.execPath, '../node_modules/sluice/bin/sluice.cjs', 'synth', 'prod', '--check');
    for (const run of [here, there]) run();
    const rounds = Array.from({ length: ROUNDS }, () => [secondsOf(here), secondsOf(there)] as const);
    const [ours, theirs] = [Math.min(...rounds.map(([one]) => one)), Math.min(...rounds.map(([, other]) => other))]; // the least disturbed
    figure('package', 'cold synth prod here, s', ours.toFixed(2));
    figure('package', 'cold synth prod there ÷ here', (theirs / ours).toFixed(2));
    expect(theirs / ours).toBeLessThan(MOST_TIMES);
    rmSync(copy, { recursive: true });
  });
});

describe('its types', () => {
  const QA = REPOSITORY['environments/qa.ts'];
  /** What the compiler says once the environment is another. */
  const errorsWith = (text: string) => {
    write(repository, { 'environments/qa.ts': text });
    const errors = typeErrors(repository);
    write(repository, { 'environments/qa.ts': QA });
    return errors;
  };
  const withKafka = (text: string) => QA.replace('    certificates:', `    ${text}\n    certificates:`);

  it('compile at the strictest, libraries included', () => {
    expect(typeErrors(repository)).toBe('');
  });

  it('refuse a misspelt key and a setting of another Kafka', () => {
    expect(errorsWith(withKafka("settings: { 'log.retention.hour': 1 },"))).toContain('log.retention.hour');
    expect(errorsWith(withKafka('replicationfactor: 3,'))).toContain("'replicationfactor' does not exist");
    expect(errorsWith(withKafka("settings: { 'zookeeper.session.timeout.ms': 18_000 },"))).toMatch(/^environments\/qa\.ts\(14,/); // at the setting
  });

  it('follow the release file: what 3.9 has compiles once it names 3.9', () => {
    const lines = join(repository, 'environments', 'releases', 'lines.ts');
    const before = readFileSync(lines, 'utf8');
    writeFileSync(lines, before.replace('4.4', '3.9'));
    expect(errorsWith(withKafka("settings: { 'zookeeper.session.timeout.ms': 18_000 },"))).toBe('');
    writeFileSync(lines, before);
  });

  it('take an environment of any name before it has a release', () => {
    rmSync(join(repository, 'environments', 'releases', 'lines.ts'));
    expect(errorsWith(QA.replace("name: 'qa'", "name: 'some-team-42'"))).toBe('');
    expect(sluice(repository, 'synth')).toMatchObject({ code: 0 });
  });
});

describe('a cdk8s app of somebody else', () => {
  it('compiles with the constructs, renders them, and judges what it rendered', () => {
    const folder = project(
      'app',
      {
        'own-app.ts': textOf('docs/examples/own-app.ts'),
        'judge.ts': `import { findingsOf, modelsFor, RULES, readDocuments, readFacts } from 'sluice/policy';
import { app } from './own-app.js';

const facts = readFacts(readDocuments('app.yaml', String(app.synthYaml())).documents);
const findings = findingsOf(facts, RULES, { environmentClass: 'production', models: await modelsFor(facts) });
console.log(JSON.stringify({ sets: facts.workloads.map(({ resource }) => resource), findings: findings.map(({ id }) => id) }));
`,
      },
      [tarball.file, `typescript@${JSON.parse(textOf('package.json')).devDependencies.typescript}`],
    );
    expect(typeErrors(folder)).toBe('');
    mustRunIn(folder, process.execPath, 'node_modules/typescript/bin/tsc', '-p', '.', '--noEmit', 'false', '--outDir', 'out');
    const { sets, findings } = JSON.parse(mustRunIn(folder, process.execPath, 'out/judge.js'));
    expect(sets).toEqual(['StatefulSet/shop/schema-registry', expect.stringMatching('^Job/shop/schema-registry-levels-')]);
    expect([...new Set(findings)]).toEqual(['K8S-22']); // its images have no digest
    expect(existsSync(join(folder, 'node_modules', 'sluice', 'node_modules', 'cdk8s'))).toBe(false);
  });
});
