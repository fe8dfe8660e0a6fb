import { kindOf, labelOf, type Manifest, type ObjectChange, refOf } from '../diff/index.js';
import type { PodEffect } from '../restarts/index.js';
import { at, text } from '../schemas/json.js';
import { type ApplyStep, stepsOf } from './steps.js';

/** One step of a change. Within a step nothing waits for anything. */
export interface PlanStep {
  /** A step of `sluice apply`, or one that no command of this version performs. */
  readonly step: ApplyStep | 'replace-pods' | 'prune';
  /** Who performs it: `sluice apply`, or the reader. */
  readonly by: 'apply' | 'you';
  /** What is done, for people. */
  readonly text: string;
  /** Objects it is done to, or pods it replaces. */
  readonly of: readonly string[];
}

const TEXTS: Readonly<Record<ApplyStep, string>> = {
  namespaces: 'namespaces',
  definitions: 'definitions of kinds',
  settings: 'settings, services, budgets and policies',
  workloads: 'sets of pods, StatefulSets first',
  jobs: 'Jobs, which run at every apply and change what differs',
  'custom-resources': 'custom resources',
};

/** The order in which a change takes effect: the steps of `sluice apply`, then what is left to the reader. */
export function planOrder(
  changes: readonly ObjectChange[],
  effects: readonly PodEffect[],
  after: readonly Manifest[],
): readonly PlanStep[] {
  const applied = stepsOf([
    ...changes.filter(({ kind, ref }) => kind !== 'removed' && ref.kind !== 'Job').map(changed),
    ...after.filter((manifest) => kindOf(manifest) === 'Job').map(whole), // each apply runs them again
  ]).map(({ step, of }): PlanStep => ({ step, by: 'apply', text: TEXTS[step], of: of.map(({ object }) => object) }));
  const left: readonly PlanStep[] = [
    {
      step: 'replace-pods',
      by: 'you',
      text: 'pods that keep the earlier revision, one at a time, see sluice explain replace-pods: no command replaces them',
      of: keptPods(effects),
    },
    {
      step: 'prune',
      by: 'you',
      text: 'objects that are no longer rendered, by kubectl delete, once all else is ready: no command deletes them',
      of: changes.filter(({ kind }) => kind === 'removed').map(({ object }) => object),
    },
  ];
  return [...applied, ...left.filter(({ of }) => of.length > 0)];
}

const changed = ({ after, ref, object }: ObjectChange) => ({ apiVersion: text(at(after, 'apiVersion')) ?? '', kind: ref.kind, object });

const whole = (manifest: Manifest) => ({
  apiVersion: text(at(manifest, 'apiVersion')) ?? '',
  kind: kindOf(manifest),
  object: labelOf(refOf(manifest)),
});

/** Pods of `OnDelete` sets: they run the earlier revision until they are deleted. */
const keptPods = (effects: readonly PodEffect[]) =>
  effects.filter(({ effect, by }) => effect === 'restart' && by === 'runbook').flatMap(({ pods }) => pods);

/** Images that are named without a digest: what runs may change while the plan does not. */
export function imagesWithoutDigest(manifests: readonly Manifest[]): readonly string[] {
  const images = manifests.flatMap((manifest) => imagesIn(manifest, 0));
  return [...new Set(images.filter((image) => !image.includes('@')))].toSorted();
}

/** Nesting at which an image is no longer looked for. */
const MAX_DEPTH = 16;

function imagesIn(value: unknown, depth: number): readonly string[] {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return [];
  const own = text(at(value, 'image'));
  return [
    ...(own === undefined || Array.isArray(value) ? [] : [own]),
    ...Object.values(value).flatMap((part) => imagesIn(part, depth + 1)),
  ];
}
