import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Workbench } from '../../test/script.js';

const SCRIPT = join(import.meta.dirname, 'wait-for-topic.sh');
/** Answers no at first, and from the second call on what the test says. */
const later = (text: string) => `if [[ -e $folder/asked ]]; then ${text}; else : >"$folder/asked"; echo 'not yet, says Kafka'; exit 1; fi`;

/** Somebody who listens: the kernel answers while the script runs. */
async function brokers(): Promise<string> {
  const server = createServer();
  onTestFinished(() => void server.close());
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

async function wait(tools: Readonly<Record<string, string>>, env: Readonly<Record<string, string>>) {
  const bench = new Workbench(tools);
  const bootstrap = await brokers();
  const outcome = bench.run(SCRIPT, {
    BOOTSTRAP: bootstrap,
    CLIENT: '/client.properties',
    REPLICAS: '3',
    CLEANUP: '',
    PAUSE_SECONDS: '0.1',
    ...env,
  });
  return { ...outcome, calls: bench.calls() };
}

const described = (settings: string) => `printf 'Topic: orders\tReplicationFactor: 3\tConfigs: ${settings}\n'`;

describe('wait-for-topic.sh', () => {
  it('waits until the topic is seen, with its copies', async () => {
    const { status, out, calls } = await wait({ 'kafka-topics': later(described('')) }, { TOPIC: 'orders' });
    expect([status, out]).toEqual([0, 'waiting for topic orders with 3 copies: not yet, says Kafka\ntopic orders is there\n']);
    expect(calls[0]?.slice(3)).toEqual(['--command-config', '/client.properties', '--describe', '--topic', 'orders']);
  });
  it('asks for no more than to see it, where no copies are said', async () => {
    const { status, out, calls } = await wait({ 'kafka-topics': later("echo 'orders'") }, { TOPIC: 'orders', REPLICAS: '' });
    expect([status, out]).toEqual([0, 'waiting to see topic orders: not yet, says Kafka\ntopic orders is there\n']);
    expect(calls[0]?.slice(5)).toEqual(['--list', '--topic', 'orders']);
  });
  it('is not content with another cleanup policy', async () => {
    const other = `[[ -e $folder/asked ]] && { ${described('cleanup.policy=compact')}; exit; }; : >"$folder/asked"; ${described('')}`;
    const { status, out } = await wait({ 'kafka-topics': other }, { TOPIC: 'orders', CLEANUP: 'compact' });
    expect([status, out]).toEqual([0, 'topic orders has not cleanup.policy=compact: declare it so and apply\ntopic orders is there\n']);
  });
  it('without a topic waits until the login works', async () => {
    const { status, out } = await wait({ 'kafka-broker-api-versions': later('exit 0') }, { TOPIC: '' });
    expect([status, out]).toEqual([0, 'waiting to be let in: not yet, says Kafka\nthe login works\n']);
  });
});
