import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Table from 'cli-table3';
import { currentLab, loadImages } from './kit/lab.js';
import { run } from './kit/run.js';
import { FIGURES_FILE, secondsSince, step } from './kit/steps.js';
import { SUITES } from './suites.js';

const NEEDED = ['zone-a', 'zone-b', 'zone-c'];

/** Looks at the cluster, loads the images where none can be pulled, and returns what prints the figures at the end. */
export async function setup(): Promise<() => void> {
  const started = Date.now();
  const suite = SUITES[process.env.SLUICE_E2E_SUITE ?? 'short'];
  if (!suite) throw new Error(`no suite ${process.env.SLUICE_E2E_SUITE}: there are ${Object.keys(SUITES).join(', ')}`);
  if (suite.on === undefined) await refuseUnfitCluster();
  const file = join(mkdtempSync(join(tmpdir(), 'sluice-e2e-')), 'figures');
  writeFileSync(file, '');
  process.env[FIGURES_FILE] = file;
  const lab = suite.on === undefined && suite.images.length > 0 ? await currentLab() : undefined;
  if (lab) {
    await loadImages(lab, suite.images);
    step(`loaded ${suite.images.join(', ')}`);
  }
  return () => {
    printFigures(file, secondsSince(started));
    rmSync(dirname(file), { recursive: true });
  };
}

async function refuseUnfitCluster(): Promise<void> {
  const zones = '{range .items[*]}{.metadata.labels.topology\\.kubernetes\\.io/zone}{"\\n"}{end}';
  const { code, stdout, stderr } = await run('kubectl', ['get', 'nodes', '-o', `jsonpath=${zones}`, '--request-timeout=10s']);
  if (code !== 0) throw new Error(`no cluster answers: ${stderr.trim()}\nfix: let KUBECONFIG name one, or bring the lab up`);
  const missing = NEEDED.filter((zone) => !stdout.split('\n').includes(zone));
  if (missing.length === 0) return;
  throw new Error(
    `no node is in ${missing.join(', ')}: the tests lay a platform over three zones\n` +
      'fix: use a cluster with three nodes and: kubectl label node NODE topology.kubernetes.io/zone=zone-a (zone-b, zone-c)',
  );
}

function printFigures(file: string, seconds: number): void {
  const table = new Table({ head: ['platform', 'what', 'measured'], style: { head: [], border: [] } });
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const row: unknown = line === '' ? undefined : JSON.parse(line);
    if (Array.isArray(row)) table.push(row.map(String));
  }
  table.push(['all', 'image load, every test, clean-up, s', String(seconds)]);
  process.stdout.write(`\n${table.toString()}\n`);
}
