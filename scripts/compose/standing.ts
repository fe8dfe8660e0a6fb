import type { LocalStack } from '../../stacks/local/index.js';
import { type ContainerState, containerName } from './project.js';

/** How a service stands. */
export interface Standing {
  /** Name of the service. */
  readonly service: string;
  /** `ready`: can be used, or has done its work. `trouble`: will not get there by itself. */
  readonly verdict: 'ready' | 'coming' | 'trouble' | 'absent';
  /** What is waited for, or what is wrong. Empty when ready. */
  readonly detail: string;
  /** Name of its container; absent where there is none. */
  readonly container?: string;
}

/** How every service stands, each after those it waits for. */
export function standings(services: readonly string[], stack: LocalStack, states: readonly ContainerState[]): readonly Standing[] {
  const found: Standing[] = [];
  for (const service of services) {
    const missing = Object.keys(stack.file.services[service]?.depends_on ?? {}).filter(
      (needed) => found.find((each) => each.service === needed)?.verdict !== 'ready',
    );
    found.push(standing(service, { stack, state: stateOf(service, stack, states), missing }));
  }
  return found;
}

/** A service's own container; while it is made anew, the one that will take its name. */
function stateOf(service: string, { project }: LocalStack, states: readonly ContainerState[]): ContainerState | undefined {
  const own = states.filter((each) => each.service === service);
  return own.find(({ container }) => container === containerName(project, service)) ?? own[0];
}

interface Seen {
  readonly stack: LocalStack;
  readonly state: ContainerState | undefined;
  readonly missing: readonly string[];
}

function standing(service: string, { stack, state, missing }: Seen): Standing {
  const waiting = missing.length > 0 ? `waits for ${missing.join(', ')}` : 'is about to start';
  if (!state) return { service, verdict: 'absent', detail: waiting };
  const { container, status, exitCode } = state;
  const isOneShot = stack.oneShots.includes(service);
  const told = (verdict: Standing['verdict'], detail: string): Standing => ({ service, verdict, detail, container });
  switch (state.state) {
    case 'created':
      return told('coming', waiting);
    case 'running':
      if (isOneShot) return told('coming', 'does its work');
      return state.health === 'unhealthy'
        ? told('trouble', 'runs, but its health check fails')
        : state.health === 'starting'
          ? told('coming', 'starts; its health check does not pass yet')
          : told('ready', '');
    case 'exited':
      if (isOneShot && exitCode === 0) return told('ready', '');
      return told('trouble', `ended with exit code ${exitCode}`);
    case 'restarting':
      return told('coming', `ended and is started again: ${status}`);
    default:
      return told('trouble', status);
  }
}
