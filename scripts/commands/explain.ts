import type { Rule } from '../../policy/rules/index.js';
import type { Command } from '../command.js';
import { EXIT, UserError } from '../io.js';

/** Tells what a rule is about: why it exists, where that was learnt, and what is wrong and right. */
export const explain: Command = {
  name: 'explain [rule]',
  summary: 'what a rule is about: why, the source, a wrong and a right example; without a rule, all of them in a line each',
  options: [['-o, --output <format>', 'human or json', 'human']],
  examples: ['sluice explain KFK-02', 'sluice explain'],
  async run({ rule, output }, io) {
    if (output !== 'human' && output !== 'json')
      throw new UserError(`there is no output format "${String(output)}"`, 'explain writes human or json', 'use -o human', EXIT.usage);
    const { RULES, SCHEMA_RULE, WAIVER_RULE } = await import('../../policy/rules/index.js');
    const all: readonly Omit<Rule, 'check'>[] = [...RULES, WAIVER_RULE, SCHEMA_RULE];
    const chosen = rule === undefined ? all : [await ruleNamed(String(rule), all)];
    if (output === 'json') io.out(JSON.stringify(chosen.map(data), null, 2));
    else io.out(rule === undefined ? all.map(({ id, title }) => `${id}  ${title}`).join('\n') : chosen.map(page).join('\n'));
    return EXIT.ok;
  },
};

async function ruleNamed(name: string, all: readonly Omit<Rule, 'check'>[]): Promise<Omit<Rule, 'check'>> {
  const found = all.find(({ id }) => id === name.toUpperCase());
  if (found) return found;
  const { nearest } = await import('../../charts/shared/spelling.js');
  const near = nearest(
    name.toUpperCase(),
    all.map(({ id }) => id),
  );
  throw new UserError(
    `there is no rule "${name}"`,
    `there are ${all.length} rules`,
    near ? `did you mean ${near}?` : 'list them: sluice explain',
  );
}

const data = ({ id, title, severity, why, source, wrong, right }: Omit<Rule, 'check'>) => ({
  id,
  title,
  severity,
  why,
  source,
  wrong,
  right,
});

function page({ id, title, severity, why, source, wrong, right }: Omit<Rule, 'check'>): string {
  const grave = Object.entries(severity).map(([name, value]) => `${name} ${value}`);
  const block = (text: string) =>
    text
      .split('\n')
      .map((line) => `  ${line}`)
      .join('\n');
  return [
    `${id}: ${title}`,
    `severity: ${grave.join(', ')}`,
    `why: ${why}`,
    `source: ${source}`,
    'wrong:',
    block(wrong),
    'right:',
    block(right),
  ].join('\n');
}
