import { EVERY_COMPONENT } from '../../../charts/components.js';
import type { HttpRequest } from '../../../charts/shared/local-parts.js';
import { CHECK_TOPIC } from '../../../stacks/local/index.js';
import type { EnvValues } from '../../compose/env-file.js';
import { portIn } from '../../compose/env-file.js';
import type { Machine } from '../../compose/machine.js';
import type { ContainerState } from '../../compose/project.js';
import { sendRecord } from '../../compose/start.js';
import type { LoadedStack } from './stack.js';

/** One thing that must work, and what is wrong with it now. */
export interface SmokeStep {
  /** What is tried. */
  readonly name: string;
  /** Runs the step; returns what is wrong, or nothing. */
  readonly problem: () => Promise<string | undefined>;
}

/** What the steps look at. */
export interface SmokeInputs extends Pick<LoadedStack, 'stack' | 'platform'> {
  /** Values of the `.env` file. */
  readonly values: EnvValues;
  /** Containers as Docker reports them. */
  readonly states: readonly ContainerState[];
}

const OK = 200;

/** The steps of what runs, in the order of the components: those of each service, then the objects that they write. */
export function smokeSteps(machine: Machine, inputs: SmokeInputs): readonly SmokeStep[] {
  const { stack, values } = inputs;
  const asked = EVERY_COMPONENT.flatMap(({ folder, local: { smoke } }): SmokeStep[] => {
    const port = stack.ports.find(({ component }) => component === folder);
    if (!smoke || !port) return [];
    const { name, requests } = smoke(CHECK_TOPIC);
    return [{ name, problem: () => firstProblem(machine, `http://localhost:${portIn(values, port)}`, requests) }];
  });
  return [{ name: 'record written and read', problem: () => sendRecord(machine, stack) }, ...asked, ...objectSteps(machine, inputs)];
}

async function firstProblem({ get }: Machine, url: string, requests: readonly HttpRequest[]): Promise<string | undefined> {
  for (const { path, post, isRight, problem } of requests) {
    const { status, text } = await get(`${url}${path}`, post && { method: 'POST', ...post });
    if (status === 0) return `nobody answers at ${url}`;
    if (status !== OK || isRight?.(text) === false) return `${url} answered ${status}: ${text.slice(0, 200)}`;
    const found = problem?.(text);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Objects of sinks and tables of jobs, where a service keeps them as files. */
function objectSteps(machine: Machine, { platform, states }: SmokeInputs): readonly SmokeStep[] {
  const store = EVERY_COMPONENT.flatMap(({ local }) => local.keepsObjects?.(platform) ?? [])[0];
  const keeper = states.find(({ service }) => service === store?.service);
  if (!store || !keeper) return [];
  const there = async (pattern: string) => {
    const look = `set -- ${store.folder}/${pattern}; [ -e "$1" ]`;
    return (await machine.docker(['exec', keeper.container, 'sh', '-c', look])).code === 0 ? undefined : `no object ${pattern} yet`;
  };
  const objects = EVERY_COMPONENT.flatMap(({ local }) => local.objects?.(platform) ?? []);
  return objects.map(({ name, pattern }) => ({ name, problem: () => there(pattern) }));
}
