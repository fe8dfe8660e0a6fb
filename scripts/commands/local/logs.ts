import type { Command } from '../../command.js';
import { type Machine, realMachine } from '../../compose/machine.js';
import { checkEngine } from '../../compose/preflight.js';
import { containerStates } from '../../compose/project.js';
import { EXIT, UserError } from '../../terminal/io.js';
import { ENVIRONMENT_OPTION, loadStack } from './stack.js';

/** What the services say. */
export const logsOn = (machine: Machine): Command => ({
  name: 'logs [service]',
  summary: 'what a service says, or all of them',
  options: [['--tail <lines>', 'how many lines of each', '100'], ['--follow', 'go on until Ctrl-C'], ENVIRONMENT_OPTION],
  examples: ['sluice local logs connect', 'sluice local logs kafka --tail 20 --follow'],
  async run(args, io, workspace) {
    const { docker } = machine;
    const { stack } = await loadStack(args, workspace);
    await checkEngine(docker);
    const states = await containerStates(docker, stack.project);
    const chosen = args.service === undefined ? states : states.filter(({ service }) => service === args.service);
    if (chosen.length === 0)
      throw nothing(
        args.service,
        states.map(({ service }) => service),
      );
    const { signal, done } = machine.interruption();
    const options = ['--tail', String(args.tail ?? '100'), ...(args.follow === true ? ['--follow'] : [])];
    try {
      await Promise.all(
        chosen.map(({ container, service }) => {
          const onLine = (line: string) => io.out(chosen.length === 1 ? line : `${service} | ${line}`);
          return docker(['logs', ...options, container], { onLine, signal });
        }),
      );
    } finally {
      done();
    }
    return EXIT.ok;
  },
});

const nothing = (service: unknown, known: readonly string[]) =>
  known.length === 0
    ? new UserError('nothing runs', 'there is no container of the stack', 'sluice local up')
    : new UserError(`there is no service "${String(service)}"`, `there are ${known.toSorted().join(', ')}`, 'name one of them');

/** What the services of this machine say. */
export const logs = logsOn(realMachine);
