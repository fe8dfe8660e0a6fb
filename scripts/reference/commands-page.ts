import type { Command, CommandGroup } from '../command.js';
import { apply } from '../commands/apply.js';
import { diff } from '../commands/diff.js';
import { dockerfile } from '../commands/dockerfile.js';
import { explain } from '../commands/explain.js';
import { init } from '../commands/init.js';
import { lint } from '../commands/lint.js';
import { local } from '../commands/local/index.js';
import { newGroup } from '../commands/new.js';
import { plan } from '../commands/plan.js';
import { secrets } from '../commands/secrets.js';
import { survive } from '../commands/survive.js';
import { synth } from '../commands/synth.js';
import { upgrade } from '../commands/upgrade.js';
import { waive } from '../commands/waive.js';
import { code, heading, table } from './markdown.js';

/** Verbs under one word, with that word before each. */
const under = ({ name, commands }: CommandGroup): readonly Command[] =>
  commands.map((command) => ({ ...command, name: `${name} ${command.name}` }));

/** Every verb, in the order of a day's work. A test compares them with the command line's own help. */
export const COMMANDS: readonly Command[] = [
  synth,
  lint,
  survive,
  explain,
  waive,
  diff,
  plan,
  dockerfile,
  secrets,
  apply,
  init,
  ...under(newGroup),
  upgrade,
  ...under(local),
];

/** First words of verbs that have a second. */
export const GROUPS: readonly string[] = [local.name, newGroup.name];

/** `docs/reference/commands.md`. */
export const commandsPage = () =>
  [
    heading('Commands', 'scripts/commands/'),
    'In a clone, `sluice` is `node bin/sluice.mjs`. Results go to standard output, progress and errors to standard error.',
    'Exit codes: [exit-codes.md](exit-codes.md).\n',
    table(
      ['Verb', 'What it does'],
      COMMANDS.map(({ name, summary }) => [`[${verb(name)}](#${verb(name).replaceAll(' ', '-')})`, summary]),
    ),
    'Every verb also takes `--environments <file>`, a TypeScript file that exports `environments`,',
    'and `--debug`, which shows where an error came from.\n',
    ...COMMANDS.map(section),
  ].join('\n');

/** The words of a verb, without its arguments. */
const verb = (name: string) =>
  name
    .split(' ')
    .filter((word) => /^[a-z]/.test(word))
    .join(' ');

function section({ name, summary, options, examples }: Command): string {
  const rows = options.map(([flags, description, fallback]) => [code(flags), description, fallback ? code(fallback) : 'none']);
  return [
    `## ${verb(name)}\n`,
    `\`sluice ${name}\`: ${summary}.\n`,
    table(['Option', 'Meaning', 'Default'], rows),
    `\`\`\`sh\n${examples.join('\n')}\n\`\`\`\n`,
  ].join('\n');
}
