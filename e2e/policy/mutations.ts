import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KAFKA_LINES, loadModel } from '../../charts/kafka/versions/index.js';
import { readDocuments, readFacts } from '../../policy/facts/index.js';
import { findingsOf, RULES } from '../../policy/rules/index.js';
import { loadSchemas, schemaFindings } from '../../policy/schemas/index.js';
import { mutated } from '../../test/mutate.js';
import { randomFrom } from '../../test/random.js';

/** What came of many broken inputs. */
export interface MutationRun {
  readonly inputs: number;
  /** How many could still be read as YAML. */
  readonly read: number;
  /** The one that took the processor longest. */
  readonly slowest: { readonly milliseconds: number; readonly seed: number };
  /** Inputs that ended in an exception, by seed: `mutatedFixture(seed)` makes the text again. */
  readonly crashes: readonly { readonly seed: number; readonly file: string; readonly error: string }[];
}

const FOLDERS = ['policy/rules/fixtures', 'policy/facts/fixtures'].map((folder) => join(import.meta.dirname, '..', '..', folder));
const FIXTURES = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .sort()
    .map((file) => join(folder, file)),
);

/** The broken fixture of a seed. */
export function mutatedFixture(seed: number): { readonly file: string; readonly text: string } {
  const random = randomFrom(seed);
  const file = FIXTURES[random.draw(0, FIXTURES.length - 1)] ?? '';
  return { file, text: mutated(readFileSync(file, 'utf8'), random) };
}

/** Judges broken inputs one by one: facts, every rule, and the schema check. Nothing is written, nothing is thrown. */
export async function judgeMutations(inputs: number, firstSeed = 1): Promise<MutationRun> {
  const schemas = await loadSchemas('1.34');
  const models = new Map(await Promise.all(KAFKA_LINES.map(async (line) => [line, await loadModel(line)] as const)));
  const judge = (text: string): boolean => {
    const { documents, unreadable } = readDocuments('input.yaml', text);
    findingsOf(readFacts(documents), RULES, { environmentClass: 'production', models });
    schemaFindings(
      documents.map(({ root }) => root.value),
      schemas,
    );
    return unreadable.length === 0;
  };
  for (const file of FIXTURES) judge(readFileSync(file, 'utf8')); // compiles the schemas of their kinds, which is once a run and not once an input
  let [read, slowest] = [0, { milliseconds: 0, seed: firstSeed }];
  const crashes = [];
  for (let seed = firstSeed; seed < firstSeed + inputs; seed += 1) {
    const input = mutatedFixture(seed);
    const started = process.cpuUsage(); // of this process: a busy machine makes no answer slow
    try {
      if (judge(input.text)) read += 1;
    } catch (error) {
      crashes.push({ seed, file: input.file, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
    const { user, system } = process.cpuUsage(started);
    const milliseconds = (user + system) / 1000;
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, seed };
  }
  return { inputs, read, slowest, crashes };
}
