import type { Docker, Ended } from '../../scripts/compose/docker.js';
import type { HttpAnswer, Machine } from '../../scripts/compose/machine.js';
import type { LocalStack } from '../../stacks/local/index.js';

/** What a fake engine holds, and how it answers. */
export interface FakeEngine {
  /** Error of the engine that does not answer. */
  down?: string;
  composeVersion: string;
  memoryMiB: number;
  freeMiB: number;
  readonly takenPorts: Set<number>;
  readonly images: Set<string>;
  readonly volumes: { name: string; labels: Readonly<Record<string, string>> }[];
  /** Containers by service; one that a broken-off start left as `old/<service>`, with its name. */
  readonly containers: Map<string, { state: string; status: string; name?: string }>;
  /** Ports of the services on the machine, by key of `.env`, where they are not the usual ones. */
  readonly moved: Map<string, number>;
  /** What each service says. */
  readonly logs: Map<string, string>;
  /** What `docker compose up` does to the containers, and its exit code. */
  onUp: () => number;
  /** What `docker compose up` says when it fails. */
  upSaid: string;
  /** Whether `docker compose up` goes on until it is ended. */
  upHangs: boolean;
  /** Whether a record goes through. */
  record: boolean;
  /** What a producer was given, and what it says of it. */
  written: string;
  producerSaid: string;
  /** Every call, in order. */
  readonly calls: string[];
  readonly answers: Map<string, HttpAnswer>;
}

const ok = (stdout = ''): Ended => ({ code: 0, stdout, stderr: '' });
const failed = (stderr: string): Ended => ({ code: 1, stdout: '', stderr });
const BYTES_PER_MIB = 1024 * 1024;

/** A machine with an engine that does what a test says, and a clock that jumps. */
export function fakeMachine({ project, file, oneShots, ports }: Pick<LocalStack, 'project' | 'file' | 'oneShots' | 'ports'>): {
  readonly machine: Machine;
  readonly engine: FakeEngine;
} {
  const names = Object.keys(file.services);
  const engine: FakeEngine = {
    composeVersion: '2.40.3',
    memoryMiB: 16_000,
    freeMiB: 12_000,
    takenPorts: new Set(),
    images: new Set(Object.values(file.services).map(({ image }) => image)),
    volumes: [],
    containers: new Map(),
    moved: new Map(),
    logs: new Map(),
    record: true,
    written: '',
    producerSaid: '',
    upSaid: 'dependency failed to start',
    upHangs: false,
    calls: [],
    answers: new Map(),
    onUp: () => {
      for (const name of names) engine.containers.set(name, oneShots.includes(name) ? DONE : HEALTHY);
      for (const name of Object.keys(file.volumes))
        engine.volumes.push({ name: `${project}_${name}`, labels: file.volumes[name]?.labels ?? {} });
      return 0;
    },
  };
  let now = 0;
  return {
    engine,
    machine: {
      docker: fakeDocker(engine, { project, ports }),
      clock: {
        now: () => now,
        async pause(milliseconds) {
          now += milliseconds;
          await Promise.resolve();
        },
      },
      isPortFree: async (port) => !engine.takenPorts.has(port),
      freeMemoryMiB: () => engine.freeMiB,
      get: async (url) => engine.answers.get(url) ?? { status: 0, text: '' },
      interruption: () => ({ signal: new AbortController().signal, done: () => undefined }),
    },
  };
}

/** A one-shot that has done its work. */
export const DONE = { state: 'exited', status: 'Exited (0) 2 seconds ago' };
/** A service whose health is asked, and good. */
export const HEALTHY = { state: 'running', status: 'Up 5 seconds (healthy)' };

/** A service whose health is asked, and not yet good. */
export const STARTING = { state: 'running', status: 'Up 1 second (health: starting)' };

/** Answers by the first words of a call. */
function fakeDocker(engine: FakeEngine, { project, ports }: Pick<LocalStack, 'project' | 'ports'>): Docker {
  const answers: Readonly<Record<string, (args: readonly string[]) => Ended>> = {
    version: () => (engine.down === undefined ? ok('20.10.24') : failed(engine.down)),
    info: () => ok(String(engine.memoryMiB * BYTES_PER_MIB)),
    compose: (args) => (args.includes('version') ? ok(engine.composeVersion) : args.includes('up') ? upEnded(engine) : ok()),
    ps: (args) => ok(args.some((arg) => arg.startsWith('publish=')) ? 'other-postgres-1' : lines(engine, { project, ports })),
    volume: (args) => volumes(engine, args),
    image: (args) => (engine.images.has(args.at(-1) ?? '') ? ok('there') : failed('No such image')),
    pull: () => failed('Error response from daemon: pull access denied'),
    logs: (args) => ok(engine.logs.get(serviceIn(args.at(-1) ?? '', project)) ?? ''),
    exec: () => (engine.record ? { ...ok(), stderr: engine.producerSaid } : failed('TimeoutException: no broker')),
    rm: (args) => removed(engine, args, project),
  };
  return async (args, { signal, input, onLine } = {}) => {
    engine.calls.push(args.join(' '));
    if (typeof input === 'object') for await (const piece of input) engine.written += piece;
    if (engine.upHangs && args.includes('up')) {
      await new Promise((done) => signal?.addEventListener('abort', done));
      engine.calls.push('compose has ended');
      return failed('canceled');
    }
    const ended = answers[args[0] ?? '']?.(args) ?? ok();
    for (const line of ended.stdout.split('\n')) onLine?.(line);
    return ended;
  };
}

function upEnded(engine: FakeEngine): Ended {
  const code = engine.onUp();
  return { code, stdout: '', stderr: code === 0 ? '' : engine.upSaid };
}

const serviceIn = (container: string, project: string) => container.slice(project.length + 1).replace(/-1$/, '');

function lines({ containers, moved }: FakeEngine, { project, ports }: Pick<LocalStack, 'project' | 'ports'>): string {
  const published = (service: string) => {
    const port = ports.find((each) => each.service === service);
    return port ? `127.0.0.1:${moved.get(port.key) ?? port.fallback}->${port.container}/tcp` : '';
  };
  return [...containers]
    .map(([service, { state, status, name = `${project}-${service}-1` }]) => {
      const Labels = `com.docker.compose.service=${service.replace(/^.*\//, '')}`;
      return JSON.stringify({ Names: name, State: state, Status: status, Labels, Ports: published(service) });
    })
    .join('\n');
}

function volumes(engine: FakeEngine, args: readonly string[]): Ended {
  if (args[1] === 'rm') {
    engine.volumes.splice(0);
    return ok();
  }
  const text = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return ok(engine.volumes.map(({ name, labels }) => JSON.stringify({ Name: name, Labels: text(labels).join(',') })).join('\n'));
}

function removed(engine: FakeEngine, args: readonly string[], project: string): Ended {
  for (const [key, { name = `${project}-${key}-1` }] of engine.containers) if (args.includes(name)) engine.containers.delete(key);
  return ok();
}
