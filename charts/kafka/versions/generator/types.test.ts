import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { KAFKA_LINES, loadModel } from '../model.js';
import { generatedFiles } from './types.js';
import { versionJson } from './version-model.js';

const VERSIONS = new URL('..', import.meta.url);
const AGAIN = 'run "npx tsx charts/kafka/versions/generator/generate.ts --types-only"';

describe('the checked-in types', async () => {
  const files = generatedFiles(await Promise.all(KAFKA_LINES.map(loadModel)));

  it.each(files)('%s is what the JSON says', (file, text) => {
    expect(readFileSync(new URL(`generated/${file}`, VERSIONS), 'utf8') === text, `${file} is out of date: ${AGAIN}`).toBe(true);
  });

  it('are all there is', () => {
    expect(readdirSync(new URL('generated', VERSIONS)).sort()).toEqual(files.map(([file]) => file).sort());
  });
});

describe('the checked-in JSON', () => {
  it.each(KAFKA_LINES)('of %s is written one setting a line', async (line) => {
    const text = readFileSync(new URL(`${line}.json`, VERSIONS), 'utf8');
    expect(versionJson(await loadModel(line)) === text, `${line}.json was edited by hand: regenerate it`).toBe(true);
  });
});
