import { TOOLS } from '../../../stacks/local/index.js';
import type { Command } from '../../command.js';
import { type Machine, realMachine } from '../../compose/machine.js';
import { checkEngine } from '../../compose/preflight.js';
import { containerStates } from '../../compose/project.js';
import { EXIT, UserError } from '../../terminal/io.js';
import { ENVIRONMENT_OPTION, loadStack } from './stack.js';

const MS_PER_SECOND = 1_000;
/** Records are written in pieces, so that any rate is kept. */
const PIECE_MS = 100;
const CUSTOMERS = 200;
/** Patience with a broker that is away: an order is written later rather than lost. */
const PRODUCER = [
  '--producer-property acks=all',
  '--producer-property delivery.timeout.ms=600000',
  '--producer-property enable.idempotence=true',
  '--producer-property linger.ms=50',
].join(' ');
const SCRIPT = `"$TOOLS_DIR/kafka-console-producer$TOOLS_SUFFIX" --bootstrap-server "$BOOTSTRAP" --topic "$0" --max-block-ms 600000 ${PRODUCER}`;

/** What the producer says of a record it gave up. A warning is a broker that is away: the record is written later. */
const REFUSED = / ERROR |^(Exception|[\w.]+Exception)/;

/** Writes made-up orders into the topic, at a steady rate. */
export const seedOn = (machine: Machine): Command => ({
  name: 'seed',
  summary: 'write made-up orders into the topic orders until Ctrl-C',
  options: [
    ['--rate <records>', 'records a second', '10'],
    ['--count <records>', 'end after so many (default: never)'],
    ['--first <id>', 'id of the first order; the others follow', '1'],
    ENVIRONMENT_OPTION,
  ],
  examples: ['sluice local seed', 'sluice local seed --rate 100 --count 5000'],
  async run(args, io, workspace) {
    const [rate, first] = [positive('--rate', args.rate ?? '10'), positive('--first', args.first ?? '1')];
    const count = args.count === undefined ? Number.POSITIVE_INFINITY : positive('--count', args.count);
    const { stack, platform } = await loadStack(args, workspace);
    await checkEngine(machine.docker);
    const topic = platform.access.topics.find(({ name }) => name === 'orders')?.name ?? platform.access.topics.at(0)?.name ?? 'orders';
    const tools = (await containerStates(machine.docker, stack.project)).find(
      ({ service, state }) => service === TOOLS && state === 'running',
    );
    if (!tools) throw new UserError('the stack does not run', 'orders are written from its service tools', 'sluice local up');
    const { signal, done } = machine.interruption();
    const written = { records: 0 };
    io.err(`writing ${rate} orders a second to ${topic}${Number.isFinite(count) ? '' : ' until Ctrl-C'}`);
    try {
      const input = orders({ rate, count, first, signal, written, clock: machine.clock });
      const { code, stderr } = await machine.docker(['exec', '-i', tools.container, 'bash', '-c', SCRIPT, topic], { input });
      const refused = stderr.split('\n').filter((line) => REFUSED.test(line));
      if (code !== 0 || refused.length > 0)
        throw new UserError('orders could not be written', refused[0] ?? `exit code ${code}`, 'sluice local logs kafka');
    } finally {
      done();
    }
    io.out(`${written.records} orders written to ${topic}`);
    return EXIT.ok;
  },
});

/** Writes made-up orders on this machine. */
export const seed = seedOn(realMachine);

function positive(flag: string, value: unknown): number {
  const number = Number(value);
  if (number > 0 && Number.isInteger(number)) return number;
  throw new UserError(`${flag} ${String(value)}`, 'it is a whole number above 0', `use e.g. ${flag} 10`, EXIT.usage);
}

interface Seeding {
  readonly rate: number;
  readonly count: number;
  readonly first: number;
  readonly signal: AbortSignal;
  readonly written: { records: number };
  readonly clock: Machine['clock'];
}

async function* orders({ rate, count, first, signal, written, clock }: Seeding): AsyncGenerator<string> {
  const began = clock.now();
  while (written.records < count && !signal.aborted) {
    const due = Math.min(count, Math.floor(((clock.now() - began + PIECE_MS) * rate) / MS_PER_SECOND));
    let piece = '';
    for (; written.records < due; written.records += 1) piece += `${order(first + written.records)}\n`;
    if (piece !== '') yield piece;
    if (written.records < count) await clock.pause(PIECE_MS, signal);
  }
}

const STATUSES = ['placed', 'paid', 'shipped', 'cancelled'] as const;

/** An order as the shop writes it: the same id always gives the same order, but for its time. */
const order = (id: number) =>
  JSON.stringify({
    id,
    customer_id: (id % CUSTOMERS) + 1,
    status: STATUSES[id % STATUSES.length],
    amount: (id % 900) + 0.25,
    placed_at: new Date().toISOString(),
  });
