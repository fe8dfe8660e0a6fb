import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KAFKA_LINES, loadModel } from '../../charts/kafka/versions/index.js';
import { readDocuments, readFacts } from '../../policy/facts/index.js';
import { humanDiff, markdownDiff, reportOf } from '../../policy/plan/index.js';
import { findingsOf, RULES } from '../../policy/rules/index.js';
import { loadSchemas, schemaFindings } from '../../policy/schemas/index.js';
import { type SourceFile, transitOf } from '../../policy/transitions/index.js';
import { mutated } from '../../test/mutate.js';
import { type Random, randomFrom } from '../../test/random.js';
import { ROOT } from '../kit/places.js';

/** What came of many broken inputs. */
export interface MutationRun {
  readonly inputs: number;
  /** How many could still be read as YAML. */
  readonly read: number;
  /** The one that took the processor longest. */
  readonly slowest: { readonly milliseconds: number; readonly seed: number };
  /** Inputs that ended in an exception, by seed: the functions below make the text of a seed again. */
  readonly crashes: readonly { readonly seed: number; readonly error: string }[];
}

/** Every file below some folders. */
const filesBelow = (...folders: readonly string[]): readonly string[] =>
  folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.ya?ml$/.test(name))
      .sort()
      .map((name) => join(ROOT, folder, name)),
  );

const STATES = filesBelow('policy/rules/fixtures', 'policy/facts/fixtures');
const PAIRS = filesBelow('policy/transitions/fixtures');

const textOf = (files: readonly string[], random: Random) => readFileSync(files[random.draw(0, files.length - 1)] ?? '', 'utf8');

/** The broken state of a seed. */
export function mutatedState(seed: number): string {
  const random = randomFrom(seed);
  return mutated(textOf(STATES, random), random);
}

/** Two states of a seed: the second is broken, sometimes the first as well, and mostly they were the same once. */
export function mutatedPair(seed: number): readonly [before: string, after: string] {
  const random = randomFrom(seed);
  const base = textOf(PAIRS, random);
  const other = random.draw(1, 5) === 1 ? textOf(PAIRS, random) : base;
  return [random.draw(1, 3) === 1 ? mutated(base, random) : base, mutated(other, random)];
}

/** Judges broken states one by one: facts, every rule, and the schema check. Nothing is written, nothing is thrown. */
export async function judgeStates(inputs: number, firstSeed = 1): Promise<MutationRun> {
  const schemas = await loadSchemas('1.34');
  const models = new Map(await Promise.all(KAFKA_LINES.map(async (line) => [line, await loadModel(line)] as const)));
  const judge = async (text: string) => {
    const { documents, unreadable } = readDocuments('input.yaml', text);
    findingsOf(readFacts(documents), RULES, { environmentClass: 'production', models });
    schemaFindings(
      documents.map(({ root }) => root.value),
      schemas,
    );
    return unreadable.length === 0;
  };
  for (const file of STATES) await judge(readFileSync(file, 'utf8')); // compiles the schemas of their kinds, which is once a run and not once an input
  return mutationRun({ inputs, firstSeed }, (seed) => mutatedState(seed), judge);
}

/** Diffs broken pairs one by one, and tells the difference as a person and as a pull request reads it. */
export async function judgePairs(inputs: number, firstSeed = 1): Promise<MutationRun> {
  const one = (file: string, text: string): readonly SourceFile[] => [{ file, text }];
  const judge = async ([before, after]: readonly [string, string]) => {
    const report = reportOf(await transitOf(one('old.yaml', before), one('new.yaml', after)), 'production');
    humanDiff(report, true);
    markdownDiff(report, 'pair');
    return readDocuments('new.yaml', after).unreadable.length === 0;
  };
  await judge(mutatedPair(0)); // reads the models of Kafka
  return mutationRun({ inputs, firstSeed }, mutatedPair, judge);
}

async function mutationRun<T>(
  { inputs, firstSeed }: { readonly inputs: number; readonly firstSeed: number },
  made: (seed: number) => T,
  judge: (input: T) => Promise<boolean>,
): Promise<MutationRun> {
  let [read, slowest] = [0, { milliseconds: 0, seed: firstSeed }];
  const crashes = [];
  for (let seed = firstSeed; seed < firstSeed + inputs; seed += 1) {
    const input = made(seed);
    const started = process.cpuUsage(); // of this process: a busy machine makes no answer slow
    try {
      if (await judge(input)) read += 1;
    } catch (error) {
      crashes.push({ seed, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
    const { user, system } = process.cpuUsage(started);
    const milliseconds = (user + system) / 1000;
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, seed };
  }
  return { inputs, read, slowest, crashes };
}
