import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Bucket } from '../kit/lake.js';
import { E2E, ROOT } from '../kit/places.js';
import { run, succeed } from '../kit/run.js';
import { type SluiceRun, sluice, sluiceOk } from '../kit/sluice.js';

/** Environments file of these tests: `local` as it is, with the lab's Connect image, and shapes of it that are refused. */
export const ENVIRONMENTS = join(E2E, 'local', 'environments.ts');
/** Environments file of the two reference stacks, as everybody has it. */
export const EXAMPLES = join(ROOT, 'docs', 'examples', 'reference-stacks', 'index.ts');
const TOOLS_IMAGE = 'apache/kafka:4.3.1';

/** Runs a verb of the laptop stack; it must end well. */
export const local = (...args: readonly string[]): Promise<SluiceRun> => sluiceOk(['local', ...args], ENVIRONMENTS);
/** Runs a verb of the laptop stack, however it ends. */
export const tryLocal = (...args: readonly string[]): Promise<SluiceRun> => sluice(['local', ...args], ENVIRONMENTS);

/** Where a container joins: the machine's network, or that of a stack. */
export type Place = 'machine' | 'container' | `sluice-${string}`;
const networkOf = (place: Place) => (place === 'machine' ? 'host' : `${place === 'container' ? 'sluice-local' : place}_default`);

/** Runs one of Kafka's tools in a container of its own: on the machine's network, or on that of the stack. */
export function kafkaTool(from: Place, script: string, input = ''): Promise<string> {
  const args = ['run', '--rm', '-i', '--network', networkOf(from), '--tmpfs', '/var/lib/kafka/data', '--entrypoint', 'bash', TOOLS_IMAGE];
  return succeed('docker', [...args, '-c', `cd /opt/kafka/bin; ${script}`], { input });
}

/** Longest pause between two records until a topic counts as read to its end. */
const END_MS = 6_000;

/** Every value of a topic that nobody writes to, in no order. */
export async function valuesIn(from: Place, bootstrap: string, topic: string): Promise<readonly string[]> {
  const script = `./kafka-console-consumer.sh --bootstrap-server ${bootstrap} --topic ${topic} --from-beginning --timeout-ms ${END_MS} 2>/dev/null || true`;
  return (await kafkaTool(from, script)).split('\n').filter((line) => line !== '' && !line.startsWith('Processed a total'));
}

/** The first values of a topic that may be written to all the while. */
export async function firstValuesIn(from: Place, bootstrap: string, topic: string, count: number): Promise<readonly string[]> {
  const script = `./kafka-console-consumer.sh --bootstrap-server ${bootstrap} --topic ${topic} --from-beginning --max-messages ${count} 2>/dev/null`;
  return (await kafkaTool(from, script)).split('\n').filter((line) => line !== '');
}

/** How many records a topic has. */
export async function recordsIn(from: Place, bootstrap: string, topic: string): Promise<number> {
  const lines = (await kafkaTool(from, `./kafka-get-offsets.sh --bootstrap-server ${bootstrap} --topic ${topic}`)).trim().split('\n');
  return lines.reduce((sum, line) => sum + Number(line.split(':').at(2) ?? 0), 0);
}

/** Ids of the orders in the topic, in their order; one that is there twice is named twice. */
export async function orderIds(from: Place, bootstrap: string): Promise<readonly number[]> {
  return idsOf((await valuesIn(from, bootstrap, 'orders')).map((line): unknown => JSON.parse(line)));
}

/** Ids of records, in their order. */
export const idsOf = (records: readonly unknown[]): readonly number[] =>
  records
    .map((record) => (typeof record === 'object' && record !== null && 'id' in record ? Number(record.id) : Number.NaN))
    .toSorted((a, b) => a - b);

/** The numbers from one to another, both included. */
export const numbers = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** The bucket of the running stack. */
export const bucket: Bucket = {
  bucket: 'lake',
  look: (script, ...args) => succeed('docker', ['exec', 'sluice-local-object-store-1', 'sh', '-c', script, ...args]),
};

/** Volumes that nobody named. */
export async function anonymousVolumes(): Promise<readonly string[]> {
  return (await succeed('docker', ['volume', 'ls', '--quiet'])).split('\n').filter((name) => /^[0-9a-f]{64}$/.test(name));
}

/** Volumes and containers of a stack, by name. */
export async function remainsOf(project: string): Promise<readonly string[]> {
  const filter = ['--filter', `label=com.docker.compose.project=${project}`];
  const volumes = await succeed('docker', ['volume', 'ls', '--quiet', ...filter]);
  const containers = await succeed('docker', ['ps', '--all', ...filter, '--format', '{{.Names}}']);
  return `${volumes}${containers}`.split('\n').filter((name) => name !== '');
}

/** Kills a container's first process from outside, as a lack of memory would: the engine then starts it again. */
export async function killFromOutside(service: string): Promise<void> {
  const pid = await succeed('docker', ['inspect', '--format', '{{.State.Pid}}', `sluice-local-${service}-1`]);
  process.kill(Number(pid), 'SIGKILL');
}

/** When a container of the stack was started last. */
export async function startedAt(service: string): Promise<string> {
  return (await run('docker', ['inspect', '--format', '{{.State.StartedAt}}', `sluice-local-${service}-1`])).stdout.trim();
}

/** Whether a container of the stack is healthy. */
export async function isHealthy(service: string): Promise<boolean> {
  const { stdout } = await run('docker', ['inspect', '--format', '{{.State.Health.Status}}', `sluice-local-${service}-1`]);
  return stdout.trim() === 'healthy';
}

/** Folder of the files of `local`. */
export const STACK_FOLDER = join(dirname(ENVIRONMENTS), '.sluice', 'local');
const ENV_FILE = join(STACK_FOLDER, '.env');

/** Puts a value into `.env`, as a person does; returns what stood there. */
export function setInEnv(key: string, value: string): string | undefined {
  const text = readFileSync(ENV_FILE, 'utf8');
  const line = new RegExp(`^${key}=(.*)$`, 'm');
  writeFileSync(ENV_FILE, line.test(text) ? text.replace(line, `${key}=${value}`) : `${text}${key}=${value}\n`);
  return line.exec(text)?.[1];
}

/** Seconds until a record went through, as `up` says. */
export const firstRecordSeconds = ({ stderr }: SluiceRun) => Number(/a record went through after ([\d.]+) s/.exec(stderr)?.[1]);
