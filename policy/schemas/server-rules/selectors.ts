import { at, isObject, type JsonObject, joined, object, shown } from '../json.js';
import type { Complaint } from '../messages.js';
import { podOf } from './pod-places.js';

/** A workload selects its own pods: every label it asks for is on its template. */
export function selectorComplaints(source: JsonObject): readonly Complaint[] {
  const pod = podOf(source);
  if (source.kind === 'PodDisruptionBudget') return budgetComplaints(source);
  if (pod === undefined || (source.kind !== 'Deployment' && source.kind !== 'StatefulSet')) return [];
  const wanted = object(at(source, 'spec', 'selector', 'matchLabels'));
  const differing = Object.entries(wanted).filter(([key, value]) => pod.labels[key] !== value);
  return [
    ...(isEmptySelector(at(source, 'spec', 'selector')) ? [selectsAll()] : []),
    ...differing.map(([key, value]) => ({
      path: joined('spec.selector.matchLabels', key),
      what: `selects ${key}=${String(value)}, the template has ${pod.labels[key] === undefined ? 'no such label' : shown(pod.labels[key])}`,
      why: 'the API server refuses a workload that would not find its own pods',
      fix: `add ${key}: ${String(value)} to ${pod.path}.metadata.labels`,
    })),
  ];
}

function isEmptySelector(selector: unknown): boolean {
  if (!isObject(selector)) return false;
  return Object.keys(object(selector.matchLabels)).length === 0 && selector.matchExpressions === undefined;
}

function selectsAll(): Complaint {
  return {
    path: 'spec.selector',
    what: 'the selector is empty',
    why: 'the API server refuses it: it would take every pod of the namespace for its own',
    fix: 'add `matchLabels`',
  };
}

function budgetComplaints(source: JsonObject): readonly Complaint[] {
  const spec = object(source.spec);
  if (spec.minAvailable === undefined || spec.maxUnavailable === undefined) return [];
  const what = 'both `minAvailable` and `maxUnavailable`';
  return [{ path: 'spec', what, why: 'the API server refuses the budget', fix: 'keep one; `maxUnavailable: 1` holds at every size' }];
}
