import { at, type KubernetesObject } from '../../scripts/cluster/objects.js';
import { condition, listObjects } from '../kit/kubectl.js';
import { run } from '../kit/run.js';

/** Pods whose budgets must let none go while one of them is lost. */
const KAFKA = /^kafka-(broker|controller)-/;
const REFUSED = /violate the pod's disruption budget/;

/** Whether budgets hold back what is left: no pod of Kafka may be evicted, and of other pods not all. */
export async function budgetsHold(namespace: string): Promise<boolean> {
  const budgets = await listObjects('poddisruptionbudgets', namespace);
  const spared = budgets.every((budget) => number(budget, 'disruptionsAllowed') < number(budget, 'currentHealthy'));
  return spared && (await evictableOfKafka(namespace)).length === 0;
}

const number = (budget: KubernetesObject, field: string) => Number(at(budget, 'status', field));

/** Ready pods of Kafka that the API server would let a drain take now: each is asked about, none is taken. */
export async function evictableOfKafka(namespace: string): Promise<readonly string[]> {
  const pods = await listObjects('pods', namespace);
  const ready = pods.filter((pod) => KAFKA.test(pod.metadata.name) && condition(pod, 'Ready') === 'True');
  const answers = await Promise.all(ready.map(async ({ metadata: { name } }) => ((await mayGo(namespace, name)) ? [name] : [])));
  return answers.flat();
}

async function mayGo(namespace: string, name: string): Promise<boolean> {
  const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace }, deleteOptions: { dryRun: ['All'] } };
  const path = `/api/v1/namespaces/${namespace}/pods/${name}/eviction`;
  const { code, stdout, stderr } = await run('kubectl', ['create', '--raw', path, '-f', '-'], { input: JSON.stringify(eviction) });
  if (code === 0) return true;
  if (REFUSED.test(stderr)) return false;
  throw new Error(`eviction of ${name} was neither granted nor refused by a budget: ${stdout}${stderr}`);
}
