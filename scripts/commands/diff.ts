import type { EnvironmentClass } from '../../environments/spec.js';
import type { Command } from '../command.js';
import { EXIT, type Io, UserError } from '../io.js';
import { documentsIn, readState } from '../states.js';

/** Classes by which changes can be judged. */
const CLASSES: readonly EnvironmentClass[] = ['local', 'development', 'staging', 'production'];
const FORMATS = ['human', 'json'] as const;

/** Tells what it means to go from one state to another. */
export const diff: Command = {
  name: 'diff <old> <new>',
  summary: 'tell what a change means: data lost, no way back, outages, restarts; between environments, folders, files, or git:REF:path',
  options: [
    ['-o, --output <format>', FORMATS.join(', '), 'human'],
    ['--class <class>', `how strictly to judge: ${CLASSES.join(', ')} (default: that of the environment, else production)`],
    ['--verbose', 'show the changed values behind each line'],
    ['--exit-code', 'exit with 2 when anything differs'],
  ],
  examples: [
    'sluice diff rendered/staging staging',
    'sluice diff git:main:rendered/prod rendered/prod --verbose',
    'helm template x | sluice diff old.yaml - --class production',
  ],
  async run({ old, new: next, output, class: asked, verbose, exitCode }, io, workspace) {
    const format = formatOf(output);
    const [before, after] = [await readState(String(old), workspace), await readState(String(next), workspace)];
    const { transitBetween } = await import('../../policy/transitions/index.js');
    const { reportOf } = await import('../../policy/plan/index.js');
    const transit = await transitBetween(documentsIn(before), documentsIn(after));
    const report = reportOf(transit, classOf(asked) ?? after.environmentClass ?? before.environmentClass ?? 'production');
    await print(report, { format, verbose: verbose === true }, io);
    return verdictCode({ ...report.summary, open: report.summary.acknowledgements.length }, exitCode === true);
  },
};

/** Exit code of a judged change: blocked before unacknowledged before changed. */
export function verdictCode({ blocked, open, objects }: Verdict, tellsChanges: boolean): number {
  if (blocked.length > 0) return EXIT.blocked;
  if (open > 0) return EXIT.unacknowledged;
  return tellsChanges && objects > 0 ? EXIT.changed : EXIT.ok;
}

interface Verdict {
  readonly blocked: readonly string[];
  /** Acknowledgements nobody has given. */
  readonly open: number;
  readonly objects: number;
}

/** A format of a diff or a plan. */
export type Format = (typeof FORMATS)[number];
type Report = Parameters<typeof import('../../policy/plan/index.js').humanDiff>[0];

/** The format that was asked for. */
export function formatOf(asked: unknown): Format {
  const found = FORMATS.find((format) => format === asked);
  if (found) return found;
  throw new UserError(`there is no output format "${String(asked)}"`, `it writes ${FORMATS.join(', ')}`, 'use one of them', EXIT.usage);
}

function classOf(asked: unknown): EnvironmentClass | undefined {
  if (asked === undefined) return undefined;
  const found = CLASSES.find((known) => known === asked);
  if (found) return found;
  throw new UserError(`there is no class "${String(asked)}"`, `the classes are ${CLASSES.join(', ')}`, 'use one of them', EXIT.usage);
}

async function print(report: Report, { format, verbose }: { format: Format; verbose: boolean }, io: Io): Promise<void> {
  const { humanDiff } = await import('../../policy/plan/index.js');
  io.out(format === 'json' ? JSON.stringify(report, null, 2) : humanDiff(report, verbose));
}
