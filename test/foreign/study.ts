import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/reference/pages-of-docs.js';
import { comparison, judgedRows, type Row, type Told, tableOf, tallied } from './tally.js';

/*
 * What lint finds in manifests that are not ours: `npx tsx test/foreign/study.ts FOLDER`.
 * FOLDER holds a folder a project, and in it what is linted together: files, or folders of files that belong together.
 * Every row must have its verdict in docs/false-alarms.md; a row that is new, gone or of another number ends the run with 1.
 */
const PAGE = 'docs/false-alarms.md';
const ALL_OF_IT = 256 * 1024 * 1024;

/** Findings of one project, as the command tells them. */
function findingsOf(project: string, folder: string): readonly Told[] {
  const subjects = readdirSync(join(folder, project)).map((name) => join(folder, project, name));
  const command = [join(ROOT, 'bin', 'sluice.cjs'), 'lint', ...subjects, '--class', 'production', '-o', 'json'];
  const { stdout, stderr, status } = spawnSync(process.execPath, command, { encoding: 'utf8', maxBuffer: ALL_OF_IT });
  if (status !== 0 && status !== 3) throw new Error(`${project}: ${stderr}`);
  const report: { readonly findings: readonly Omit<Told, 'project'>[] } = JSON.parse(stdout);
  console.error(`${project}: ${subjects.length} subjects, ${report.findings.length} findings`);
  return report.findings.map((finding) => ({ ...finding, project }));
}

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: npx tsx test/foreign/study.ts FOLDER');
const found: readonly Row[] = tallied(readdirSync(folder).flatMap((project) => findingsOf(project, folder)));
console.log(tableOf(found));
const open = comparison(found, judgedRows(readFileSync(join(ROOT, PAGE), 'utf8')));
for (const line of open) console.error(line);
console.error(
  open.length === 0 ? `every row has its verdict in ${PAGE}` : `${open.length} rows are without a verdict of this number in ${PAGE}`,
);
process.exitCode = open.length === 0 ? 0 : 1;
