import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { KAFKA_LINES } from '../../charts/kafka/versions/index.js';
import { parseRelease } from '../../platform/release/release-schema.js';
import { UserError } from '../terminal/io.js';
import { readIfThere, writeWhole } from './files.js';
import type { Workspace } from './workspace.js';

const HEADER =
  '// Written by `sluice synth` from the release files: which Kafka line each environment runs, so that its settings are typed by it.';

/** The file that carries the release files' Kafka lines to the compiler: it adds them to the package's own interface. */
export function releaseLinesText(lines: ReadonlyMap<string, string>): string {
  const members = [...lines].map(([name, line]) => `    readonly ${/^[a-z][a-z0-9]*$/.test(name) ? name : `'${name}'`}: '${line}';\n`);
  return `${HEADER}
export {};

declare module 'sluice' {
  /** Kafka line by environment. */
  interface KafkaLines {
${members.join('')}  }
}
`;
}

/** Brings `releases/lines.ts` up to date, or with `check` complains that it is not. A file of environments elsewhere need not have one. */
export async function writeReleaseLines({ directory, environments }: Workspace, check: boolean): Promise<void> {
  const folder = join(directory, 'releases');
  const file = join(folder, 'lines.ts');
  const current = await readIfThere(file);
  if (current === undefined && basename(directory) !== 'environments') return;
  const order = environments.map(({ name }) => name);
  const files = (await readdir(folder).catch(() => []))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length));
  const sorted = files.sort((a, b) => order.indexOf(a) - order.indexOf(b) || (a < b ? -1 : 1));
  const lines = new Map<string, string>();
  for (const name of sorted) {
    const version = kafkaVersion((await readIfThere(join(folder, `${name}.yaml`))) ?? '');
    const line = KAFKA_LINES.find((known) => version.startsWith(`${known}.`));
    if (!line) return; // a broken release file, which `loadPlatforms` says better: what is typed stays as it was
    lines.set(name, line);
  }
  const text = releaseLinesText(lines);
  if (text === current || (current === undefined && lines.size === 0)) return;
  if (check)
    throw new UserError(
      `${file} is out of date`,
      'settings would be typed by another Kafka than the release files name',
      'run "sluice synth" and commit the result',
    );
  await writeWhole(file, text);
}

/** Kafka's version in a release file, read as it is read to be rendered; nothing when the file is broken. */
function kafkaVersion(text: string): string {
  try {
    const result = parseRelease(parse(text));
    return 'release' in result ? result.release.kafka.version : '';
  } catch {
    return '';
  }
}
