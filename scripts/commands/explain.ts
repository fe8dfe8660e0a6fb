import type { Rule } from '../../policy/rules/index.js';
import type { Transition } from '../../policy/transitions/index.js';
import type { Command } from '../command.js';
import { EXIT, UserError } from '../terminal/io.js';

/** Prints what a rule is about: why it exists, where that was learnt, and what is wrong and right; or a runbook. */
export const explain: Command = {
  name: 'explain [name]',
  summary: 'a rule (why, the source, a wrong and a right example) or a runbook; without a name, all rules in a line each',
  options: [['-o, --output <format>', 'human or json', 'human']],
  examples: ['sluice explain KFK-02', 'sluice explain empty-controller-disk', 'sluice explain'],
  worksAnywhere: true,
  async run({ name, output }, io) {
    if (output !== 'human' && output !== 'json')
      throw new UserError(`there is no output format "${String(output)}"`, 'explain writes human or json', 'use -o human', EXIT.usage);
    const { RUNBOOKS, runbook } = await import('./runbooks.js');
    if (typeof name === 'string' && Object.hasOwn(RUNBOOKS, name)) {
      io.out(await runbook(name));
      return EXIT.ok;
    }
    const { OTHER_RULES, RULES } = await import('../../policy/rules/index.js');
    const { TRANSITIONS } = await import('../../policy/transitions/index.js');
    const all: readonly Told[] = [...RULES, ...OTHER_RULES, ...TRANSITIONS.map(ofTransition)];
    const chosen = name === undefined ? all : await rulesNamed(String(name), all, Object.keys(RUNBOOKS));
    if (output === 'json') io.out(JSON.stringify(chosen.map(data), null, 2));
    else io.out(name === undefined ? chosen.map(({ id, title }) => `${id}  ${title}`).join('\n') : chosen.map(page).join('\n'));
    return EXIT.ok;
  },
};

/** What is told of a rule. Those about two states have no examples: what they say stands in the diff. */
type Told = Omit<Rule, 'check' | 'wrong' | 'right'> & Partial<Pick<Rule, 'wrong' | 'right'>>;

const ofTransition = ({ severities, check: _check, ...rest }: Transition): Told => ({ ...rest, severity: severities });

/** Every rule of that id: one may judge a state, and another the way there. */
async function rulesNamed(name: string, all: readonly Told[], runbooks: readonly string[]): Promise<readonly Told[]> {
  const found = all.filter(({ id }) => id === name.toUpperCase());
  if (found.length > 0) return found;
  const ids = [...new Set(all.map(({ id }) => id))];
  const { nearest } = await import('../../charts/shared/spelling.js');
  const near = nearest(name.toUpperCase(), ids) ?? nearest(name, runbooks);
  throw new UserError(
    `there is no rule and no runbook "${name}"`,
    `there are ${ids.length} rules, and the runbooks ${runbooks.join(', ')}`,
    near ? `did you mean ${near}?` : 'list them: sluice explain',
  );
}

const data = ({ id, title, severity, why, source, wrong, right }: Told) => ({
  id,
  title,
  severity,
  why,
  source,
  ...(wrong !== undefined && { wrong }),
  ...(right !== undefined && { right }),
});

function page({ id, title, severity, why, source, wrong, right }: Told): string {
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
    ...(wrong === undefined ? ['told by: sluice diff, sluice plan'] : ['wrong:', block(wrong)]),
    ...(right === undefined ? [] : ['right:', block(right)]),
  ].join('\n');
}
