import type { Problem } from '../problem.js';
import type { Dataset } from './dataset.js';
import { GENERATOR_DEFAULTS, type GeneratorConfig } from './generator.js';

/** What is wrong with a generator for this dataset. */
export function generatorProblems(dataset: Dataset, config: GeneratorConfig): Problem[] {
  const { tickSeconds, initialRows, ...rates } = { ...GENERATOR_DEFAULTS, ...config };
  if (!(tickSeconds > 0)) return [nonPositiveTick(tickSeconds)];
  return [
    ...wholeProblems('initialRows', initialRows, 0),
    ...wholeProblems('ticks', config.ticks ?? 1, 1),
    ...(['insertsPerSecond', 'updatesPerSecond', 'deletesPerSecond'] as const).flatMap((name) =>
      rateProblems(name, rates[name], tickSeconds),
    ),
    ...(rates.updatesPerSecond > 0 && dataset.columns.every((column) => column.key)
      ? [nothingToUpdate(dataset, rates.updatesPerSecond)]
      : []),
  ];
}

const nonPositiveTick = (tickSeconds: number): Problem => ({
  path: 'tickSeconds',
  what: `tickSeconds is ${tickSeconds}`,
  why: 'the generator sleeps that long between transactions',
  fix: `set tickSeconds to ${GENERATOR_DEFAULTS.tickSeconds}`,
});

function wholeProblems(name: string, value: number, lowest: number): Problem[] {
  if (Number.isSafeInteger(value) && value >= lowest) return [];
  return [
    {
      path: name,
      what: `${name} is ${value}`,
      why: 'rows and transactions are counted in whole numbers',
      fix: `set ${name} to ${Math.max(lowest, Math.round(value) || lowest)}`,
    },
  ];
}

function rateProblems(name: string, rate: number, tickSeconds: number): Problem[] {
  const rows = rate * tickSeconds;
  // Rates like 0.1 are not exact in binary: a billionth of a row is none.
  if (rate >= 0 && Math.abs(rows - Math.round(rows)) < 1e-9) return [];
  return [
    {
      path: name,
      what: `${name} (${rate}) makes ${rows} rows in a tick of ${tickSeconds} s`,
      why: 'a tick is one transaction of whole rows',
      fix: rate < 0 ? `set ${name} to 0` : `set ${name} to ${Math.max(1, Math.round(rows)) / tickSeconds}, or change tickSeconds`,
    },
  ];
}

const nothingToUpdate = ({ name }: Dataset, rate: number): Problem => ({
  path: 'updatesPerSecond',
  what: `updatesPerSecond (${rate}) on ${name}, whose columns are all key`,
  why: 'an update that changes a key is a delete and an insert',
  fix: 'set updatesPerSecond to 0',
});
