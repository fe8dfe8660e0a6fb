import type { CommandGroup } from '../../command.js';
import { down } from './down.js';
import { logs } from './logs.js';
import { reset } from './reset.js';
import { seed } from './seed.js';
import { smoke } from './smoke.js';
import { status } from './status.js';
import { up } from './up.js';

/** The laptop stack. */
export const local: CommandGroup = {
  name: 'local',
  summary: 'the platform on this machine, in Docker: up, down, reset, status, logs, seed, smoke',
  commands: [up, down, reset, status, logs, seed, smoke],
};
