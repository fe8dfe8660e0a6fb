import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { emptyFolder, writeFiles } from '../test/script.js';
import { ROOT } from '../test/sources.js';

const PROGRAM = join(ROOT, 'bin', 'sluice.mjs');
/** The first run of an environments file compiles all sources. */
const COMPILING_MS = 60_000;
const sluice = (args: readonly string[], options: { cwd?: string; input?: string } = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8', ...options });
  return { code: status, out: stdout, err: stderr };
};

/** A file that exports environments; its bundle goes away with it. */
function environmentsFile(text: string, folder = emptyFolder()): string {
  const file = join(folder, 'environments.ts');
  writeFiles(folder, { 'environments.ts': text });
  const bundle = `sluice-${createHash('sha256').update(file).digest('hex').slice(0, 16)}`;
  onTestFinished(() => rmSync(join(ROOT, 'dist', bundle), { recursive: true, force: true }));
  return file;
}
const named = (name: string) =>
  `import { local } from '${ROOT}/environments/local.js';\nexport const environments = [{ ...local, name: '${name}' }];\n`;

describe('--environments', () => {
  it.each([
    ['nothing', []],
    ['a file that is not there', ['nowhere.ts', 'synth']],
    ['a file that is not TypeScript', ['package.json', 'synth']],
  ])('with %s is wrong in itself: 64', (_, args) => {
    const { code, out, err } = sluice(['--environments', ...args], { cwd: ROOT });
    expect([code, out]).toEqual([64, '']);
    expect(err).toMatch(/^error: --environments .*: no such file\nwhy: .*\nfix: .*\n$/);
  });

  it(
    'with a file that does not compile says where',
    () => {
      const { code, err } = sluice(['--environments', environmentsFile('export const environments = [;\n'), 'synth']);
      expect(code).toBe(1);
      expect(err).toMatch(/^error: the sources do not compile\nwhy: .*environments\.ts:1:\d+.*\n[\s\S]*fix: .*tsc/);
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
      expect(sluice(['--environments', file, 'synth', 'unknown']).err).toMatch(/^error: the sources do not compile\nwhy: .*parts\/mine/);
    },
    COMPILING_MS,
  );
});

describe('a real run', () => {
  it(
    'from another folder gives the same bytes',
    () => {
      const [here, there] = [emptyFolder(), emptyFolder()];
      expect(sluice(['synth', 'local', '--out', here], { cwd: ROOT }).code).toBe(0);
      expect(sluice(['synth', 'local', '--out', there], { cwd: there }).code).toBe(0);
      const files = readdirSync(join(here, 'local'));
      expect(files.length).toBeGreaterThan(3);
      expect(spawnSync('diff', ['-r', here, there], { encoding: 'utf8' }).stdout).toBe('');
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
