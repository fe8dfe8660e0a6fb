import type { NodePool } from '../../charts/kafka/index.js';
import type { Platform } from '../../platform/platform.js';
import type { Client } from '../kit/client.js';
import { getObject, kubectl, type PodRef, podReady, tryExec } from '../kit/kubectl.js';
import { Producer, type Route } from '../kit/ledger.js';
import { figure, secondsSince, step } from '../kit/steps.js';
import type { Tools } from '../kit/tools.js';
import { until } from '../kit/until.js';
import { diskOf, expectSameDisk, inSync, podOf } from './nodes.js';
import { expectNothingLost } from './records.js';

/** Records a second while something is lost: steady, and little for two cores. */
export const RATE = 500;

/** What takes part in an outage. */
export interface Scene {
  readonly platform: Platform;
  readonly client: Client;
  readonly tools: Tools;
  readonly run: number;
  readonly route: Route;
}

/** A broker's pod is killed under a steady producer: nothing acknowledged is lost, and it comes back as the same node on the same disks. */
export async function expectKillSurvived(scene: Scene, pool: NodePool): Promise<void> {
  const { platform, client, tools, run, route } = scene;
  const pod = podOf(pool, platform.workloads.namespace);
  const before = await diskOf(pod, pool);
  const uid = String((await getObject('pod', pod.name, pod.namespace))?.metadata.uid);
  const producer = new Producer(client, run, route);
  await producer.start({ rate: RATE });
  await flowing(producer, 2 * RATE);
  step(`killing ${pod.name}`);
  const killed = Date.now();
  await crash(pod);
  await kubectl('-n', pod.namespace, 'delete', 'pod', pod.name, '--force', '--grace-period=0');
  await podReady(pod, 240, uid);
  figure(platform.name, 'broker killed: its pod ready again after, s', secondsSince(killed));
  await inSync(tools, 120);
  figure(platform.name, 'broker killed: every partition in sync again after, s', secondsSince(killed));
  await flowing(producer, 2 * RATE);
  await producer.stop();
  expectNothingLost(platform.name, 'broker killed', await producer.audit());
  expectSameDisk(await diskOf(pod, pool), before);
}

/** No goodbye: the JVM dies of a fault. Deleting a pod, even by force, lets a broker hand over its partitions; SIGKILL does not reach a first process. */
/** Crashes the first process of a container, and is back when it is gone. */
export const crash = (pod: PodRef) => tryExec(pod, '/bin/bash', '-c', 'kill -SEGV 1; while kill -0 1; do read -r -t 0.1 <> <(:); done');

/** Waits until that many more records were acknowledged. */
export async function flowing(producer: Producer, more: number): Promise<void> {
  const first = await producer.acked();
  await until(`${more} more records to be acknowledged`, 180, async () => {
    const acked = await producer.acked();
    return acked >= first + more ? { found: acked } : { missing: `${acked - first} so far` };
  });
}
