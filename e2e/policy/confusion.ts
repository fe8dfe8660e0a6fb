import Table from 'cli-table3';
import type { Judged } from './judged.js';

/** What was predicted, and what was seen. */
export type Case = readonly [predicted: string, seen: string];

/** Of whole edits: whether the API server takes them. */
export const answers = (judged: readonly Judged[]): readonly Case[] =>
  judged.map(({ predicted, seen }) => [answer(predicted.refused), answer(seen.refused)]);

const answer = (refused: readonly string[]) => (refused.length === 0 ? 'accepted' : `refused: ${refused.join(', ')}`);

/** Of single things in every edit, e.g. of sets whether their revision is another. `names` are those that are there before. */
export const parts = (judged: readonly Judged[], names: readonly string[], list: 'restarts' | 'changed'): readonly Case[] =>
  judged.flatMap(({ predicted, seen }) => {
    const said = (those: readonly string[], name: string) => (those.includes(name) ? 'another' : 'the same');
    const all = [...new Set([...names, ...predicted[list], ...seen[list]])];
    return all.map((name): Case => [said(predicted[list], name), said(seen[list], name)]);
  });

/** Of whole edits: the consequence, and as much as a server shows of it. It knows no records and no clients. */
export const consequences = (judged: readonly Judged[]): readonly Case[] =>
  judged.map(({ predicted, seen }) => [predicted.consequence, shown(seen)]);

function shown({ refused, restarts, changed }: Judged['seen']): string {
  if (refused.length > 0) return 'refused';
  if (restarts.length > 0) return 'another revision';
  return changed.length > 0 ? 'a change without one' : 'no change';
}

/** How many were seen otherwise than they were predicted. */
export const unequal = (cases: readonly Case[]): number => cases.filter(([predicted, seen]) => predicted !== seen).length;

/** A table of how often what was predicted and what was seen. */
export function confusionTable(title: string, cases: readonly Case[]): string {
  const column = (index: 0 | 1) => [...new Set(cases.map((each) => each[index]))].toSorted();
  const [rows, columns] = [column(0), column(1)];
  const count = (predicted: string, seen: string) => cases.filter((each) => each[0] === predicted && each[1] === seen).length;
  const table = new Table({ head: ['predicted \\ seen', ...columns], style: { head: [], border: [] } });
  for (const predicted of rows) table.push([predicted, ...columns.map((seen) => String(count(predicted, seen)))]);
  return `${title}\n${table.toString()}`;
}
