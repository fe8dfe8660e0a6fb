import { UserError } from '../terminal/io.js';
import type { AwaitedState } from '../terminal/progress.js';
import { likelyCause } from './cause.js';
import type { Machine } from './machine.js';
import type { Standing } from './standing.js';

/** Lines of a log that are told of a service in trouble. */
const LOG_LINES = 20;
/** Lines that are looked through for them: a stack trace would fill the few. */
const READ_LINES = 400;
/** Errors before the last lines that are told too: a program that ends well tidies up at length. */
const LOG_ERRORS = 5;
const AN_ERROR = /\b(ERROR|FATAL|FAILED|REFUSED)\b|Exception/;
const IN_TRACE = /^\s*(at [\w.$/]+|\.\.\. \d+ more)/;

/** The first service in trouble, in the order they start in, with its last words and what they mean. */
export async function failure(
  { docker }: Machine,
  seen: readonly Standing[],
  { said, seconds, record }: { readonly said: string; readonly seconds: number; readonly record: AwaitedState },
): Promise<UserError> {
  const open = seen.filter(({ verdict }) => verdict !== 'ready');
  const first = open.find(({ verdict }) => verdict === 'trouble') ?? blamed(open, said) ?? open[0];
  if (!first?.container) {
    const last = said.trim().split('\n').at(-1) ?? '';
    return new UserError(`the stack did not start within ${seconds} s`, last || `a record: ${record.detail}`, 'sluice local logs kafka');
  }
  const { stdout, stderr } = await docker(['logs', '--tail', String(READ_LINES), first.container]);
  const log = lastWords(`${stdout}${stderr}`).join('\n');
  const cause = likelyCause(log) ?? likelyCause(first.detail);
  const lines =
    log === ''
      ? ' and said nothing'
      : `; its last lines:\n${log
          .split('\n')
          .map((line) => `  ${line}`)
          .join('\n')}`;
  const late = first.verdict === 'trouble' ? '' : `the stack did not start within ${seconds} s: `;
  return new UserError(
    `${late}${first.service} ${first.detail}`,
    `it is the first in the order of the start that is not well${lines}`,
    `${cause ? `likely: ${cause}. ` : ''}The containers were kept: sluice local logs ${first.service}`,
  );
}

/** What Compose gave up for: a container that ended while others waited for it. By now the engine may have started it again. */
function blamed(open: readonly Standing[], said: string): Standing | undefined {
  const [, name, code] = /container (\S+) (?:exited \((\d+)\)|is unhealthy)/.exec(said) ?? [];
  const found = open.find(({ container }) => container !== undefined && container === name);
  const detail = code === undefined ? 'runs, but its health check fails' : `ended with exit code ${code}`;
  return found && { ...found, verdict: 'trouble', detail };
}

/** The last lines of a log without stack traces, and the last errors before them. */
function lastWords(text: string): readonly string[] {
  const told = text.split('\n').filter((line) => line.trim() !== '' && !IN_TRACE.test(line));
  const errors = told.slice(0, -LOG_LINES).filter((line) => AN_ERROR.test(line));
  return [...errors.slice(-LOG_ERRORS), ...told.slice(-LOG_LINES)];
}
