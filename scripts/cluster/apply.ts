import { type Clock, REAL_CLOCK } from '../terminal/clock.js';
import { type Io, UserError } from '../terminal/io.js';
import { type AppliedObject, applyObject } from './apply-object.js';
import { awaitReady } from './await-ready.js';
import { closeBootstrapMarkers } from './bootstrap-marker.js';
import type { Cluster } from './cluster.js';
import { ClusterError } from './cluster-error.js';
import { eachLimited, withRetries } from './concurrency.js';
import type { Delivery } from './delivery.js';
import { DeliveryFailure, evidenceText } from './failure.js';
import { isCustom, type KubernetesObject, label } from './objects.js';
import { type ApplyOutcome, outdatedPods } from './outcome.js';
import { type PodHistory, podHistory } from './pod-trouble.js';
import { type Expectations, isDefinition, refuseMissingSecrets, refuseUnfitCluster, refuseUnknownKinds } from './preflight.js';
import { isAwaited } from './readiness.js';
import { changeLine } from './text.js';

/** How to apply. */
export interface ApplyOptions {
  readonly io: Io;
  /** How long everything together may take to become ready. */
  readonly timeoutSeconds: number;
  /** Name of the environment, for the commands in messages. */
  readonly environment: string;
  /** Aborts on Ctrl-C: what was applied stays, the error has exit code 130. */
  readonly signal?: AbortSignal | undefined;
  /** What the cluster must offer; checked before anything is applied. @default only what the objects themselves tell */
  readonly expected?: Expectations;
  /** @default the machine's clock */
  readonly clock?: Clock;
}

/** Requests at a time. */
const PARALLEL = 8;

/** Applies rendered objects and waits until what they describe is ready. Run twice, the second run changes nothing but runs the Jobs. */
export async function applyObjects(objects: readonly KubernetesObject[], cluster: Cluster, options: ApplyOptions): Promise<ApplyOutcome> {
  const { signal, expected, clock = REAL_CLOCK, ...rest } = options;
  const delivery: Delivery = { ...rest, cluster, clock, ...(signal === undefined ? {} : { signal }) };
  try {
    await refuseUnfitCluster(objects, expected, delivery);
    return await deliver(objects, delivery);
  } catch (error) {
    if (error instanceof DeliveryFailure) options.io.err(evidenceText(error.evidence));
    throw error;
  }
}

async function deliver(objects: readonly KubernetesObject[], delivery: Delivery): Promise<ApplyOutcome> {
  const [namespaces, definitions, plain, custom] = waves(objects);
  await refuseUnknownKinds(objects, delivery);
  const first = await applyWave(namespaces, delivery);
  await refuseMissingSecrets(objects, delivery);
  const history = await historyOf(objects, delivery);
  const applied = [...first];
  for (const wave of [definitions, plain, custom]) applied.push(...(await applyWave(wave, delivery)));
  const started = delivery.clock.now();
  const awaited = objects.filter(isAwaited);
  const sighting = await awaitReady(awaited, delivery, history);
  const closedMarkers = await closeBootstrapMarkers(objects, delivery);
  const waitedSeconds = Math.round((delivery.clock.now() - started) / 1_000);
  return { applied, outdatedPods: outdatedPods(awaited, sighting), closedMarkers, waitedSeconds };
}

/** Namespaces, then definitions of kinds, then everything built in, then what needs the definitions. */
function waves(objects: readonly KubernetesObject[]): readonly [Wave, Wave, Wave, Wave] {
  const rest = objects.filter((one) => one.kind !== 'Namespace' && !isDefinition(one));
  const namespaces = objects.filter(({ kind }) => kind === 'Namespace');
  return [namespaces, objects.filter(isDefinition), rest.filter((one) => !isCustom(one)).sort(podsLast), rest.filter(isCustom)];
}

type Wave = readonly KubernetesObject[];

/** What pods refer to begins first, so that fewer of them start by looking for it. */
function podsLast(a: KubernetesObject, b: KubernetesObject): number {
  return Number(isAwaited(a)) - Number(isAwaited(b));
}

/** Applies a wave whole, then reports every refused object at once. */
async function applyWave(wave: Wave, delivery: Delivery): Promise<readonly AppliedObject[]> {
  const refused: Refused[] = [];
  const results = await eachLimited(wave, PARALLEL, async (object) => {
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
  if (refused.length > 0) throw together(refused);
  return results.flat();
}

interface Refused {
  readonly object: KubernetesObject;
  readonly error: ClusterError;
}

function together(refused: readonly Refused[]): UserError {
  const [first] = refused;
  if (first !== undefined && refused.length === 1) return first.error;
  const names = refused.map(({ object }) => label(object)).join(', ');
  const why = `each reason stands above; the first: ${first?.error.why}`;
  return new UserError(
    `the cluster refused ${refused.length} objects: ${names}`,
    why,
    'correct them in the description, synth again, then apply',
  );
}

/** Pods that crashed before this apply are not held against it. */
async function historyOf(objects: readonly KubernetesObject[], { cluster, clock }: Delivery): Promise<PodHistory> {
  const namespaces = [...new Set(objects.filter(isAwaited).map(({ metadata }) => metadata.namespace ?? 'default'))];
  const list = (namespace: string) => withRetries(clock, () => cluster.list({ apiVersion: 'v1', kind: 'Pod', namespace }));
  return podHistory((await Promise.all(namespaces.map(list))).flat());
}
