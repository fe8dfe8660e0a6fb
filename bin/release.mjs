// `node bin/release.mjs VERSION`: checks that a version can be released, writes it down, and makes the commit and the tag. The tag, once pushed,
// is published by .github/workflows/release.yml; nothing is published from here.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const textOf = (file) => readFileSync(join(root, file), 'utf8');

function fail(what, why, fix, code = 1) {
  process.stderr.write(`error: ${what}\nwhy: ${why}\nfix: ${fix}\n`);
  process.exit(code);
}

/** What a program prints; the release ends where it fails. */
function run(program, ...args) {
  const { status, stdout } = spawnSync(program, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (status !== 0) fail(`${program} ${args.join(' ')} failed`, 'a release is made of checked sources', 'look at its message above');
  return stdout.trim();
}

const numbers = (version) => version.split('.').map(Number);
/** Whether a version is higher than another. */
export function isHigher(version, than) {
  const [a, b] = [numbers(version), numbers(than)];
  const different = a.findIndex((number, index) => number !== b[index]);
  return different >= 0 && a[different] > b[different];
}

/** The entries of a version in the changelog; nothing when there are none. */
export function entriesOf(version, changelog) {
  const [, rest] = changelog.split(`\n## ${version}\n`);
  return rest?.split('\n## ')[0].trim() || undefined;
}

/** Refuses what cannot be released. */
function check(version, { version: current, repository }) {
  if (!/^\d+\.\d+\.\d+$/.test(version ?? ''))
    fail(`"${version ?? ''}" is no version`, 'a release is named by three numbers', 'node bin/release.mjs 0.2.0', 64);
  if (!isHigher(version, current))
    fail(`${version} is not above ${current}`, 'a published version never changes', `take a version above ${current}`);
  if (!repository?.url)
    fail(
      'package.json names no repository',
      'the provenance statement names the repository, and npm refuses to publish when the two differ',
      'add "repository": { "type": "git", "url": "git+https://…" } to package.json',
    );
  if (!entriesOf(version, textOf('CHANGELOG.md')))
    fail(
      `CHANGELOG.md has no entries for ${version}`,
      'nobody could tell what an upgrade changes',
      `rename "## Unreleased" to "## ${version}"`,
    );
  if (run('git', 'status', '--porcelain') !== '')
    fail('there are uncommitted changes', 'the tag would not name what was checked', 'commit or stash them');
}

/** SHA-256 of the package as it would be published. */
function packed() {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-pack-'));
  try {
    run('npm', 'pack', '--silent', '--pack-destination', folder);
    const [file = ''] = readdirSync(folder);
    return createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function release(version) {
  check(version, JSON.parse(textOf('package.json')));
  run('npm', 'version', '--no-git-tag-version', version);
  writeFileSync(join(root, 'scripts', 'version.ts'), textOf('scripts/version.ts').replace(/'[\d.]+'/, `'${version}'`));
  run('npm', 'test');
  const [first, second] = [packed(), packed()];
  if (first !== second)
    fail(
      'packing twice gave two different packages',
      `${first} and ${second}`,
      'find what differs: bin/pack.mjs must depend on sources alone',
    );
  run('git', 'commit', '--all', '--message', `Release ${version}`);
  run('git', 'tag', '--annotate', `v${version}`, '--message', `${version}\n\n${entriesOf(version, textOf('CHANGELOG.md'))}`);
  process.stdout.write(`v${version} is tagged (package sha256 ${first}). Publish it: git push --follow-tags\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) release(process.argv[2]);
