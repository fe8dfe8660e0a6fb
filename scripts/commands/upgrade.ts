import { isEpoch, KNOWN_EPOCHS, NEWEST_EPOCH } from '../../platform/epoch.js';
import type { Command } from '../command.js';
import { oneOf } from '../terminal/choice.js';
import { EXIT, UserError } from '../terminal/io.js';
import { VERSION } from '../version.js';
import { verdictCode } from './diff.js';

/** How an upgrade can be written. */
const FORMATS = ['human', 'json', 'markdown'] as const;

/** Shows what a newer version of Sluice, or a newer render epoch, does to each environment, before it is installed. */
export const upgrade: Command = {
  name: 'upgrade [environments...]',
  summary: 'show what a newer version of Sluice or a newer render epoch changes in each environment, before you install it',
  options: [
    ['--to <version>', 'compare with this version: 0.2.0, latest, or the path of a tarball; it is installed into a temporary folder'],
    ['--epoch <epoch>', 'compare with this render epoch (default: the newest, or with --to the one each release file names)'],
    ['-o, --output <format>', FORMATS.join(', '), 'human'],
    ['--verbose', 'show the changed values behind each line'],
    ['--exit-code', 'exit with 2 when anything differs'],
  ],
  examples: [
    'sluice upgrade',
    'sluice upgrade staging --epoch 2026-12',
    'sluice upgrade --to latest',
    'sluice upgrade --to ./sluice-0.2.0.tgz',
  ],
  async run({ environments, to, epoch, output, verbose, exitCode }, io, workspace) {
    const format = oneOf(FORMATS, output, { noun: 'output format' });
    const question = {
      environments: Array.isArray(environments) ? environments.map(String) : [],
      to: typeof to === 'string' ? to : undefined,
      epoch: typeof epoch === 'string' ? epoch : undefined,
    };
    if (question.to === undefined) refuseUnknownEpoch(question.epoch);
    const [{ upgradeOf }, { upgradeText }] = await Promise.all([import('../repository/upgrade.js'), import('../formats/upgrade.js')]);
    const made = await upgradeOf(question, VERSION, workspace);
    io.out(upgradeText(made, { format, verbose: verbose === true }));
    const summaries = made.steps.map(({ report }) => report.summary);
    return verdictCode(
      {
        blocked: summaries.flatMap(({ blocked }) => blocked),
        open: summaries.reduce((sum, { acknowledgements }) => sum + acknowledgements.length, 0),
        objects: summaries.reduce((sum, { objects }) => sum + objects, 0),
      },
      exitCode === true,
    );
  },
};

/** With a newer version the epoch may be one that only it knows: then it refuses itself. */
function refuseUnknownEpoch(epoch: string | undefined): void {
  if (epoch === undefined || isEpoch(epoch)) return;
  throw new UserError(
    `--epoch ${epoch}: there is no such render epoch`,
    `Sluice ${VERSION} knows ${KNOWN_EPOCHS}`,
    `use one of them, e.g. --epoch ${NEWEST_EPOCH}, or compare with a newer version: --to latest`,
    EXIT.usage,
  );
}
