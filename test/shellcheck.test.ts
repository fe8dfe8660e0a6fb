import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const scripts = ['charts', 'scripts'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.sh'))
    .map((path) => join(folder, path)),
);
const isThere = spawnSync('shellcheck', ['--version']).status === 0;

it('there are scripts to check', () => {
  expect(scripts).toContain(join('charts', 'kafka', 'start.sh'));
});

it.each(scripts)('%s is bash that parses', (script) => {
  expect(spawnSync('/bin/bash', ['-n', join(ROOT, script)], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
});

it.skipIf(!isThere)(`shellcheck finds nothing${isThere ? '' : ' (skipped: shellcheck is not installed)'}`, () => {
  const { stdout, status } = spawnSync('shellcheck', ['--format=gcc', ...scripts.map((script) => join(ROOT, script))], {
    encoding: 'utf8',
  });
  expect([stdout, status]).toEqual(['', 0]);
});
