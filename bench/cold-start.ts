import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { paired } from './measure.js';

const ROUNDS = 9;
/** What `helm template` gets: as many charts as a platform has that is put together from charts. */
const CHARTS = ['kafka', 'registry', 'connect'];
const BOUND = 1.5;

/** `sluice synth prod` from process start to files written, beside `helm template` of three charts as `helm create` makes them. */
export async function coldStart(root: string): Promise<void> {
  const helm = helmPath(root);
  const folder = mkdtempSync(join(tmpdir(), 'sluice-bench-'));
  try {
    const synth = () => mustRun(process.execPath, [join(root, 'bin', 'sluice.cjs'), 'synth', 'prod', '--out', folder], root);
    if (!helm) {
      console.log('cold synth: no helm to compare with; build it once with scripts/tools/build.sh helm (needs Go)');
      return;
    }
    for (const chart of CHARTS) mustRun(helm, ['create', chart], folder);
    const { a, b, ratio } = await paired(ROUNDS, synth, () => {
      for (const chart of CHARTS) mustRun(helm, ['template', 'release', chart], folder);
    });
    console.log(
      `cold synth of prod: ${a.toFixed(0)} ms, helm template of ${CHARTS.length} charts: ${b.toFixed(0)} ms, ratio ${ratio.toFixed(2)} (bound ${BOUND})`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function helmPath(root: string): string | undefined {
  const { status, stdout } = spawnSync('bash', [join(root, 'scripts', 'tools', 'build.sh'), 'helm'], {
    encoding: 'utf8',
    env: { ...process.env, SLUICE_TOOLS_OFFLINE: '1' },
  });
  return status === 0 ? stdout.trim() : undefined;
}

function mustRun(command: string, args: readonly string[], cwd: string): void {
  const { status, stderr } = spawnSync(command, [...args], { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
}
