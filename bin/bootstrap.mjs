// `npm start` and `npm test`: install what is missing, then do the work. Plain JavaScript: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.sluice-installed');
const started = Date.now();

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Node ${process.versions.node} is too old`, 'Sluice and its libraries need 20.19 or later', 'install a newer Node');
}

function fail(what, why, fix) {
  process.stderr.write(`error: ${what}\nwhy: ${why}\nfix: ${fix}\n`);
  process.exit(1);
}

function step(title, command, args, env = {}) {
  process.stderr.write(`\n> ${title}\n`);
  const { status, error, signal } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  if (error) fail(`${command} did not start`, error.message, `check that ${command} is on the PATH`);
  if (signal) process.exit(130);
  return status ?? 1;
}

/** Installs exactly what the lock file names, unless that is what is there. */
function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--no-update-notifier'];
  const status = npm
    ? step('installing packages (once)', process.execPath, [npm, ...args])
    : step('installing packages (once)', 'npm', args);
  if (status !== 0)
    fail(
      'npm ci failed',
      'the packages in package-lock.json could not be installed',
      "look at its message above; behind a proxy, set npm's registry",
    );
  writeFileSync(stamp, lock);
}

/** A command line tool of a package, by the file that starts it. */
const tool = (file, ...args) => [process.execPath, join(root, 'node_modules', file), ...args];
const sluice = (...args) => [process.execPath, join(root, 'bin', 'sluice.cjs'), ...args];

/** Runs steps in order; the first that fails ends it. */
function all(steps) {
  for (const [title, [command, ...args]] of steps) {
    const status = step(title, command, args);
    if (status !== 0) process.exit(status);
  }
}

/** End-to-end tests against the cluster KUBECONFIG names. */
function endToEnd(suite) {
  const command = tool('vitest/vitest.mjs', 'run', '--config', 'vitest.e2e.config.ts', ...process.argv.slice(4));
  const [program, ...args] = command;
  process.exit(step(`end-to-end tests: ${suite}`, program, args, { SLUICE_E2E_SUITE: suite }));
}

/** A folder of test files is a suite. */
const fullSuites = () =>
  readdirSync(join(root, 'e2e'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(join(root, 'e2e', entry.name)).some((file) => file.endsWith('.e2e.ts')))
    .map(({ name }) => name);

const typecheck = ['checking types', tool('typescript/bin/tsc', '--noEmit', '-p', root)];
const work = {
  start() {
    all([
      ['rendering every environment', sluice('synth')],
      typecheck,
      ['judging every environment: Kubernetes schema and rules', sluice('lint')],
    ]);
    process.stderr.write(`
Done in ${Math.round((Date.now() - started) / 1000)} s. What is applied stands in rendered/<environment>/.
Try next:
  edit environments/dev.ts, run npm start again, and look at git diff rendered/
  node bin/sluice.cjs --help
  node bin/sluice.cjs secrets dev --offline     which Secrets dev needs
  docs/tutorial.md                              from here to a running Kafka
`);
  },
  e2e() {
    endToEnd('short');
  },
  'e2e:full'() {
    const suites = fullSuites();
    const [suite] = process.argv.slice(3);
    if (suites.includes(suite)) return endToEnd(suite);
    process.stderr.write(
      `${suite ? `there is no suite ${suite}` : 'which suite?'} There are: ${suites.join(', ')}\nfix: npm run e2e:full ${suites[0]}\n`,
    );
    process.exit(64);
  },
  bench() {
    all([['comparing', [process.execPath, join(root, 'bin', 'bench.mjs')]]]);
  },
  test() {
    all([
      ['formatting and lint', tool('@biomejs/biome/bin/biome', 'ci', '--reporter=summary', '.')],
      typecheck,
      ['unit and golden tests', tool('vitest/vitest.mjs', 'run', ...process.argv.slice(3))],
    ]);
  },
};

install();
work[process.argv[2]]?.() ?? undefined;
