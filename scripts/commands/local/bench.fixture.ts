import type { Environment } from '../../../platform/environment.js';
import { fakeMachine } from '../../../test/doubles/fake-machine.js';
import { stackOf } from '../../../test/local-stack.js';
import { temporaryWorkspace } from '../../../test/workspace.js';
import type { Command } from '../../command.js';
import type { Machine } from '../../compose/machine.js';
import { type Io, UserError } from '../../terminal/io.js';
import { ProblemsError, problemText } from '../../terminal/problems-error.js';
import { folderOf } from './stack.js';

const stack = await stackOf();

/** A machine, a project in a folder of its own, and what was said. */
export function bench(environment?: Environment) {
  const { machine, engine } = fakeMachine(stack);
  const workspace = temporaryWorkspace(environment && [environment]);
  const place = folderOf('local', workspace);
  const run = async (command: (machine: Machine) => Command, args: Readonly<Record<string, unknown>> = {}) => {
    const [out, err]: [string[], string[]] = [[], []];
    const io: Io = { out: (text) => void out.push(text), err: (text) => void err.push(text), interactive: false };
    try {
      return { code: await command(machine).run(args, io, workspace), out: out.join('\n'), err: err.join('\n') };
    } catch (error) {
      const text =
        error instanceof ProblemsError
          ? error.problems.map(problemText).join('\n\n')
          : error instanceof UserError
            ? `error: ${error.message}\nwhy: ${error.why}\nfix: ${error.fix}`
            : String(error);
      return { code: 1, out: out.join('\n'), err: [...err, text].join('\n') };
    }
  };
  return { engine, place, run, workspace };
}
