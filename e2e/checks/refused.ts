import { expect } from 'vitest';
import type { Platform } from '../../environments/platform.js';
import type { Client } from '../kit/client.js';
import { kubectl, type PodRef, tryExec } from '../kit/kubectl.js';

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

/** What the brokers logged in the last minutes: a busy machine is slow to refuse. */
export const brokersSaid = ({ workloads }: Platform) =>
  kubectl('-n', workloads.namespace, 'logs', '-l', 'app.kubernetes.io/component=broker', '--since=300s', '--tail=-1');
