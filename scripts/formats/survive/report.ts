import { counted } from '../../../charts/shared/count.js';
import type { PoolCapacity } from '../../../policy/capacity/index.js';
import type { Advice, LossRow, Survival } from '../../../policy/survive/index.js';

/** What `survive` has to tell of one environment or set of files. */
export interface SurviveReport {
  /** Name of the environment or file. */
  readonly subject: string;
  /** `compose` where everything runs on one machine. */
  readonly runsOn: 'kubernetes' | 'machine';
  /** Result for each loss. */
  readonly survival: Survival;
  /** Smallest changes that would help. */
  readonly advice: readonly Advice[];
  /** How full disks get, where it is asked for. */
  readonly capacity?: readonly PoolCapacity[];
}

/** Essential things that a loss of a kind would stop, or may stop; in words. */
export function essentialBroken({ subject, survival }: SurviveReport, loss: LossRow['loss']): readonly string[] {
  const rows = survival.rows.filter((row) => row.loss === loss);
  if (rows.length === 0) return [`${subject}: no ${loss} is named, so nothing shows that the loss of one is survived`];
  return rows.flatMap(({ name, cells }) =>
    cells
      .filter(({ isEssential, verdict }) => isEssential && verdict !== 'yes')
      .map(({ label, verdict, why }) => `${subject}: ${name}: ${label}: ${verdict}: ${why}`),
  );
}

/** Cells of a row as they are printed: what is lost, each capability, what stops, and why. */
export function rowCells(row: LossRow): readonly string[] {
  return [row.name, ...row.cells.map(({ verdict }) => verdict), stopsText(row), whyText(row)];
}

/** Heads of the columns. */
export const headCells = ({ rows }: Survival): readonly string[] => [
  'loss',
  ...(rows[0]?.cells.map(({ label }) => label) ?? []),
  'stops',
  'why',
];

const stopsText = ({ stops }: LossRow) => (stops.length === 0 ? 'nothing' : stops.map(({ name, until }) => `${name} ${until}`).join(', '));

/** What does not hold says why; when all holds, everything does. What cannot be read cannot be written either, so that says enough. */
function whyText({ cells }: LossRow): string {
  const failing = cells.filter(({ verdict, id }) => verdict !== 'yes' && id !== 'reads');
  const whys = (failing.length > 0 ? failing : cells).map(({ why }) => why).filter((why) => why !== '');
  return [...new Set(whys)].join('; ');
}

/** Where the table comes from: pods, nodes, and whether somebody said them. */
export function premise({ subject, runsOn, survival }: SurviveReport): string {
  const { pods, nodes, assumed } = survival;
  const count = counted(pods, 'pod');
  if (runsOn === 'machine') return `${subject}: ${counted(pods, 'container')} on one machine`;
  if (assumed !== undefined) return `${subject}: ${count}; assumed: ${assumed} (--nodes says otherwise)`;
  return `${subject}: ${count} on ${nodes.map(({ zone, nodes: number }) => `${zone}=${number}`).join(', ')}`;
}

/** One sentence for each group of capabilities that the same changes would keep. */
export const adviceText = ({ loss, keeps, changes }: Advice): string =>
  changes.length === 0
    ? `no small change keeps ${keeps.join(', ')} when a ${loss} is lost`
    : `to keep ${keeps.join(', ')} when a ${loss} is lost: ${changes.join('; and ')}`;

/** What a reader needs to know of the words in the table. */
export function notes({ survival }: SurviveReport): readonly string[] {
  const hasMaybe = survival.rows.some(({ cells }) => cells.some(({ verdict }) => verdict === 'maybe'));
  const waiting = survival.unplaceable;
  return [
    ...(waiting.length > 0 ? [`not all pods of ${waiting.join(', ')} fit on these nodes; they count as lost`] : []),
    ...(hasMaybe ? ['maybe: yes where the scheduler can do what it prefers; nothing makes it'] : []),
  ];
}
