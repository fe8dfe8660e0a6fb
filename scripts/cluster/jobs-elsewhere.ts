import { inRole } from '../../charts/recognised.js';
import type { Problem } from '../../charts/shared/index.js';
import { LABEL } from '../../charts/shared/labels.js';
import { eachLimited } from './concurrency.js';
import type { Asking } from './delivery.js';
import { ifAllowed } from './if-allowed.js';
import { type KubernetesObject, label, refOf } from './objects.js';

/** What runs a stream job until somebody stops it, and what lets its driver make pods. */
const KINDS: readonly string[] = [
  ...inRole('jobs').flatMap(({ resources = [] }) => resources.map(({ kind }) => kind)),
  'StatefulSet',
  'CronJob',
  'Role',
];
/** Name of the program in their labels. */
const PROGRAM = inRole('jobs')[0]?.software;
/** What else belongs to a job, disks aside. */
const WITH_IT = 'rolebinding,role,serviceaccount,networkpolicy,service,configmap';

/**
 * What there still is of stream jobs in another namespace of the platform, where they ran before they got one of their own: a second driver
 * would write the same checkpoint, and rights to make pods beside Kafka would stay.
 */
export async function jobsElsewhere(objects: readonly KubernetesObject[], asking: Asking): Promise<readonly Problem[]> {
  const { cluster } = asking;
  const namespaces = [...new Set(objects.flatMap(({ metadata: { namespace } }) => namespace ?? []))];
  const jobs = objects.filter(({ kind, metadata }) => KINDS.includes(kind) && metadata.labels?.[LABEL.name] === PROGRAM);
  const places = jobs.flatMap((job) =>
    namespaces.filter((namespace) => namespace !== job.metadata.namespace).map((namespace) => ({ job, ref: { ...refOf(job), namespace } })),
  );
  const found = await eachLimited(places, async ({ job, ref }) => {
    if (!(await cluster.serves(ref.apiVersion, ref.kind))) return [];
    const answer = await ifAllowed(() => cluster.get(ref), asking, `you may not read ${label(ref)}: not checked`);
    return answer.allowed && answer.value !== undefined && isSame(answer.value, job) ? [answer.value] : [];
  });
  const left = found.flat();
  return namespaces.flatMap((namespace) => {
    const here = left.filter(({ metadata }) => metadata.namespace === namespace);
    return here.length === 0 ? [] : [problemOf(here, namespace)];
  });
}

const isSame = ({ metadata: { labels = {} } }: KubernetesObject, job: KubernetesObject) =>
  labels[LABEL.managedBy] === 'sluice' && labels[LABEL.name] === PROGRAM && labels[LABEL.partOf] === job.metadata.labels?.[LABEL.partOf];

function problemOf(here: readonly KubernetesObject[], namespace: string): Problem {
  const kinds = [...new Set(here.map(({ kind }) => kind.toLowerCase()))].filter((kind) => kind !== 'role');
  const platform = here[0]?.metadata.labels?.[LABEL.partOf];
  return {
    what: `stream jobs are still in namespace ${namespace}: ${here.map(({ kind, metadata }) => `${kind} ${metadata.name}`).join(', ')}`,
    why: 'two drivers of one job write the same checkpoint and table; and whoever may create pods there mounts every Secret of that namespace',
    fix: `kubectl -n ${namespace} delete ${[...kinds, WITH_IT].join(',')} -l ${LABEL.name}=${PROGRAM},${LABEL.partOf}=${platform} --wait, then apply again: tables and checkpoints in an object store stay, and the jobs go on where they were`,
  };
}
