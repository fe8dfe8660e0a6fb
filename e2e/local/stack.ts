import { join } from 'node:path';
import { E2E } from '../kit/places.js';
import { succeed } from '../kit/run.js';
import { type SluiceRun, sluiceOk } from '../kit/sluice.js';

/** Environments file of these tests: `local` as it is, with the lab's Connect image. */
export const ENVIRONMENTS = join(E2E, 'local', 'environments.ts');
const NETWORK = 'sluice-local_default';
const TOOLS_IMAGE = 'apache/kafka:4.3.1';

/** Runs a verb of the laptop stack; it must end well. */
export const local = (...args: readonly string[]): Promise<SluiceRun> => sluiceOk(['local', ...args], ENVIRONMENTS);

/** Runs one of Kafka's tools in a container of its own: on the machine's network, or on that of the stack. */
export const kafkaTool = (from: 'machine' | 'container', script: string, input = ''): Promise<string> =>
  succeed(
    'docker',
    [
      'run',
      '--rm',
      '-i',
      '--network',
      from === 'machine' ? 'host' : NETWORK,
      '--entrypoint',
      'bash',
      TOOLS_IMAGE,
      '-c',
      `cd /opt/kafka/bin; ${script}`,
    ],
    { input },
  );

/** Ids of the orders in a topic, each once. */
export async function orderIds(from: 'machine' | 'container', bootstrap: string, count: number): Promise<ReadonlySet<number>> {
  const script = `./kafka-console-consumer.sh --bootstrap-server ${bootstrap} --topic orders --from-beginning --max-messages ${count} --timeout-ms 60000`;
  const lines = (await kafkaTool(from, script)).split('\n').filter((line) => line.startsWith('{'));
  return new Set(lines.map((line) => Number(JSON.parse(line).id)));
}

/** Volumes that nobody named. */
export async function anonymousVolumes(): Promise<readonly string[]> {
  return (await succeed('docker', ['volume', 'ls', '--quiet'])).split('\n').filter((name) => /^[0-9a-f]{64}$/.test(name));
}

/** Kills a container's first process from outside, as a lack of memory would: the engine then starts it again. */
export async function killFromOutside(service: string): Promise<void> {
  const pid = await succeed('docker', ['inspect', '--format', '{{.State.Pid}}', `sluice-local-${service}-1`]);
  process.kill(Number(pid), 'SIGKILL');
}
