import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { KAFKA_LINES, type KafkaLine, loadModel } from '../model.js';
import { missingTools, RELEASES, readSettings } from './read.js';
import { generatedFiles } from './types.js';
import { versionJson, versionModel } from './version-model.js';

const VERSIONS = fileURLToPath(new URL('..', import.meta.url));

/**
 * `npx tsx charts/kafka/versions/generator/generate.ts [LINE…]`: reads the lines (all of them by default) from Kafka's jars into `<line>.json`,
 * then writes the types. With `--types-only` no Java is needed: the types are written from the JSON that is there.
 */
async function generate(args: readonly string[]): Promise<void> {
  if (!args.includes('--types-only')) readLines(linesNamed(args));
  mkdirSync(`${VERSIONS}generated`, { recursive: true });
  const models = await Promise.all(KAFKA_LINES.map(loadModel));
  for (const [file, text] of generatedFiles(models)) writeFileSync(`${VERSIONS}generated/${file}`, text);
}

function linesNamed(args: readonly string[]): readonly KafkaLine[] {
  const unknown = args.find((arg) => !KAFKA_LINES.some((line) => line === arg));
  if (unknown !== undefined) throw new Error(`no such line: ${unknown} (there are ${KAFKA_LINES.join(', ')}, and --types-only)`);
  return args.length === 0 ? KAFKA_LINES : KAFKA_LINES.filter((line) => args.includes(line));
}

function readLines(lines: readonly KafkaLine[]): void {
  const missing = missingTools();
  if (missing !== undefined) throw new Error(`cannot read Kafka's settings: ${missing}; --types-only works without`);
  for (const line of lines) {
    const text = versionJson(versionModel(line, readSettings(RELEASES[line])));
    writeFileSync(`${VERSIONS}${line}.json`, text);
    process.stderr.write(`${line}.json from Kafka ${RELEASES[line]}\n`);
  }
}

await generate(process.argv.slice(2));
