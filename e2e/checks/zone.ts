import type { NodePool } from '../../charts/kafka/index.js';
import { textAt } from '../../scripts/cluster/objects.js';
import { condition, getObject, listObjects, type PodRef, podReady } from '../kit/kubectl.js';
import { switchNode } from '../kit/lab.js';
import { Producer } from '../kit/ledger.js';
import { figure, secondsSince, step } from '../kit/steps.js';
import type { Tools } from '../kit/tools.js';
import { type Look, orMissing, until } from '../kit/until.js';
import { flowing, RATE, type Scene } from './kill.js';
import { diskOf, expectSameDisks, inSync } from './nodes.js';
import { expectNothingLost } from './records.js';

/** What is switched off. */
export interface ZoneLoss {
  /** Folder of the lab, whose nodes can be switched off. */
  readonly lab: string;
  /** The zone that loses power; the tests' own pods are in another. @default zone-b */
  readonly zone?: string;
  /** Looks at the platform once the zone's broker is fenced and its node given up; the producer is still at work. */
  readonly whileDark?: (producer: Producer) => Promise<void>;
}

/** A zone goes dark until its broker is fenced and its node given up, and comes back: nothing acknowledged is lost, the pods are the same nodes on the same disks. */
export async function expectZoneLossSurvived(scene: Scene, { lab, zone = 'zone-b', whileDark }: ZoneLoss): Promise<void> {
  const { platform, client, tools, run, route } = scene;
  const node = (await listObjects('nodes', 'default', '-l', `topology.kubernetes.io/zone=${zone}`))[0]?.metadata.name ?? '';
  const residents = await residentsOf(scene, node);
  const before = await disksOf(residents);
  const producer = new Producer(client, run, route);
  await producer.start({ rate: RATE });
  await flowing(producer, 4 * RATE);
  step(`switching off ${node} with ${residents.map(({ pod }) => pod.name).join(', ')}`);
  const dark = Date.now();
  try {
    await switchNode(lab, 'stop', node);
    await fenced(tools, route.topic, residents);
    figure(platform.name, `${zone} lost: broker out of every in-sync set after, s`, secondsSince(dark));
    await givenUp(node, residents);
    figure(platform.name, `${zone} lost: node and pods given up after, s`, secondsSince(dark));
    await whileDark?.(producer);
  } finally {
    await switchNode(lab, 'start', node);
  }
  const light = Date.now();
  for (const { pod } of residents) await podReady(pod, 300);
  figure(platform.name, `${zone} back: pods ready again after, s`, secondsSince(light));
  await inSync(tools, 180);
  figure(platform.name, `${zone} back: every partition in sync again after, s`, secondsSince(light));
  await flowing(producer, 4 * RATE);
  await producer.stop();
  expectNothingLost(platform.name, `${zone} lost`, await producer.audit());
  figure(platform.name, `${zone} lost, hand-made baseline: lost / p99, s`, '0 / 11.3');
  expectSameDisks(await disksOf(residents), before);
}

interface Resident {
  readonly pod: PodRef;
  readonly pool: NodePool;
}

/** Brokers and controllers on a node. */
async function residentsOf({ platform }: Scene, node: string): Promise<readonly Resident[]> {
  const { namespace } = platform.workloads;
  const { coordination, pools } = platform.kafka;
  const all = coordination.mode === 'kraft' && coordination.controllers !== 'combined' ? [coordination.controllers, ...pools] : pools;
  const pods = await listObjects('pods', namespace);
  return pods.flatMap((pod) => {
    const pool = all.find(({ name }) => pod.metadata.name.startsWith(`${name}-`));
    return pool && textAt(pod, 'spec', 'nodeName') === node ? [{ pod: { namespace, name: pod.metadata.name }, pool }] : [];
  });
}

const disksOf = (residents: readonly Resident[]) => Promise.all(residents.map(({ pod, pool }) => diskOf(pod, pool)));

/** Waits until the zone's brokers are in no in-sync set of a topic. */
async function fenced({ tool }: Tools, topic: string, residents: readonly Resident[]): Promise<void> {
  const ids = residents.filter(({ pool }) => pool.roles.includes('broker')).map(({ pool }) => String(pool.firstNodeId));
  const look = async (): Promise<Look<true>> => {
    const sets = [...(await tool('kafka-topics', '--describe', '--topic', topic)).matchAll(/\bIsr: ([\d,]*)/g)].map(([, set = '']) =>
      set.split(','),
    );
    const holding = sets.filter((set) => ids.some((id) => set.includes(id)));
    return sets.length > 0 && holding.length === 0 ? { found: true } : { missing: `still in ${holding.length} of ${sets.length}` };
  };
  await until(`broker ${ids.join(', ')} to be fenced`, 120, () => orMissing(look));
}

/** Waits until Kubernetes knows: before, a pod that is gone still counts as ready. */
async function givenUp(node: string, residents: readonly Resident[]): Promise<void> {
  await until(`${node} to be given up`, 180, async (): Promise<Look<true>> => {
    const state = condition(await getObject('node', node, 'default'), 'Ready');
    if (state === 'True') return { missing: `${node} still counts as ready` };
    const pods = await Promise.all(residents.map(({ pod }) => getObject('pod', pod.name, pod.namespace)));
    const ready = pods.filter((pod) => condition(pod, 'Ready') === 'True');
    return ready.length === 0 ? { found: true } : { missing: `${ready.length} of its pods still count as ready` };
  });
}
