import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, type TestContext } from 'vitest';

/** Maven starts, compiles and runs the program's own tests: half a minute on a quiet machine; a busy one gets six times that. */
const TIMEOUT_MS = 180_000;
/** The compiler's release: another writes other bytes for the same source. */
const JAVA = 17;

it('is built from the source beside it, byte for byte, and passes its own tests', { timeout: TIMEOUT_MS }, (context) => {
  const missing = missingTools();
  if (missing !== undefined) return skip(context, missing);
  const folder = mkdtempSync(join(tmpdir(), 'sluice-admin-build-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const part of ['pom.xml', 'src']) cpSync(join(import.meta.dirname, part), join(folder, part), { recursive: true });
  const { status, stdout } = build(folder);
  if (status !== 0 && /Could not (transfer|resolve)|PluginResolution|DependencyResolution/.test(stdout))
    return skip(context, 'Maven cannot get its plugins or jars');
  expect(status, stdout).toBe(0);
  expect(
    jar(join(folder, 'target')),
    'run "mvn -q package" in charts/access/admin, copy target/sluice-admin.jar beside pom.xml, and commit it',
  ).toBe(jar(import.meta.dirname));
});

/** From Maven's cache, or else from the network. */
function build(folder: string) {
  const goal = ['-q', '-B', '-f', join(folder, 'pom.xml'), 'package'];
  const cached = spawnSync('mvn', ['-o', ...goal], { encoding: 'utf8' });
  return cached.status === 0 ? cached : spawnSync('mvn', goal, { encoding: 'utf8' });
}

const jar = (folder: string) => readFileSync(join(folder, 'sluice-admin.jar')).toString('base64');

function missingTools(): string | undefined {
  const javac = spawnSync('javac', ['-version'], { encoding: 'utf8' });
  if (javac.error) return 'no javac on PATH (a JDK, not only a JRE)';
  const major = Number(/javac (\d+)/.exec(`${javac.stdout}${javac.stderr}`)?.[1]);
  if (major !== JAVA) return `javac is ${major}, and the jar was built by ${JAVA}`;
  return spawnSync('mvn', ['-version']).error ? 'no mvn (Apache Maven) on PATH' : undefined;
}

function skip(context: TestContext, reason: string): never {
  console.warn(`SKIPPED: the admin program's jar was not compared with its source: ${reason}`); // the summary counts skips and gives no reason
  return context.skip(reason);
}
