import {
  COMPOSE_SERVICE,
  type FieldChange,
  familyName,
  kindOf,
  labelOf,
  type Manifest,
  type ObjectChange,
  refOf,
  templateRevision,
} from '../diff/index.js';
import { at, object as objectOf, text } from '../schemas/json.js';

/** What becomes of pods. */
export interface PodEffect {
  /** The workload, e.g. `StatefulSet/streaming/kafka-broker-1a`. */
  readonly workload: string;
  /** `restart`: replaced one after the other. `start` and `stop`: come and go. `run`: a Job does its work (again). */
  readonly effect: 'restart' | 'start' | 'stop' | 'run';
  /** Names of the pods, where their workload gives them names that are known before. */
  readonly pods: readonly string[];
  /** How many pods. */
  readonly count: number;
  /** How many pods of the workload are there afterwards. */
  readonly left: number;
  /** Who does it. */
  readonly by: PodPerformer;
  /** What has to happen before, where the API server refuses the workload as it stands. */
  readonly once?: string;
  /** What causes it, e.g. `spec.template.spec.containers.kafka.image`. */
  readonly because: readonly string[];
}

/** Why pods stop whose workload is no longer described. */
export const GONE = 'it is gone';

/** Who replaces, starts or stops pods: Kubernetes by itself, the reader by the runbook, a person who deletes them, an operator, or compose. */
export type PodPerformer = 'controller' | 'runbook' | 'person' | 'operator' | 'compose';

/** Which pods restart, start and stop, and which Jobs run, by pod templates, replicas and names. */
export function podEffects(changes: readonly ObjectChange[]): readonly PodEffect[] {
  return changes.flatMap((change) => {
    const kind = kindOf(change.after ?? change.before ?? {});
    if (kind === 'Job') return jobEffects(change);
    if (kind === COMPOSE_SERVICE) return serviceEffects(change);
    if (kind !== 'StatefulSet' && kind !== 'Deployment' && kind !== 'DaemonSet') return [];
    return workloadEffects(change);
  });
}

function workloadEffects({ before, after, kind, object, fields }: ObjectChange): readonly PodEffect[] {
  const [old, now] = [before ? podNames(before) : NO_PODS, after ? podNames(after) : NO_PODS];
  const effects: PodEffect[] = [];
  if (before && after && templateRevision(before) !== templateRevision(after)) {
    const same = now.names.filter((name) => old.names.includes(name));
    const held = same.filter((name) => isHeldByPartition(name, after));
    const kept = same.filter((name) => !held.includes(name));
    const count = Math.min(old.count, now.count) - held.length;
    const causes = fields.filter(({ steps }) => isTemplate(steps)).map(({ path }) => path);
    const because = causes.length > 0 ? causes : ['spec.template: the order of a list'];
    if (count > 0) effects.push({ workload: object, effect: 'restart', pods: kept, count, left: now.count, by: performer(after), because });
  }
  if (now.count > old.count) effects.push(scaled('start', object, now, old, kind === 'added' ? 'it is new' : 'spec.replicas'));
  if (now.count < old.count) effects.push(scaled('stop', object, old, now, kind === 'removed' ? GONE : 'spec.replicas'));
  return effects;
}

/** First ordinal that a roll of a StatefulSet reaches. @default 0, every pod */
export function partitionOf(workload: Manifest): number {
  const { type = 'RollingUpdate', rollingUpdate } = objectOf(at(workload, 'spec', 'updateStrategy'));
  const partition = at(rollingUpdate, 'partition');
  return type === 'RollingUpdate' && typeof partition === 'number' ? partition : 0;
}

/** Whether a pod keeps the earlier template, also when it is replaced. */
export const isHeldByPartition = (pod: string, workload: Manifest): boolean => Number(/\d+$/.exec(pod)?.[0] ?? 0) < partitionOf(workload);

function scaled(effect: 'start' | 'stop', workload: string, more: Pods, fewer: Pods, because: string): PodEffect {
  const pods = more.names.filter((name) => !fewer.names.includes(name));
  const left = effect === 'start' ? more.count : fewer.count;
  return { workload, effect, pods, count: more.count - fewer.count, left, by: 'controller', because: [because] };
}

interface Pods {
  readonly names: readonly string[];
  readonly count: number;
}

const NO_PODS: Pods = { names: [], count: 0 };

/** No set has more pods; a larger number is a mistake that must not fill the memory. */
const MOST_PODS = 10_000;

/** Pods of a workload: a StatefulSet's have names, others' are drawn. */
export function podNames(workload: Manifest): Pods {
  const replicas = at(workload, 'spec', 'replicas');
  const isCounted = typeof replicas === 'number' && Number.isInteger(replicas) && kindOf(workload) !== 'DaemonSet';
  const count = isCounted ? Math.min(Math.max(0, replicas), MOST_PODS) : 1;
  if (kindOf(workload) !== 'StatefulSet') return { names: [], count };
  const start = at(workload, 'spec', 'ordinals', 'start');
  const first = typeof start === 'number' ? start : 0;
  return { names: Array.from({ length: count }, (_, index) => `${refOf(workload).name}-${first + index}`), count };
}

/** Under `OnDelete` pods are replaced when somebody deletes them: those of our own platforms by docs/runbooks/replace-pods.md. */
function performer(workload: Manifest): PodPerformer {
  if (text(at(workload, 'spec', 'updateStrategy', 'type')) !== 'OnDelete') return 'controller';
  return text(at(workload, 'metadata', 'labels', 'app.kubernetes.io/managed-by')) === 'sluice' ? 'runbook' : 'person';
}

const isTemplate = (steps: readonly string[]) => steps[0] === 'spec' && steps[1] === 'template';

/** A Job runs once for each name; a removed one leaves nothing that would run. */
function jobEffects({ before, after, object, fields }: ObjectChange): readonly PodEffect[] {
  if (after === undefined) return [];
  const [old, now] = [before && refOf(before).name, refOf(after)];
  if (old === now.name) return [];
  const because = before === undefined ? ['it is new'] : fields.filter(({ path }) => path !== 'metadata.name').map(({ path }) => path);
  const named = labelOf({ ...now, name: familyName(now) });
  return [{ workload: before === undefined ? named : object, effect: 'run', pods: [], count: 1, left: 1, by: 'controller', because }];
}

/** What compose leaves out when it asks whether a container is still as described: how it is built, when it starts, how many there are. */
const NOT_OF_THE_CONTAINER: ReadonlySet<string> = new Set(['build', 'depends_on', 'profiles', 'pull_policy', 'scale']);
const isOfTheContainer = ({ steps: [, field = '', inner] }: FieldChange) =>
  !NOT_OF_THE_CONTAINER.has(field) && !(field === 'deploy' && inner === 'replicas');

/** Compose recreates the container of a service when anything of the container differs. */
function serviceEffects({ kind, object, ref, fields }: ObjectChange): readonly PodEffect[] {
  const base = { workload: object, pods: [ref.name], count: 1, by: 'compose' } as const;
  if (kind === 'added') return [{ ...base, effect: 'start', left: 1, because: ['it is new'] }];
  if (kind === 'removed') return [{ ...base, effect: 'stop', left: 0, because: [GONE] }];
  const because = fields.filter(isOfTheContainer).map(({ path }) => path);
  return because.length === 0 ? [] : [{ ...base, effect: 'restart', left: 1, because }];
}
