import { type Step, stepsOf } from '../../policy/plan/steps.js';
import { type Clock, REAL_CLOCK } from '../terminal/clock.js';
import type { Io } from '../terminal/io.js';
import { type AppliedObject, applyObject } from './apply-object.js';
import { awaitReady } from './await-ready.js';
import type { RightCluster } from './binding/right-cluster.js';
import { closeBootstrapMarkers } from './bootstrap-marker.js';
import type { Cluster } from './cluster.js';
import { ClusterError } from './cluster-error.js';
import { eachLimited, withRetries } from './concurrency.js';
import type { Delivery } from './delivery.js';
import { allowTakeOvers, dryRun } from './dry-run.js';
import { DeliveryFailure, evidenceText } from './failure.js';
import { type KubernetesObject, label } from './objects.js';
import { type ApplyOutcome, outdatedPods } from './outcome.js';
import { type PodHistory, podHistory } from './pod-trouble.js';
import { type Expectations, refuseMissingSecrets, refuseUnfitCluster, refuseUnknownKinds } from './preflight.js';
import { isAwaited } from './readiness.js';
import { type Refused, refusedTogether } from './refused.js';
import { changeLine } from './text.js';

/** How to apply. */
export interface ApplyOptions {
  /** Where output goes. */
  readonly io: Io;
  /** How long everything together may take to become ready. */
  readonly timeoutSeconds: number;
  /** Name of the environment, for the commands in messages. */
  readonly environment: string;
  /** Aborts on Ctrl-C: what was applied stays, the error has exit code 130. */
  readonly signal?: AbortSignal | undefined;
  /** What the cluster must offer; checked before anything is applied. @default only what the objects themselves tell */
  readonly expected?: Expectations;
  /** Binds the environment to the cluster before the first write, and records it in its namespace. @default nothing is recorded */
  readonly binding?: Pick<RightCluster, 'bind' | 'record'>;
  /** Why fields of other managers are overwritten. @default they are listed, and the apply is refused */
  readonly takeOverReason?: string | undefined;
  /** @default the machine's clock */
  readonly clock?: Clock;
}

/** Requests at a time. */
const PARALLEL = 8;

/** Applies rendered objects and waits until what they describe is ready. Run twice, the second run changes nothing but runs the Jobs. */
export async function applyObjects(objects: readonly KubernetesObject[], cluster: Cluster, options: ApplyOptions): Promise<ApplyOutcome> {
  const { io, timeoutSeconds, environment, signal, clock = REAL_CLOCK } = options;
  const delivery: Delivery = { io, timeoutSeconds, environment, cluster, clock, ...(signal === undefined ? {} : { signal }) };
  try {
    await refuseUnfitCluster(objects, options.expected, delivery);
    return await deliver(objects, delivery, options);
  } catch (error) {
    if (error instanceof DeliveryFailure) options.io.err(evidenceText(error.evidence));
    throw error;
  }
}

async function deliver(
  objects: readonly KubernetesObject[],
  checking: Delivery,
  { binding, takeOverReason }: ApplyOptions,
): Promise<ApplyOutcome> {
  await refuseUnknownKinds(objects, checking);
  const takeOvers = await dryRun(objects, checking);
  allowTakeOvers(takeOvers, takeOverReason, checking);
  const delivery: Delivery = { ...checking, takesOver: new Set(takeOvers.map(({ object }) => label(object))) };
  await binding?.bind();
  const [namespaces, others] = steps(objects);
  const applied = [...(await applySteps(namespaces, delivery))];
  await binding?.record();
  await refuseMissingSecrets(objects, delivery);
  const history = await historyOf(objects, delivery);
  applied.push(...(await applySteps(others, delivery)));
  const started = delivery.clock.now();
  const awaited = objects.filter(isAwaited);
  const sighting = await awaitReady(awaited, delivery, history);
  const closedMarkers = await closeBootstrapMarkers(objects, delivery);
  const waitedSeconds = Math.round((delivery.clock.now() - started) / 1_000);
  return { applied, outdatedPods: outdatedPods(awaited, sighting), closedMarkers, waitedSeconds };
}

type Steps = readonly Step<KubernetesObject>[];

/** The steps `plan` prints: namespaces, in which Secrets are looked for, and all others. */
function steps(objects: readonly KubernetesObject[]): readonly [namespaces: Steps, others: Steps] {
  const all = stepsOf(objects);
  return [all.filter(({ step }) => step === 'namespaces'), all.filter(({ step }) => step !== 'namespaces')];
}

async function applySteps(steps: Steps, delivery: Delivery): Promise<readonly AppliedObject[]> {
  const applied: AppliedObject[] = [];
  for (const { of } of steps) applied.push(...(await applyStep(of, delivery)));
  return applied;
}

/** Applies a step whole, then reports every refused object at once. */
async function applyStep(objects: readonly KubernetesObject[], delivery: Delivery): Promise<readonly AppliedObject[]> {
  const refused: Refused[] = [];
  const results = await eachLimited(objects, PARALLEL, async (object) => {
    try {
      const applied = await applyObject(object, delivery);
      delivery.io.err(changeLine(applied));
      return [applied];
    } catch (error) {
      if (!(error instanceof ClusterError && error.problem === 'refused')) throw error;
      delivery.io.err(`${label(object)}: refused: ${error.why}`);
      refused.push({ object, error });
      return [];
    }
  });
  if (refused.length > 0) throw refusedTogether(refused, '');
  return results.flat();
}

/** Pods that crashed before this apply are not held against it. */
async function historyOf(objects: readonly KubernetesObject[], { cluster, clock }: Delivery): Promise<PodHistory> {
  const namespaces = [...new Set(objects.filter(isAwaited).map(({ metadata }) => metadata.namespace ?? 'default'))];
  const list = (namespace: string) => withRetries(clock, () => cluster.list({ apiVersion: 'v1', kind: 'Pod', namespace }));
  return podHistory((await Promise.all(namespaces.map(list))).flat());
}
