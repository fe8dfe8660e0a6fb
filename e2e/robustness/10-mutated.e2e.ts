import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ROOT } from '../kit/places.js';
import { run } from '../kit/run.js';
import { figure } from '../kit/steps.js';
import { judgePairs, judgeStates, type MutationRun, mutatedPair, mutatedState } from './mutations.js';

const STATES = 10_000;
const PAIRS = 3_000;
const LINTS = 30;
const DIFFS = 20;
const MAX_MS = 1_000;
/** Not the seeds of the unit tests. */
const FIRST_SEED = 1_000_000;
/** Ways the command may end: nothing wrong, not readable, blocked, to be acknowledged. */
const ANSWERS = [0, 1, 3, 4];

const folder = mkdtempSync(join(tmpdir(), 'sluice-mutated-'));
afterAll(() => rmSync(folder, { recursive: true }));

function checked(name: string, { crashes, slowest, read, inputs }: MutationRun): void {
  figure('robustness', `${inputs} mutated ${name} in process, readable`, read);
  figure('robustness', `slowest of the ${name}, ms of processor (seed ${slowest.seed})`, Math.round(slowest.milliseconds));
  expect(crashes).toEqual([]);
  expect(slowest.milliseconds).toBeLessThan(MAX_MS);
  expect(read).toBeGreaterThan(inputs / 5); // else only the YAML parser was tried
}

describe('broken input is answered within a second, and never with an exception', () => {
  it(`${STATES} states`, async () => checked('states', await judgeStates(STATES, FIRST_SEED)));
  it(`${PAIRS} pairs of states`, async () => checked('pairs', await judgePairs(PAIRS, FIRST_SEED)));
});

/** Has a child process leave its processor time in a file: a machine that is busy elsewhere makes no answer slow. */
const CPU_FILE = join(folder, 'cpu.json');
const LEAVES_CPU = `import{writeFileSync}from"node:fs";process.on("exit",()=>writeFileSync(${JSON.stringify(CPU_FILE)},JSON.stringify(process.cpuUsage())))`;

interface Answer {
  readonly what: string;
  readonly code: number;
  readonly text: string;
  readonly milliseconds: number;
}

async function answer(what: string, args: readonly string[]): Promise<Answer> {
  const preload = `data:text/javascript,${encodeURIComponent(LEAVES_CPU)}`;
  const { code, stdout, stderr } = await run(process.execPath, ['--import', preload, join(ROOT, 'bin', 'sluice.cjs'), ...args]);
  const { user, system }: NodeJS.CpuUsage = JSON.parse(readFileSync(CPU_FILE, 'utf8'));
  return { what, code, text: stdout + stderr, milliseconds: (user + system) / 1000 };
}

const written = (name: string, text: string) => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

describe('the command answers broken input with an exit code and no stack trace', () => {
  const answers: Answer[] = [];
  const isWell = ({ code, text }: Answer) => ANSWERS.includes(code) && !/^\s+at .*[:(]\d+/m.test(text);

  it(`lint of ${LINTS} states`, async () => {
    for (let seed = FIRST_SEED; seed < FIRST_SEED + LINTS; seed += 1) {
      answers.push(await answer(`lint, seed ${seed}`, ['lint', written('state.yaml', mutatedState(seed)), '-o', 'json']));
    }
    expect(answers.filter((each) => !isWell(each))).toEqual([]);
  });

  it(`diff of ${DIFFS} pairs`, async () => {
    for (let seed = FIRST_SEED; seed < FIRST_SEED + DIFFS; seed += 1) {
      const [before, after] = mutatedPair(seed);
      answers.push(await answer(`diff, seed ${seed}`, ['diff', written('old.yaml', before), written('new.yaml', after)]));
    }
    expect(answers.filter((each) => !isWell(each))).toEqual([]);
  });

  it('within a second', async () => {
    const slowest = answers.reduce((a, b) => (a.milliseconds > b.milliseconds ? a : b));
    const { milliseconds: starting } = await answer('an empty list', ['lint', written('empty.yaml', '[]'), '-o', 'json']);
    figure('robustness', 'an empty file through the command, ms of processor', Math.round(starting));
    figure('robustness', `slowest of ${answers.length} through the command (${slowest.what})`, Math.round(slowest.milliseconds));
    expect(slowest.milliseconds - starting).toBeLessThan(MAX_MS); // a slow machine also starts slowly
    expect(new Set(answers.map(({ code }) => code)).size).toBeGreaterThan(1); // not all of them are refused as unreadable
  });
});
