import { type Step, stepsOf } from '../../policy/plan/steps.js';
import { type Clock, REAL_CLOCK } from '../terminal/clock.js';
import { EXIT, type Io, UserError } from '../terminal/io.js';
import { type AppliedObject, applyObject } from './apply-object.js';
import { awaitReady } from './await-ready.js';
import type { RightCluster } from './binding/right-cluster.js';
import { closeBootstrapMarkers } from './bootstrap-marker.js';
import type { Cluster } from './cluster.js';
import { ClusterError } from './cluster-error.js';
import { eachLimited } from './concurrency.js';
import { type Delivery, stopIfInterrupted } from './delivery.js';
import { allowTakeOvers, dryRun } from './dry-run.js';
import { DeliveryFailure, evidenceText } from './failure.js';
import { Ledger } from './ledger.js';
import { type KubernetesObject, label } from './objects.js';
import { type ApplyOutcome, outdatedPods } from './outcome.js';
import type { Patience } from './patience.js';
import { type PodHistory, podHistory } from './pod-trouble.js';
import { type Expectations, refuseMissingSecrets, refuseUnfitCluster, refuseUnknownKinds } from './preflight.js';
import { isAwaited } from './readiness.js';
import { type Refused, refusedTogether } from './refused.js';
import { withRetries } from './retries.js';
import { stopSupersededJobs } from './superseded-jobs.js';
import { changeLine } from './text.js';

/** How to apply. */
export interface ApplyOptions {
  /** Where output goes. */
  readonly io: Io;
  /** How long everything together may take: every request, every pause, and the wait until all is ready. */
  readonly timeoutSeconds: number;
  /** Moment on the clock at which that ends, where it began before. @default `timeoutSeconds` from now */
  readonly until?: number;
  /** Name of the environment, for the commands in messages. */
  readonly environment: string;
  /** Aborts on Ctrl-C and SIGTERM: what was applied stays, the error says what that is and has exit code 130. */
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

/** Applies rendered objects and waits until what they describe is ready. Run twice, the second run changes nothing but runs the Jobs. */
export async function applyObjects(objects: readonly KubernetesObject[], cluster: Cluster, options: ApplyOptions): Promise<ApplyOutcome> {
  const delivery = deliveryOf(cluster, options);
  try {
    await refuseUnfitCluster(objects, options.expected, delivery);
    return await deliver(objects, delivery, options);
  } catch (error) {
    if (delivery.signal?.aborted) throw interrupted(objects, delivery);
    if (error instanceof DeliveryFailure) options.io.err(evidenceText(error.evidence));
    else options.io.err(delivery.ledger.statement(objects));
    throw error;
  }
}

/** One deadline, and one signal, for everything. */
function deliveryOf(cluster: Cluster, options: ApplyOptions): Delivery {
  const { io, timeoutSeconds, environment, signal, clock = REAL_CLOCK } = options;
  const until = options.until ?? clock.now() + timeoutSeconds * 1_000;
  const patience: Patience = { clock, until, onWait: (words) => io.err(words), ...(signal && { signal }) };
  return { ...patience, cluster: cluster.within(patience), io, timeoutSeconds, environment, ledger: new Ledger() };
}

function interrupted(objects: readonly KubernetesObject[], { ledger, environment }: Delivery): UserError {
  return new UserError('interrupted', ledger.statement(objects), `to go on: sluice apply ${environment}`, EXIT.interrupted);
}

async function deliver(
  objects: readonly KubernetesObject[],
  checking: Delivery,
  { binding, takeOverReason }: ApplyOptions,
): Promise<ApplyOutcome> {
  const started = checking.clock.now();
  await refuseUnknownKinds(objects, checking);
  const takeOvers = await dryRun(objects, checking);
  allowTakeOvers(takeOvers, takeOverReason, checking);
  const delivery: Delivery = { ...checking, takesOver: new Set(takeOvers.map(({ object }) => label(object))) };
  stopIfInterrupted(delivery);
  await binding?.bind();
  const [namespaces, others] = steps(objects);
  const applied = [...(await applySteps(namespaces, delivery))];
  await binding?.record();
  await refuseMissingSecrets(objects, delivery);
  const history = await historyOf(objects, delivery);
  await stopSupersededJobs(objects, delivery);
  applied.push(...(await applySteps(others, delivery)));
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
  const results = await eachLimited(objects, async (object) => {
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
async function historyOf(objects: readonly KubernetesObject[], delivery: Delivery): Promise<PodHistory> {
  const namespaces = [...new Set(objects.filter(isAwaited).map(({ metadata }) => metadata.namespace ?? 'default'))];
  const list = (namespace: string) => withRetries(delivery, () => delivery.cluster.list({ apiVersion: 'v1', kind: 'Pod', namespace }));
  return podHistory((await Promise.all(namespaces.map(list))).flat());
}
