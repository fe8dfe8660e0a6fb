import type { Command } from '../command.js';
import { VERBS } from '../verbs.js';
import { code, heading, table } from './markdown.js';

const loaded = await Promise.all(Object.values(VERBS).map((load) => load()));

/** Every verb, in the order of the command line; those under one word with that word before each. */
export const COMMANDS: readonly Command[] = loaded.flatMap((each) =>
  'commands' in each ? each.commands.map((command) => ({ ...command, name: `${each.name} ${command.name}` })) : [each],
);

/** First words of verbs that have a second. */
export const GROUPS: readonly string[] = loaded.filter((each) => 'commands' in each).map(({ name }) => name);

/** `docs/reference/commands.md`. */
export const commandsPage = () =>
  [
    heading('Commands', 'scripts/commands/'),
    'In a clone, `sluice` is `node bin/sluice.cjs`. Results go to standard output, progress and errors to standard error.',
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
