import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { FORMAT_NAMES } from '../commands/lint-options.js';
import { exitCode } from '../main.js';
import { nowhere } from '../workspace/repository.js';
import { processIo } from './process-io.js';

/** Escape sequences, commands to a workflow's runner, a mention, and what closes a fold; each where lint and diff show it. */
const NAME = '\u001b]0;owned\u0007\n::error file=a::b\n::stop-commands::x\n##[group]c </details> <img src=x> @team \u202e \u009b2J';
const topic = (partitions: number) =>
  JSON.stringify({
    apiVersion: 'kafka.strimzi.io/v1',
    kind: 'KafkaTopic',
    metadata: { name: NAME, namespace: NAME, labels: { 'strimzi.io/cluster': NAME } },
    spec: { partitions, replicas: 1, config: { 'min.insync.replicas': 2, [NAME]: NAME } },
  });
const folder = mkdtempSync(join(tmpdir(), 'sluice-hostile-'));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const [old, now] = [file('old.yaml', topic(12)), file('new.yaml', topic(6))];

afterEach(() => vi.restoreAllMocks());

/** What the process prints. */
async function printed(...args: readonly string[]): Promise<string> {
  const texts: string[] = [];
  const take = (text: string | Uint8Array) => texts.push(String(text)) > 0;
  vi.spyOn(process.stdout, 'write').mockImplementation(take);
  vi.spyOn(process.stderr, 'write').mockImplementation(take);
  await exitCode(args, async () => nowhere(), processIo());
  return texts.join('');
}

const commands = FORMAT_NAMES.flatMap((format) => [
  ['lint', now, '-o', format],
  ['diff', old, now, '--verbose', '-o', format],
]);

it.each(commands)('%s %s %s prints nothing that a terminal obeys, and no command to a runner', async (...args) => {
  const text = await printed(...args);
  expect(text).toContain('owned');
  expect(text.match(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu)?.filter((found) => found !== '\n' && found !== '\t') ?? []).toEqual([]);
  expect(text).not.toMatch(/^\s*::(?!(error|warning|notice) file=\S*hostile)/m);
  expect(text).not.toContain('##[');
  if (args.includes('markdown')) {
    expect(text).not.toContain('<img');
    expect(text).not.toContain('@team');
  }
});
it.each([
  ['lint', '/no/such\u001b[2J/file.yaml'],
  ['survive', now],
  ['lint', file('broken.yaml', `a: [\u001b[2J\n::error::x`)],
])('%s of %s prints no escape sequence', async (...args) => {
  expect(await printed(...args)).not.toContain('\u001b');
});
