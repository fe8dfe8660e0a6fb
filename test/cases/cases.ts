import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workspace } from '../../scripts/workspace/workspace.js';
import { ROOT } from '../sources.js';
import { sluice } from '../workspace.js';
import type { Answer, Given, Line } from './answers.js';

const FOLDER = join(ROOT, 'policy', 'cases');

/** An input from outside, and the right answer. */
export interface Case {
  readonly verb: 'lint' | 'diff';
  readonly name: string;
  readonly answer: Answer;
}

/** Every case: a folder with `answer.json`; of lint `input/`, of diff `old` and `new`, each a folder or a YAML file. */
export const cases = (verb: Case['verb']): readonly Case[] =>
  readdirSync(join(FOLDER, verb))
    .sort()
    .map((name) => {
      const answer: Answer = JSON.parse(readFileSync(join(FOLDER, verb, name, 'answer.json'), 'utf8'));
      return { verb, name, answer };
    });

/** What Sluice says of a case. */
export async function given({ verb, name, answer }: Case, workspace: Workspace): Promise<Given> {
  const folder = join(FOLDER, verb, name);
  const state = (which: string) => (existsSync(join(folder, `${which}.yaml`)) ? join(folder, `${which}.yaml`) : join(folder, which));
  const paths = verb === 'diff' ? [state('old'), state('new')] : (answer.arguments ?? ['']).map((path) => join(folder, 'input', path));
  const machine = await sluice(workspace, verb, ...paths, '-o', 'json');
  const human = await sluice(workspace, verb, ...paths, '--verbose');
  return { exit: machine.code, ...reported(machine.out), output: `${human.out}\n${human.err}` };
}

interface Reported {
  readonly id?: string;
  readonly severity?: string;
  readonly consequence?: string;
  readonly by?: string;
  readonly resource?: string;
  readonly text?: string;
  readonly what?: string;
  readonly why?: string;
  readonly fix?: string;
  readonly procedure?: readonly string[];
}

function reported(json: string): Pick<Given, 'lines' | 'restarts'> {
  if (!json.startsWith('{')) return { lines: [], restarts: [] };
  const report: {
    readonly changes?: readonly Reported[];
    readonly findings?: readonly Reported[];
    readonly pods?: readonly { readonly workload: string; readonly effect: string }[];
  } = JSON.parse(json);
  const lines = (report.changes ?? report.findings ?? []).map(
    ({ what = '', text = '', why = '', fix = '', procedure = [], ...rest }): Line => ({
      ...rest,
      text: [what, text, why, fix].join(' '),
      procedure,
    }),
  );
  const restarts = (report.pods ?? []).filter(({ effect }) => effect === 'restart').map(({ workload }) => workload);
  return { lines, restarts: [...new Set(restarts)] };
}
