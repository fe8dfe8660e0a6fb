import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { emptyFolder, writeFiles } from '../test/script.js';
import { ROOT } from '../test/sources.js';

const PROGRAM = join(ROOT, 'bin', 'sluice.cjs');
const INDEX = join(ROOT, 'environments', 'index.ts');
/** The first run of a checkout compiles all sources. */
const COMPILING_MS = 60_000;
const sluice = (args: readonly string[], options: { cwd?: string; input?: string } = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8', ...options });
  return { code: status, out: stdout, err: stderr };
};

/** A file that exports environments; its bundle goes away with it. */
function environmentsFile(text: string, folder = emptyFolder()): string {
  const file = join(folder, 'environments.ts');
  writeFiles(folder, { 'environments.ts': text });
  return forgotten(file);
}

/** The same file; what it is compiled into goes away with the test. */
function forgotten(file: string): string {
  onTestFinished(() => rmSync(bundleOf(file), { recursive: true, force: true }));
  return file;
}

/** Folder that a file is compiled into. */
const bundleOf = (file: string) => join(ROOT, 'dist', `environments-${createHash('sha256').update(file).digest('hex').slice(0, 16)}`);
const named = (name: string) =>
  `import { local } from '${ROOT}/environments/local.js';\nexport const environments = [{ ...local, name: '${name}' }];\n`;

describe('--environments', () => {
  it.each([
    ['a file that is not there', ['nowhere.ts', 'synth']],
    ['a file that is not TypeScript', ['package.json', 'synth']],
  ])('with %s is wrong in itself: 64', (_, args) => {
    const { code, out, err } = sluice(['--environments', ...args], { cwd: ROOT });
    expect([code, out]).toEqual([64, '']);
    expect(err).toMatch(/^error: --environments .*: no such file\nwhy: .*\nfix: .*\n$/);
  });

  it('with nothing is a command line that is not understood', () => {
    const { code, err } = sluice(['--environments'], { cwd: ROOT });
    expect(code).toBe(64);
    expect(err).toMatch(/^error: option '--environments <file>' argument missing\nwhy: .*\nfix: .*\n$/);
  });

  it(
    'with a file that does not compile says where',
    () => {
      const { code, err } = sluice(['--environments', environmentsFile('export const environments = [;\n'), 'synth']);
      expect(code).toBe(1);
      expect(err).toMatch(/^error: the environments do not compile\nwhy: .*environments\.ts:1:\d+.*\n[\s\S]*fix: .*tsc/);
      expect(err).not.toMatch(/^ +at /m);
    },
    COMPILING_MS,
  );

  it(
    'are those of the file, never of another one whose path ends alike',
    () => {
      const folder = emptyFolder();
      for (const name of ['one', 'two']) {
        const { err } = sluice([
          '--environments',
          environmentsFile(named(name), join(folder, `${name}-team`, 'streaming')),
          'synth',
          'unknown',
        ]);
        expect(err).toContain(`exports ${name}\n`);
      }
    },
    COMPILING_MS,
  );

  it(
    'are compiled again when they change',
    () => {
      const file = environmentsFile(named('before'));
      expect(sluice(['--environments', file, 'synth', 'unknown']).err).toContain('exports before\n');
      writeFileSync(file, named('after'));
      expect(sluice(['--environments', file, 'synth', 'unknown']).err).toContain('exports after\n');
    },
    COMPILING_MS,
  );
});

describe('a description that throws', () => {
  const thrown = (text: string, ...args: readonly string[]) => sluice(['--environments', environmentsFile(text), 'synth', ...args]);

  it(
    'is told with its file, line and column, and nothing of the bundle',
    () => {
      const { code, err } = thrown('const given: any = undefined;\nexport const environments = [\n  given.name,\n];\n');
      expect(code).toBe(1);
      expect(err).toMatch(/^error: .*environments\.ts:3:9: Cannot read properties of undefined .*\nwhy: .*\nfix: .*\n$/);
    },
    COMPILING_MS,
  );

  it(
    'in a function of the package is told with the line that called it, under its own name',
    () => {
      const { err } = thrown("import { nothing } from 'sluice';\nexport const environments = [nothing()];\n");
      expect(err).toMatch(/^error: .*environments\.ts:2:\d+: nothing is not a function\n/);
    },
    COMPILING_MS,
  );

  it(
    'shows its calls with --debug',
    () => {
      expect(thrown("throw new Error('stop');\n", '--debug').err).toMatch(/^Error: stop\n {4}at /m);
    },
    COMPILING_MS,
  );

  it(
    'may export no list',
    () => {
      expect(thrown('export const environment = 1;\n').err).toMatch(/^error: .* exports no list named environments\nwhy: .*\nfix: .*\n$/);
    },
    COMPILING_MS,
  );
});

describe('outside a repository', () => {
  it.each([
    ['synth'],
    ['lint'],
    ['survive'],
    ['plan', 'prod'],
    ['apply', 'prod'],
    ['secrets', 'prod'],
    ['local', 'up'],
    ['dockerfile', 'prod'],
  ])(
    '%s refuses, and never takes an example of the package',
    (...args) => {
      const { code, out, err } = sluice(args, { cwd: emptyFolder() });
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(/^error: there is no environments\/index\.ts in \/.* or above\nwhy: .*\nfix: .*\n$/);
    },
    COMPILING_MS,
  );

  it(
    'explain and lint of files work',
    () => {
      const cwd = emptyFolder();
      expect(sluice(['explain', 'KFK-02'], { cwd }).code).toBe(0);
      writeFiles(cwd, { 'a.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a, namespace: b }\n' });
      expect(sluice(['lint', 'a.yaml'], { cwd }).code).toBe(0);
    },
    COMPILING_MS,
  );
});

describe('a description that did not change', () => {
  it(
    'is not compiled again',
    () => {
      const file = environmentsFile(named('same'));
      const compiledAt = () => {
        sluice(['--environments', file, 'synth', 'unknown']);
        return statSync(join(bundleOf(file), 'main.cjs')).mtimeMs;
      };
      expect(compiledAt()).toBe(compiledAt());
    },
    COMPILING_MS,
  );
});

describe('an earlier file that is put back', () => {
  it(
    'counts, though it is older than what was compiled',
    () => {
      const file = environmentsFile(named('before'));
      const { atime, mtime } = statSync(file);
      writeFileSync(file, named('after'));
      expect(sluice(['--environments', file, 'synth', 'unknown']).err).toContain('exports after\n');
      writeFileSync(file, named('before'));
      utimesSync(file, atime, mtime);
      expect(sluice(['--environments', file, 'synth', 'unknown']).err).toContain('exports before\n');
    },
    COMPILING_MS,
  );
});

describe('a file with another content, of the same size and time', () => {
  it(
    'counts',
    () => {
      const file = environmentsFile(named('aaaaaa'));
      const { atime, mtime } = statSync(file);
      expect(sluice(['--environments', file, 'synth', 'unknown']).err).toContain('exports aaaaaa\n');
      writeFileSync(file, named('bbbbbb'));
      utimesSync(file, atime, mtime);
      expect(sluice(['--environments', file, 'synth', 'unknown']).err).toContain('exports bbbbbb\n');
    },
    COMPILING_MS,
  );
});

describe('a file that environments import', () => {
  it(
    'counts: they are compiled again when it changes, and do not compile when it is gone',
    () => {
      const folder = emptyFolder();
      const file = environmentsFile(`export { environments } from './parts/mine.js';\n`, folder);
      writeFiles(folder, { 'parts/mine.ts': named('before') });
      expect(sluice(['--environments', file, 'synth', 'unknown']).err).toContain('exports before\n');
      writeFiles(folder, { 'parts/mine.ts': named('after') });
      expect(sluice(['--environments', file, 'synth', 'unknown']).err).toContain('exports after\n');
      rmSync(join(folder, 'parts'), { recursive: true });
      expect(sluice(['--environments', file, 'synth', 'unknown']).err).toMatch(
        /^error: the environments do not compile\nwhy: .*parts\/mine/,
      );
    },
    COMPILING_MS,
  );
});

/** Every file below a folder with its text, by its path in the folder. */
const textsBelow = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => [relative(folder, join(parentPath, name)), readFileSync(join(parentPath, name), 'utf8')]),
  );

describe('a real run', () => {
  it(
    'from another folder gives the same bytes',
    () => {
      const [here, there] = [emptyFolder(), emptyFolder()];
      expect(sluice(['synth', 'local', '--out', here], { cwd: ROOT }).code).toBe(0);
      expect(sluice(['--environments', INDEX, 'synth', 'local', '--out', there], { cwd: there }).code).toBe(0);
      const [one, other] = [textsBelow(here), textsBelow(there)];
      expect(Object.keys(one).length).toBeGreaterThan(3);
      expect(other).toEqual(one);
    },
    COMPILING_MS,
  );

  it(
    'works on the nearest repository upwards, in a folder below it',
    () => {
      const root = emptyFolder();
      forgotten(join(root, 'environments', 'index.ts'));
      writeFiles(root, { 'environments/index.ts': named('mine'), 'docs/deep/a.md': '' });
      const { err } = sluice(['synth', 'unknown'], { cwd: join(root, 'docs', 'deep') });
      expect(err).toContain('exports mine\n');
    },
    COMPILING_MS,
  );

  it(
    'lints what another program writes to it',
    () => {
      const { code, out } = sluice(['lint', '-'], { input: 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\nbogus: 1\n' });
      expect(code).toBe(3);
      expect(out).toMatch(/^ {2}standard input: ConfigMap\/a bogus \(standard input:4\): unknown field/m);
    },
    COMPILING_MS,
  );

  it(
    'does not mind that nobody reads it to the end',
    async () => {
      const child = spawn(process.execPath, [PROGRAM, 'lint', '-o', 'json'], { stdio: ['ignore', 'pipe', 'pipe'] });
      child.stdout.destroy();
      let err = '';
      child.stderr.on('data', (chunk) => (err += chunk));
      expect([await new Promise((done) => child.once('close', done)), err]).toEqual([0, '']);
    },
    COMPILING_MS,
  );
});
