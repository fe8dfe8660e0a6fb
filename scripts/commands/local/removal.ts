import { EVERY_COMPONENT } from '../../../charts/components.js';
import { type Docker, succeed } from '../../compose/docker.js';
import type { ContainerState } from '../../compose/project.js';

/** Longest a container may take to stop: Kafka hands over its leaders, a database writes what is in memory. */
const GRACE_SECONDS = 60;

/**
 * Readers and writers stop before what they read and write, and brokers before ZooKeeper: who goes first leaves the others waiting for
 * it until they are killed. A service is in the first wave that names it, those that none names are in front.
 */
const WAVES = [['kafka', ...EVERY_COMPONENT.flatMap(({ folder, local }) => (local.isStoppedLate ? [folder] : []))], ['zookeeper']] as const;
const waveOf = ({ service }: ContainerState) =>
  WAVES.findIndex((names) => names.some((name) => service === name || service.startsWith(`${name}-`)));

/** Stops and removes containers, with the volumes nobody named. */
export async function removeContainers(docker: Docker, states: readonly ContainerState[]): Promise<void> {
  for (const number of [-1, ...WAVES.keys()]) {
    const wave = states.filter((state) => waveOf(state) === number);
    const running = wave.filter(({ state }) => state === 'running' || state === 'restarting').map(({ container }) => container);
    if (running.length > 0) await succeed(docker, ['stop', '--time', String(GRACE_SECONDS), ...running]);
    if (wave.length > 0) await succeed(docker, ['rm', '--force', '--volumes', ...wave.map(({ container }) => container)]);
  }
}
