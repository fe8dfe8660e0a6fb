import { expect } from 'vitest';
import type { Platform } from '../../platform/platform.js';
import { listAt, numberAt, textAt } from '../../scripts/cluster/objects.js';
import { exec, listObjects, type PodRef } from '../kit/kubectl.js';
import { figure } from '../kit/steps.js';

/** A port somebody listens on, and whose it is. */
interface OpenPort {
  readonly owner: string;
  readonly address: string;
}

/** Every port of every running pod of the platform, by the pod's own address: no Service stands between. */
async function openPorts({ workloads }: Platform): Promise<readonly OpenPort[]> {
  const running = await listObjects('pods', workloads.namespace, '--field-selector=status.phase=Running');
  return running.flatMap((pod) => {
    const ip = textAt(pod, 'status', 'podIP');
    const ports = listAt(pod, 'spec', 'containers').flatMap((container) => listAt(container, 'ports'));
    return ports.map((port) => ({ owner: pod.metadata.name, address: `${ip}:${numberAt(port, 'containerPort')}` }));
  });
}

/** Nobody answers a pod that nobody declared, on any port; the declared pod reaches what is declared for it, and nothing more. */
export async function expectStrangersRefused(
  platform: Platform,
  pods: { readonly stranger: PodRef; readonly declared: PodRef },
): Promise<void> {
  const ports = await openPorts(platform);
  expect(ports.length).toBeGreaterThan(10);
  const [strange, declared] = await Promise.all([sweep(pods.stranger, ports), sweep(pods.declared, ports)]);
  expect(strange).toEqual([]);
  const clientPort = platform.kafka.listeners[1]?.port;
  const brokers = platform.kafka.pools.flatMap((pool) => Array.from({ length: pool.replicas }, (_, ordinal) => `${pool.name}-${ordinal}`));
  const services = ports.filter(({ owner }) => /^(schema-registry|rest-proxy)-/.test(owner));
  const allowed = [...ports.filter(({ owner, address }) => brokers.includes(owner) && address.endsWith(`:${clientPort}`)), ...services].map(
    ({ owner, address }) => `${owner} ${address}`,
  );
  expect(declared.toSorted()).toEqual(allowed.toSorted());
  figure(
    platform.name,
    'ports open to a stranger / to a declared client / there are',
    `${strange.length} / ${declared.length} / ${ports.length}`,
  );
}

/** Those that open a connection. */
async function sweep(pod: PodRef, ports: readonly OpenPort[]): Promise<readonly string[]> {
  const answer = await exec(pod, '/bin/bash', '/etc/e2e/client.sh', 'sweep', ...ports.map(({ address }) => address));
  const connected = new Set(answer.split('\n').flatMap((line) => (line.endsWith(' connected') ? [line.split(' ')[0] ?? ''] : [])));
  return ports.filter(({ address }) => connected.has(address)).map(({ owner, address }) => `${owner} ${address}`);
}
