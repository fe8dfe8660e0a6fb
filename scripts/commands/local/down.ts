import type { Command } from '../../command.js';
import { succeed } from '../../compose/docker.js';
import { type Machine, realMachine } from '../../compose/machine.js';
import { checkEngine } from '../../compose/preflight.js';
import { containerStates, volumeStates } from '../../compose/project.js';
import { EXIT } from '../../terminal/io.js';
import { removeContainers } from './removal.js';
import { ENVIRONMENT_OPTION, loadStack } from './stack.js';

/** Stops everything and keeps all data. */
export const downOn = (machine: Machine): Command => ({
  name: 'down',
  summary: 'stop everything; volumes and passwords stay',
  options: [ENVIRONMENT_OPTION],
  examples: ['sluice local down'],
  async run(args, io, workspace) {
    const { docker } = machine;
    const { stack } = await loadStack(args, workspace);
    await checkEngine(docker);
    const states = await containerStates(docker, stack.project);
    await removeContainers(docker, states);
    const networks = await succeed(docker, ['network', 'ls', '--quiet', '--filter', `label=com.docker.compose.project=${stack.project}`]);
    for (const network of networks.split('\n').filter((line) => line !== '')) await docker(['network', 'rm', network]);
    const volumes = await volumeStates(docker, stack.project);
    io.out(
      states.length === 0 && volumes.length === 0
        ? 'nothing runs, and there is no data'
        : `${states.length} containers stopped and removed; data stays in ${volumes.length} volumes (sluice local up goes on with it, sluice local reset removes it)`,
    );
    return EXIT.ok;
  },
});

/** Stops everything on this machine. */
export const down = downOn(realMachine);
