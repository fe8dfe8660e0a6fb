import { ENVIRONMENT_CLASSES } from '../../charts/shared/severity.js';
import type { SourceDocument } from '../../policy/facts/index.js';
import type { Transit } from '../../policy/transitions/index.js';
import type { Command } from '../command.js';
import { oneOf } from '../terminal/choice.js';
import { EXIT, UserError } from '../terminal/io.js';
import { leaveSummary } from '../terminal/step-summary.js';
import { VERSION } from '../version.js';
import { documentsIn, type ReadState, readState } from '../workspace/states.js';
import { FORMAT_NAMES } from './lint-options.js';

/** Tells what it means to go from one state to another. */
export const diff: Command = {
  name: 'diff <old> <new>',
  summary: 'tell what a change means: data lost, no way back, outages, restarts; between environments, folders, files, or git:REF:path',
  options: [
    ['-o, --output <format>', FORMAT_NAMES.join(', '), 'human'],
    ['--class <class>', `how strictly to judge: ${ENVIRONMENT_CLASSES.join(', ')} (default: that of the environment, else production)`],
    ['--verbose', 'show the changed values behind each line'],
    ['--strict', 'exit with 3 when a change is not judged'],
    ['--exit-code', 'exit with 2 when anything differs'],
  ],
  examples: [
    'sluice diff rendered/staging staging',
    'sluice diff git:main:rendered/prod rendered/prod --verbose',
    'helm template x | sluice diff old.yaml - --class production',
  ],
  async run({ old, new: next, output, class: asked, verbose, strict, exitCode }, io, workspace) {
    const format = oneOf(FORMAT_NAMES, output, { noun: 'output format' });
    const chosen = asked === undefined ? undefined : oneOf(ENVIRONMENT_CLASSES, asked, { noun: 'class' });
    const [before, after] = [await readState(String(old), workspace), await readState(String(next), workspace)];
    const documents = [documentsIn(before), documentsIn(after)] as const;
    refuseEmpty(before, documents[0]);
    refuseEmpty(after, documents[1]);
    const [{ transitBetween }, { reportOf }, { diffText }] = await Promise.all([
      import('../../policy/transitions/index.js'),
      import('../../policy/plan/index.js'),
      import('../formats/diff.js'),
    ]);
    const transit = withNotJudged(await transitBetween(...documents), before, after);
    const report = reportOf(transit, chosen ?? after.environmentClass ?? before.environmentClass ?? 'production');
    const title = `${before.name} → ${after.name}`;
    const how = { command: 'diff', title, verbose: verbose === true, version: VERSION };
    io.out(diffText(report, { ...how, format }), format === 'github' ? 'commands' : undefined);
    await leaveSummary(format, () => diffText(report, { ...how, format: 'markdown' }), io);
    const { blocked, acknowledgements, objects, notJudged } = report.summary;
    const refused = strict === true && notJudged > 0 ? ['not judged'] : [];
    return verdictCode(
      { blocked: [...blocked, ...refused], open: acknowledgements.length, objects: objects + notJudged },
      exitCode === true,
    );
  },
};

/** A state without content is a pipe whose first command failed, or a wrong path: against it, everything would seem new or deleted. */
function refuseEmpty({ name, notJudged = [] }: ReadState, documents: readonly SourceDocument[]): void {
  if (documents.length + notJudged.length > 0) return;
  throw new UserError(
    `${name}: nothing to compare`,
    'no document is in it: a command whose output was to be compared may have failed',
    'name a file or folder with manifests; in a pipeline: set -o pipefail',
  );
}

/** A change and what of its two states was not judged, each once; nothing where they left out the same. */
function withNotJudged(transit: Transit, before: ReadState, after: ReadState): Transit {
  if (JSON.stringify(before.leftOut ?? []) === JSON.stringify(after.leftOut ?? [])) return transit;
  const notJudged = [...(before.notJudged ?? []), ...(after.notJudged ?? [])];
  const lines = notJudged.map(({ file, what, fix }) => ({
    resource: file,
    text: `${file}: ${what}; ${fix.replace('lint -', 'diff OLD -')}.`,
  }));
  const unread = new Map(lines.map((line) => [line.text, line]));
  return { ...transit, unread: [...(transit.unread ?? []), ...unread.values()] };
}

/** What a judged change comes to. */
export interface Verdict {
  /** Ids of the rules that block the change. */
  readonly blocked: readonly string[];
  /** Acknowledgements nobody has given. */
  readonly open: number;
  /** Objects that differ. */
  readonly objects: number;
}

/** Exit code of a judged change: blocked before unacknowledged before changed. */
export function verdictCode({ blocked, open, objects }: Verdict, tellsChanges: boolean): number {
  if (blocked.length > 0) return EXIT.blocked;
  if (open > 0) return EXIT.unacknowledged;
  return tellsChanges && objects > 0 ? EXIT.changed : EXIT.ok;
}
