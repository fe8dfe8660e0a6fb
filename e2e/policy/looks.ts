import { restProxyUrl } from '../../charts/rest-proxy/index.js';
import { schemaRegistryUrl } from '../../charts/schema-registry/index.js';
import { textAt } from '../../scripts/cluster/objects.js';
import { isAnswering } from '../checks/http-services.js';
import { flowing, RATE, type Scene } from '../checks/kill.js';
import { listObjects } from '../kit/kubectl.js';
import type { Producer } from '../kit/ledger.js';
import { until } from '../kit/until.js';
import { budgetsHold } from './evictions.js';
import { mustHold, type Promised } from './loss-row.js';

const SECONDS = 120;
/** Records that are read to see that reading works. */
const SOME = 100;

/** How each promise of a row is looked at while a zone is dark. */
export type Looks = Readonly<Record<string, () => Promise<boolean>>>;

/** Looks at Kafka and its services from the scene's own pods. */
export function looksAt(scene: Scene, { producer, zone }: { readonly producer: Producer; readonly zone: string }): Looks {
  const { tool } = scene.tools;
  const topic = ['--topic', `made-without-${zone}`, '--partitions', '1', '--replication-factor', '2'];
  const reads = async (...how: readonly string[]) => {
    const end = ['--max-messages', String(SOME), '--timeout-ms', '60000'];
    const text = await tool('kafka-console-consumer', '--topic', scene.route.topic, ...how, ...end);
    return text.trim().split('\n').length === SOME; // it ends well, too, when time is up
  };
  return {
    // A topic is made only by a majority of controllers.
    quorum: () => succeeds(() => tool('kafka-topics', '--create', '--if-not-exists', ...topic)),
    writes: () => succeeds(() => flowing(producer, 2 * RATE)),
    reads: () => reads('--partition', '0', '--offset', 'earliest').catch(() => false),
    // A group is kept in an internal topic: without that, nobody joins one.
    internal: () => reads('--from-beginning', '--group', `without-${zone}`).catch(() => false),
    budgets: () => budgetsHold(scene.platform.workloads.namespace),
    ...Object.fromEntries(services(scene).map(([id, url, path]) => [id, () => isAnswering(scene.client, url, path)])),
  };
}

const succeeds = (work: () => Promise<unknown>) =>
  work().then(
    () => true,
    () => false,
  );

/** Whether a promised thing goes on. What must may take a moment to find its way; what must not is looked at once. */
export async function goesOn(cell: Promised, spared: readonly string[], looks: Looks): Promise<boolean> {
  const look = looks[cell.id];
  if (!look) throw new Error(`the table promises "${cell.id}", and nothing looks at it`);
  if (!mustHold(cell, spared)) return look();
  return until(`${cell.id} to go on`, SECONDS, async () => ((await look()) ? { found: true } : { missing: 'it does not' })).catch(
    () => false,
  );
}

/** Waits until every service beside Kafka answers. */
export async function everyServiceAnswers(scene: Scene): Promise<void> {
  for (const [name, url, path] of services(scene)) {
    await until(`${name} to answer`, SECONDS, async () =>
      (await isAnswering(scene.client, url, path)) ? { found: true } : { missing: 'it does not' },
    );
  }
}

function services({ platform: { schemaRegistry, restProxy } }: Scene): readonly (readonly [id: string, url: string, path: string])[] {
  if (!schemaRegistry || !restProxy) throw new Error('a registry and a REST proxy are looked at');
  return [
    ['registry', schemaRegistryUrl(schemaRegistry), '/subjects'],
    ['rest-proxy', restProxyUrl(restProxy), '/topics'],
  ];
}

const PODS: Readonly<Record<string, string>> = { registry: 'schema-registry-', 'rest-proxy': 'rest-proxy-' };

/** Services with no pod in a zone. */
export async function servicesElsewhere(zone: string, namespace: string): Promise<readonly string[]> {
  const nodes = await listObjects('nodes', 'default', '-l', `topology.kubernetes.io/zone=${zone}`);
  const names = nodes.map(({ metadata }) => metadata.name);
  const pods = await listObjects('pods', namespace, '--field-selector=status.phase=Running');
  const there = pods.filter((pod) => names.includes(textAt(pod, 'spec', 'nodeName') ?? ''));
  return Object.entries(PODS).flatMap(([id, start]) => (there.some(({ metadata }) => metadata.name.startsWith(start)) ? [] : [id]));
}
