import { type Edit, editsOf, type Situation } from './edits.js';
import { SERVICE_COLUMNS } from './platform.js';
import { type Cell, type LossRow, survivalOf, survives } from './survival.js';

/** The smallest change after which something survives. */
export interface Advice {
  /** Whether it is about the loss of a node or of a zone. */
  readonly loss: LossRow['loss'];
  /** Labels of the capabilities, e.g. `quorum`. */
  readonly keeps: readonly string[];
  /** All of them are needed. Empty when none that is known helps. */
  readonly changes: readonly string[];
}

/** More changes than this at once are no small change. */
const MOST_CHANGES = 3;

/** For everything that does not survive a loss of a node or of a zone: the fewest changes after which it does, each tried. */
export function adviceOf(situation: Situation): readonly Advice[] {
  const { platform, nodes } = situation;
  if (platform.runsOn === 'machine') return [];
  const { rows } = survivalOf(platform, nodes);
  return (['node', 'zone'] as const).flatMap((loss) => together(loss, changesFor(failing(rows, loss), loss, situation)));
}

type Failing = Pick<Cell, 'id' | 'label'>;
type Answer = readonly [label: string, changes: readonly Edit[]];

function failing(rows: readonly LossRow[], loss: LossRow['loss']): readonly Failing[] {
  const cells = rows.filter((row) => row.loss === loss).flatMap((row) => row.cells.filter(({ verdict }) => verdict !== 'yes'));
  return cells.filter((cell, index) => cells.findIndex(({ label }) => label === cell.label) === index);
}

/** The clusters come first: what serves from them needs their topics, so its own changes are added to theirs. */
function changesFor(cells: readonly Failing[], loss: LossRow['loss'], situation: Situation): readonly Answer[] {
  const usable = editsOf(situation).filter(({ against }) => against === 'any' || against === loss);
  const found: Answer[] = [];
  for (const { id, label } of cells) {
    const holds = (changes: readonly Edit[]) => holdsAfter(changes, label, loss, situation);
    const edits = usable.filter(({ of }) => (of === 'nodes' ? id !== 'budgets' : of === ownerOf(id)));
    if (id === 'budgets') found.push([label, needed(edits, holds)]);
    else found.push([label, fewest({ first: ownerOf(id) === 'cluster' ? [] : basis(cells, found), edits, holds })]);
  }
  return found;
}

/** Whose changes keep a capability. */
const ownerOf = (id: Failing['id']): Edit['of'] =>
  id === 'budgets' || SERVICE_COLUMNS.some((column) => column.id === id) ? id : 'cluster';

/** Of changes that do not depend on one another, those that are needed: each is tried without. */
function needed(edits: readonly Edit[], holds: Search['holds']): readonly Edit[] {
  if (!holds(edits)) return [];
  return edits.reduce((kept, each) => {
    const without = kept.filter((other) => other !== each);
    return holds(without) ? without : kept;
  }, edits);
}

/** Changes that the internal topics of all clusters need. */
function basis(cells: readonly Failing[], found: readonly Answer[]): readonly Edit[] {
  const internal = cells.filter(({ id }) => id === 'internal').map(({ label }) => label);
  return [...new Set(found.filter(([label]) => internal.includes(label)).flatMap(([, changes]) => changes))];
}

const holdsAfter = (changes: readonly Edit[], label: string, loss: LossRow['loss'], situation: Situation) => {
  const { platform, nodes } = changes.reduce((before, edit) => edit.apply(before), situation);
  return survives(label, loss, platform, nodes);
};

interface Search {
  readonly first: readonly Edit[];
  readonly edits: readonly Edit[];
  holds(changes: readonly Edit[]): boolean;
}

/** Tries none, one change, then two, and so on. */
function fewest({ first, edits, holds }: Search): readonly Edit[] {
  for (let size = 0; size <= MOST_CHANGES; size += 1) {
    const found = choices(edits, size).find((chosen) => holds([...first, ...chosen]));
    if (found) return [...first, ...found];
  }
  return [];
}

/** Every choice of so many of a list, in its order. */
function choices<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  if (size === 0) return [[]];
  return all.flatMap((first, index) => choices(all.slice(index + 1), size - 1).map((rest) => [first, ...rest]));
}

/** Capabilities that need the same changes, told once. */
function together(loss: LossRow['loss'], answers: readonly Answer[]): readonly Advice[] {
  const groups = new Map<string, Advice>();
  for (const [label, edits] of answers) {
    const changes = edits.map(({ text }) => text);
    const key = changes.join('\n');
    groups.set(key, { loss, keeps: [...(groups.get(key)?.keeps ?? []), label], changes });
  }
  return [...groups.values()];
}
