import Table from 'cli-table3';
import type { Command } from '../../command.js';
import { readEnv } from '../../compose/env-file.js';
import { type Machine, realMachine } from '../../compose/machine.js';
import { checkEngine } from '../../compose/preflight.js';
import { containerStates } from '../../compose/project.js';
import { look } from '../../compose/start.js';
import { EXIT, UserError } from '../../terminal/io.js';
import { accessPoints, accessTable, exportLines } from './access.js';
import { ENVIRONMENT_OPTION, runningStack } from './stack.js';

const SCHEMA_VERSION = 1;
const FORMATS = ['human', 'json', 'env'];

/** How the services stand, and how to reach them. */
export const statusOn = (machine: Machine): Command => ({
  name: 'status',
  summary: 'how the services stand, and how to reach them',
  options: [['-o, --output <format>', 'human, json or env (lines to source in a shell)', 'human'], ENVIRONMENT_OPTION],
  examples: ['sluice local status', 'eval "$(sluice local status -o env)"'],
  async run(args, io, workspace) {
    const output = String(args.output ?? 'human');
    if (!FORMATS.includes(output))
      throw new UserError(`no output format "${output}"`, `there are ${FORMATS.join(', ')}`, 'use e.g. -o json', EXIT.usage);
    await checkEngine(machine.docker);
    const states = await containerStates(machine.docker, `sluice-${String(args.environment ?? 'local')}`);
    const { stack, platform, place } = await runningStack(args, workspace, states);
    const services = await look(machine, stack);
    const points = accessPoints({ stack, platform, values: await readEnv(place.env) });
    const isReady = services.every(({ verdict }) => verdict === 'ready');
    if (output === 'env') io.out(exportLines(points).join('\n'));
    else if (output === 'json') {
      const access = points.map(({ service, address, variables }) => ({ service, address, variables }));
      io.out(JSON.stringify({ schemaVersion: SCHEMA_VERSION, project: stack.project, ready: isReady, services, access }, undefined, 2));
    } else {
      const table = new Table({ head: ['service', 'state', ''], style: { head: [], border: [] } });
      for (const { service, verdict, detail } of services) table.push([service, verdict, detail]);
      io.out(states.length === 0 ? 'nothing runs: sluice local up' : `${table.toString()}\n${accessTable(points)}`);
    }
    return isReady ? EXIT.ok : EXIT.error;
  },
});

/** How the stack of this machine stands. */
export const status = statusOn(realMachine);
