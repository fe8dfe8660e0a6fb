import { CHECK_TOPIC, type LocalStack, TOOLS } from '../../stacks/local/index.js';
import { type Io, UserError } from '../terminal/io.js';
import type { AwaitedState } from '../terminal/progress.js';
import { progressFor } from '../terminal/progress-for.js';
import { ComposeUp } from './compose-up.js';
import { type Docker, succeed } from './docker.js';
import { failure } from './failure.js';
import type { Machine } from './machine.js';
import { containerStates, inOrder, type StackFolder, strays } from './project.js';
import { type Standing, standings } from './standing.js';

/** Between two looks at the engine. */
const LOOK_MS = 700;
/** Label of the check, beside the services. */
const RECORD = 'a record';

/** A stack to start, and where its files are. */
export interface StartInputs {
  /** The Compose stack. */
  readonly stack: LocalStack;
  /** Where the files are. */
  readonly place: StackFolder;
  /** Where output goes. */
  readonly io: Io;
  /** Seconds to wait until everything is ready. */
  readonly timeoutSeconds: number;
  /** Ends the wait. */
  readonly signal: AbortSignal;
}

/** How long it took. */
export interface Started {
  /** Seconds until the first record was written and read. */
  readonly firstRecordSeconds: number;
  /** Seconds until everything was ready. */
  readonly seconds: number;
}

/** How every service of the stack stands now. */
export async function look({ docker }: Machine, stack: LocalStack): Promise<readonly Standing[]> {
  return standings(inOrder(stack), stack, await containerStates(docker, stack.project));
}

/**
 * Starts what does not run, and looks until everything can be used and a record went through. What fails is left as it is, so that it
 * can be looked at; Compose itself has ended by then, else the next start would meet it.
 */
export async function start(machine: Machine, { stack, place, io, timeoutSeconds, signal }: StartInputs): Promise<Started> {
  const { docker, clock } = machine;
  const began = clock.now();
  const seconds = () => Math.round((clock.now() - began) / 100) / 10;
  const progress = await progressFor(io, clock, [...inOrder(stack), RECORD]);
  await removeStrays(docker, stack);
  const up = new ComposeUp(docker, { project: stack.project, place }, signal);
  const record = new RecordCheck(machine, stack);
  const words = new OneShotWords(docker, stack);
  try {
    for (;;) {
      const seen = await words.addedTo(await look(machine, stack));
      record.tryOnce(seen, seconds);
      progress.update([...seen.map(awaited), record.awaited()]);
      if (signal.aborted) throw interrupted();
      if (up.code === 0 && seen.every(({ verdict }) => verdict === 'ready') && record.seconds !== undefined) {
        return { firstRecordSeconds: record.seconds, seconds: seconds() };
      }
      const isOver = up.code !== undefined && (seen.some(({ verdict }) => verdict === 'trouble') || (up.code !== 0 && !up.again()));
      if (isOver || seconds() > timeoutSeconds)
        throw await failure(machine, seen, { said: up.said, seconds: seconds(), record: record.awaited() });
      await clock.pause(LOOK_MS, signal);
    }
  } finally {
    await progress.end();
    await up.end();
  }
}

async function removeStrays(docker: Docker, { project }: LocalStack): Promise<void> {
  const found = strays(await containerStates(docker, project), project);
  if (found.length > 0) await succeed(docker, ['rm', '--force', '--volumes', ...found.map(({ container }) => container)]);
}

const awaited = ({ service, verdict, detail }: Standing): AwaitedState => ({ label: service, ready: verdict === 'ready', detail });

/** Looks between two readings of a one-shot's log: ten seconds. */
const LOOKS_PER_READING = 15;

/** What a one-shot that takes long said last: what it waits for, only it knows. */
class OneShotWords {
  #looks = 0;
  readonly #said = new Map<string, string>();

  constructor(
    private readonly docker: Docker,
    private readonly stack: LocalStack,
  ) {}

  async addedTo(seen: readonly Standing[]): Promise<readonly Standing[]> {
    this.#looks += 1;
    const isWorking = ({ service, verdict, container }: Standing) =>
      verdict === 'coming' && container !== undefined && this.stack.oneShots.includes(service);
    if (this.#looks % LOOKS_PER_READING === 0) for (const each of seen.filter(isWorking)) await this.#read(each);
    return seen.map((each) => {
      const said = isWorking(each) && this.#said.get(each.service);
      return said ? { ...each, detail: `${each.detail}: ${said}` } : each;
    });
  }

  async #read({ service, container = '' }: Standing): Promise<void> {
    const { stdout, stderr } = await this.docker(['logs', '--tail', '1', container]);
    this.#said.set(service, `${stdout}${stderr}`.trim().split('\n').at(-1) ?? '');
  }
}

const interrupted = () =>
  new UserError('interrupted', 'what had started goes on', 'sluice local up goes on with it, sluice local down stops it', 130);

/** What the check needs: its topic, and the tools. Without the topic they would make one of their own. */
const isNeeded = (service: string) => service === TOOLS || service.endsWith('kafka-access');

/** Sends one record through Kafka as soon as that is there: a healthy port is not yet a broker that works. */
class RecordCheck {
  seconds: number | undefined;
  #pending = false;
  #said = `waits for kafka-access, ${TOOLS}`;

  constructor(
    private readonly machine: Machine,
    private readonly stack: LocalStack,
  ) {}

  tryOnce(seen: readonly Standing[], seconds: () => number): void {
    const missing = seen.filter(({ service, verdict }) => isNeeded(service) && verdict !== 'ready');
    if (this.#pending || this.seconds !== undefined || missing.length > 0) return;
    this.#pending = true;
    this.#said = 'is written and read back';
    void sendRecord(this.machine, this.stack).then((problem) => {
      this.#pending = false;
      if (problem === undefined) this.seconds = seconds();
      else this.#said = problem;
    });
  }

  awaited = (): AwaitedState => ({
    label: RECORD,
    ready: this.seconds !== undefined,
    detail: this.seconds === undefined ? this.#said : '',
  });
}

/** Writes one record and reads it back, by one program of Kafka's own; says what went wrong. */
export async function sendRecord({ docker }: Machine, { project }: Pick<LocalStack, 'project'>): Promise<string | undefined> {
  const { container } = (await containerStates(docker, project)).find(({ service }) => service === TOOLS) ?? {};
  if (container === undefined) return `${TOOLS} does not run`;
  const script = `"$TOOLS_DIR/kafka-e2e-latency$TOOLS_SUFFIX" "$BOOTSTRAP" ${CHECK_TOPIC} 1 all 16`;
  const { code, stdout, stderr } = await docker(['exec', container, 'bash', '-c', script]);
  return code === 0 ? undefined : (`${stdout}\n${stderr}`.trim().split('\n').at(-1) ?? 'it failed without a word');
}
