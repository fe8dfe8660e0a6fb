import { expect } from 'vitest';
import type { Platform } from '../../platform/platform.js';
import type { Client } from '../kit/client.js';
import { kubectl, type PodRef, tryExec } from '../kit/kubectl.js';
import { until } from '../kit/until.js';

/** Tries to write one record as an identity, and returns all it printed. */
export async function attempt(client: Client, identity: string, topic: string): Promise<string> {
  const { stdout, stderr } = await tryExec(client, '/bin/bash', '/etc/e2e/client.sh', 'attempt', identity, topic);
  return stdout + stderr;
}

/** Whether a pod gets a connection to `host:port`. */
export async function reach(pod: PodRef, address: string): Promise<string> {
  const [host = '', port = ''] = address.split(':');
  const { stdout } = await tryExec(pod, '/bin/bash', '/etc/e2e/client.sh', 'reach', host, port);
  return stdout.trim();
}

/** Nothing was written, and the words say why. */
export function expectRefused(output: string, ...reasons: readonly (string | RegExp)[]): void {
  expect(output).toContain('"acked":0');
  for (const reason of reasons) expect(output).toMatch(reason);
}

/**
 * Who does not log in is cut off, and a broker says that this is why. A busy machine breaks connections for reasons of its own, before
 * anybody is refused: so it is tried until the broker says so.
 */
export async function expectLoginAsked({ workloads }: Platform, tryWithoutLogin: () => Promise<string>): Promise<void> {
  await until('a broker to miss the login', 120, async () => {
    expectRefused(await tryWithoutLogin(), 'disconnected');
    const said = await kubectl('-n', workloads.namespace, 'logs', '-l', 'app.kubernetes.io/component=broker', '--since=300s', '--tail=-1');
    return said.includes(NO_LOGIN) ? { found: true } : { missing: 'the connection broke before' };
  });
}
const NO_LOGIN = 'Unexpected Kafka request of type METADATA during SASL handshake';
