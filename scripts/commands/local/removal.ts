import { type Docker, succeed } from '../../engine/docker.js';
import type { ContainerState } from '../../engine/project.js';

/** Longest a container may take to stop: Kafka hands over its leaders, Postgres writes what is in memory. */
const GRACE_SECONDS = 60;

/** Readers and writers stop before what they read and write: a broker that goes first leaves them all waiting for it. */
const LAST = ['kafka', 'zookeeper', 'postgres', 'object-store'];
const isLast = ({ service }: ContainerState) => LAST.some((name) => service === name || service.startsWith(`${name}-`));

/** Stops and removes containers, with the volumes nobody named. */
export async function removeContainers(docker: Docker, states: readonly ContainerState[]): Promise<void> {
  for (const wave of [states.filter((state) => !isLast(state)), states.filter(isLast)]) {
    const running = wave.filter(({ state }) => state === 'running' || state === 'restarting').map(({ container }) => container);
    if (running.length > 0) await succeed(docker, ['stop', '--time', String(GRACE_SECONDS), ...running]);
    if (wave.length > 0) await succeed(docker, ['rm', '--force', '--volumes', ...wave.map(({ container }) => container)]);
  }
}
