import type { NodePool } from '../../charts/kafka/index.js';
import { at, listAt } from '../../scripts/cluster/objects.js';
import { inSync } from '../checks/nodes.js';
import { getObject, kubectl, listObjects, podReady } from '../kit/kubectl.js';
import type { Running } from '../kit/platform.js';
import { step } from '../kit/steps.js';
import type { Tools } from '../kit/tools.js';
import { type Look, orMissing, until } from '../kit/until.js';

const SECONDS_TO_START = 240;
const SECONDS_TO_CATCH_UP = 120;

/** What a pod is known by: another one in its place has another uid, the same one started again another count. */
export async function podLives(namespace: string): Promise<ReadonlyMap<string, string>> {
  const pods = await listObjects('pods', namespace, '-l', 'app.kubernetes.io/component in (broker,controller,registry)');
  return new Map(pods.map((pod) => [pod.metadata.name, JSON.stringify([at(pod, 'metadata', 'uid'), startsOf(pod.status)])]));
}

const startsOf = (status: unknown) => listAt(status, 'containerStatuses').map((container) => at(container, 'restartCount'));

/** Names of the pods that are not the ones they were. */
export const replaced = (before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): readonly string[] =>
  [...new Set([...before.keys(), ...now.keys()])].filter((name) => before.get(name) !== now.get(name)).toSorted();

/** Replaces pods as docs/runbooks/replace-pods.md says: controllers first, the active one last of them, each only once the cluster is whole again. */
export async function replacePods({ platform, tools }: Running, pods: readonly string[]): Promise<void> {
  const { namespace } = platform.workloads;
  for (const pod of await inOrder({ platform, tools }, pods)) {
    step(`replacing ${pod}`);
    const uid = (await getObject('pod', pod, namespace))?.metadata.uid;
    await kubectl('-n', namespace, 'delete', 'pod', pod);
    await podReady({ namespace, name: pod }, SECONDS_TO_START, String(uid));
    await Promise.all([inSync(tools, SECONDS_TO_CATCH_UP), quorumWhole({ platform, tools })]);
  }
}

async function inOrder({ platform, tools }: Pick<Running, 'platform' | 'tools'>, pods: readonly string[]): Promise<readonly string[]> {
  const controllers = controllersOf(platform);
  const isController = (pod: string) => controllers !== undefined && pod.startsWith(`${controllers.name}-`);
  const deciding = pods.filter(isController);
  const active = deciding.length > 1 && controllers ? `${controllers.name}-${(await leader(tools)) - controllers.firstNodeId}` : undefined;
  return [
    ...deciding.filter((pod) => pod !== active),
    ...deciding.filter((pod) => pod === active),
    ...pods.filter((pod) => !isController(pod)),
  ];
}

const controllersOf = ({ kafka: { coordination } }: Running['platform']): NodePool | undefined =>
  coordination.mode === 'kraft' && coordination.controllers !== 'combined' ? coordination.controllers : undefined;

const leader = async ({ tool }: Tools) =>
  Number(/^LeaderId:\s+(\d+)/m.exec(await tool('kafka-metadata-quorum', 'describe', '--status'))?.[1]);

/** A few records are always on their way. */
const FEW_RECORDS = 50;

/** Waits until every controller has the metadata. */
async function quorumWhole({ platform, tools: { tool } }: Pick<Running, 'platform' | 'tools'>): Promise<void> {
  const wanted = controllersOf(platform)?.replicas ?? 0;
  const look = async (): Promise<Look<true>> => {
    const text = await tool('kafka-metadata-quorum', 'describe', '--replication');
    const lags = [...text.matchAll(/^\d+\s+\S+\s+\d+\s+(\d+)\s.*\b(?:Leader|Follower)\s*$/gm)].map(([, lag]) => Number(lag));
    const near = lags.filter((lag) => lag < FEW_RECORDS);
    return near.length === wanted ? { found: true } : { missing: `${near.length} of ${wanted} controllers are near: ${lags.join(', ')}` };
  };
  await until('the quorum to be complete', SECONDS_TO_CATCH_UP, () => orMissing(look));
}
