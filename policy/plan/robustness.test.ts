import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { randomFrom } from '../../test/random.js';
import { type SourceFile, transitOf } from '../transitions/index.js';
import { humanDiff, markdownDiff, reportOf } from './index.js';

const FIXTURES = join(import.meta.dirname, '..', 'transitions', 'fixtures');
const texts = readdirSync(FIXTURES).flatMap((name) =>
  ['old', 'new'].map((state) => readFileSync(join(FIXTURES, name, `${state}.yaml`), 'utf8')),
);
const MUTATIONS = Number(process.env.SLUICE_MUTATIONS ?? 300);

const ODD = [
  'null',
  '[]',
  '{}',
  '-1',
  '"x"',
  '~',
  '!!binary x',
  '&a',
  '1e999',
  '[[[]]]',
  '{a: {b: {c: 1}}}',
  'true',
  '9'.repeat(400),
  '""',
  '"${x}"',
  '\u0000',
];

/** A text with one thing wrong: a value of another type, a line lost or twice, an end cut off. */
function mutated(text: string, random: () => number): string {
  const lines = text.split('\n');
  const index = Math.floor(random() * lines.length);
  const line = lines[index] ?? '';
  const odd = ODD[Math.floor(random() * ODD.length)] ?? '';
  switch (Math.floor(random() * 5)) {
    case 0:
      return [...lines.slice(0, index), line.replace(/: .*$/, `: ${odd}`), ...lines.slice(index + 1)].join('\n');
    case 1:
      return [...lines.slice(0, index), ...lines.slice(index + 1)].join('\n');
    case 2:
      return [...lines.slice(0, index), line, line, ...lines.slice(index + 1)].join('\n');
    case 3:
      return text.slice(0, Math.floor(random() * text.length));
    default:
      return text.replace(/[\w./-]+(?=,|\}|\]|\n)/g, (word) => (random() < 0.05 ? odd : word));
  }
}

const one = (text: string): readonly SourceFile[] => [{ file: 'a.yaml', text }];

it(`answers whatever it is given: ${MUTATIONS} mutated pairs of states`, async () => {
  const { draw } = randomFrom(7);
  const random = () => draw(0, 999_999) / 1_000_000;
  const pick = () => texts[Math.floor(random() * texts.length)] ?? '';
  for (let round = 0; round < MUTATIONS; round++) {
    const base = pick();
    const [before, after] = [random() < 0.3 ? mutated(base, random) : base, mutated(random() < 0.8 ? base : pick(), random)];
    try {
      const report = reportOf(await transitOf(one(before), one(after)), 'production');
      expect(typeof humanDiff(report, true)).toBe('string');
      expect(typeof markdownDiff(report, 'x')).toBe('string');
    } catch (error) {
      throw new Error(`round ${round}: ${String(error)}\n--- before\n${before}\n--- after\n${after}`, { cause: error });
    }
  }
});
