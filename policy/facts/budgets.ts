import { type Context, ofKind } from './context.js';
import { namingOf } from './objects.js';
import { optional } from './optional.js';
import type { Place } from './place.js';
import { type Selector, selectorOf } from './selector.js';

/** A disruption budget. */
export interface BudgetFact {
  /** Kind, namespace and name of the object, as findings show it. */
  readonly resource: string;
  /** Where it is written: file and line. */
  readonly place: Place;
  /** Name of the budget. */
  readonly name: string;
  /** Kubernetes namespace; absent where the manifest names none. */
  readonly namespace?: string;
  /** Pods it protects. */
  readonly selector: Selector;
  /** Pods that must stay available: a number or a percentage. */
  readonly minAvailable?: string;
  /** Pods that may be unavailable: a number or a percentage. */
  readonly maxUnavailable?: string;
}

/** Pods of a number that a budget lets go at once; Kubernetes rounds both kinds of percentage up. Nothing when it says none. */
export function sparedBy(
  { minAvailable, maxUnavailable }: Pick<BudgetFact, 'minAvailable' | 'maxUnavailable'>,
  pods: number,
): number | undefined {
  const counted = (text: string) => {
    const percent = /^(\d+)%$/.exec(text)?.[1];
    const number = percent === undefined ? Number(text) : Math.ceil((pods * Number(percent)) / 100);
    return Number.isInteger(number) ? number : undefined;
  };
  if (minAvailable !== undefined) {
    const least = counted(minAvailable);
    return least === undefined ? undefined : pods - least;
  }
  return maxUnavailable === undefined ? undefined : counted(maxUnavailable);
}

/** Something that changes the number of replicas. */
export interface AutoscalerFact {
  /** Kind, namespace and name of the object, as findings show it. */
  readonly resource: string;
  /** Where it is written: file and line. */
  readonly place: Place;
  /** Kubernetes namespace; absent where the manifest names none. */
  readonly namespace?: string;
  /** Kind of the scaled workload. */
  readonly targetKind: string;
  /** Name of the scaled workload. */
  readonly targetName: string;
}

/** Every disruption budget. */
export const budgetsOf = (context: Context): readonly BudgetFact[] =>
  ofKind(context, 'PodDisruptionBudget').map((object) => {
    const spec = object.view.get('spec');
    return {
      ...namingOf(object),
      selector: selectorOf(spec.get('selector')),
      ...optional('minAvailable', spec.get('minAvailable').scalar),
      ...optional('maxUnavailable', spec.get('maxUnavailable').scalar),
    };
  });

/** Every autoscaler. */
export const autoscalersOf = (context: Context): readonly AutoscalerFact[] =>
  ofKind(context, 'HorizontalPodAutoscaler', 'ScaledObject').map((object) => {
    const target = object.view.get('spec', 'scaleTargetRef');
    const { resource, place, namespace } = { ...namingOf(object), namespace: object.namespace };
    return {
      resource,
      place,
      ...optional('namespace', namespace),
      targetKind: target.get('kind').text ?? 'Deployment',
      targetName: target.get('name').scalar ?? '',
    };
  });
