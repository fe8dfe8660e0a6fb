import type { View } from './view.js';

/** Labels that choose pods. */
export interface Selector {
  /** Labels a pod must have. */
  readonly labels: Readonly<Record<string, string>>;
  /** Conditions beyond labels; kept in words, as facts judge them by no rule. */
  readonly expressions: readonly { readonly key: string; readonly operator: string; readonly values: readonly string[] }[];
}

/** A label selector. */
export const selectorOf = (view: View): Selector => ({
  labels: view.get('matchLabels').record,
  expressions: view.get('matchExpressions').items.map((expression) => ({
    key: expression.get('key').scalar ?? '',
    operator: expression.get('operator').text ?? '',
    values: expression.get('values').items.flatMap(({ scalar }) => scalar ?? []),
  })),
});

type LabelSet = Readonly<Record<string, string>>;

/** Whether labels are all among those of a pod; a selector without labels chooses every pod. */
export const hasLabels = (labels: LabelSet, pod: LabelSet): boolean => Object.entries(labels).every(([key, value]) => pod[key] === value);

/** Whether a selector chooses a pod. */
export function selects({ labels, expressions }: Selector, pod: LabelSet): boolean {
  return hasLabels(labels, pod) && expressions.every((expression) => holds(expression, pod));
}

/** Whether something that chooses pods chooses those of a workload: it reaches no other namespace. */
export const choosesPods = (
  { namespace, selector }: { readonly namespace?: string | undefined; readonly selector: Selector },
  podNamespace: string | undefined,
  labels: LabelSet,
): boolean => namespace === podNamespace && selects(selector, labels);

function holds({ key, operator, values }: Selector['expressions'][number], pod: LabelSet): boolean {
  const value = pod[key];
  if (operator === 'Exists') return value !== undefined;
  if (operator === 'DoesNotExist') return value === undefined;
  const isListed = value !== undefined && values.includes(value);
  return operator === 'NotIn' ? !isListed : isListed;
}
