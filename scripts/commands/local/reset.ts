import type { Command } from '../../command.js';
import { succeed } from '../../compose/docker.js';
import { type Machine, realMachine } from '../../compose/machine.js';
import { checkEngine } from '../../compose/preflight.js';
import { containerStates, volumeStates } from '../../compose/project.js';
import { EXIT } from '../../terminal/io.js';
import { readIfThere, remove } from '../../workspace/files.js';
import { downOn } from './down.js';
import { ENVIRONMENT_OPTION, loadStack, shownPath } from './stack.js';

/** Stops everything and removes its data, and says what it removed. */
export const resetOn = (machine: Machine): Command => ({
  name: 'reset',
  summary: 'stop everything and remove all its data and passwords',
  options: [['--keep-env', 'keep .env with its ports and passwords'], ENVIRONMENT_OPTION],
  examples: ['sluice local reset'],
  async run(args, io, workspace) {
    const { docker } = machine;
    const { stack, place } = await loadStack(args, workspace);
    await checkEngine(docker);
    const containers = (await containerStates(docker, stack.project)).length;
    await downOn(machine).run(args, { ...io, out: () => undefined, interactive: false, err: (text) => io.err(text) }, workspace);
    const volumes = (await volumeStates(docker, stack.project)).map(({ name }) => name);
    if (volumes.length > 0) await succeed(docker, ['volume', 'rm', ...volumes]);
    const isEnvGoing = args.keepEnv !== true && (await readIfThere(place.env)) !== undefined;
    await remove([place.compose, place.marks, ...(isEnvGoing ? [place.env] : [])]);
    for (const volume of volumes) io.out(`removed volume ${volume}`);
    io.out(`removed ${containers} containers and ${volumes.length} volumes${isEnvGoing ? `, and ${shownPath(place.env)}` : ''}`);
    return EXIT.ok;
  },
});

/** Removes the stack of this machine. */
export const reset = resetOn(realMachine);
