import { FIELD_MANAGER } from './cluster.js';
import type { OwnedField } from './cluster-error.js';
import { at, isRecord, type KubernetesObject, listAt, textAt } from './objects.js';

/** The API server's own account of the fields that Sluice applied to a live object, as `fieldsV1`; nothing where it never did. */
export function appliedFields(live: KubernetesObject): unknown {
  const entry = listAt(live, 'metadata', 'managedFields').find(
    (each) => textAt(each, 'manager') === FIELD_MANAGER && textAt(each, 'operation') === 'Apply',
  );
  return at(entry, 'fieldsV1');
}

/**
 * Replicas that an apply would set back. The scale subresource (`kubectl scale`, an autoscaler) takes the field from whoever applied it, and
 * the API server may then note no manager at all: it reports no conflict.
 */
export function scaledFields(object: KubernetesObject, live: KubernetesObject | undefined): readonly OwnedField[] {
  const [wanted, found] = [at(object, 'spec', 'replicas'), at(live, 'spec', 'replicas')];
  const fields = live && appliedFields(live);
  if (fields === undefined || wanted === undefined || wanted === found) return [];
  const isOurs = isRecord(at(fields, 'f:spec', 'f:replicas'));
  return isOurs ? [] : [{ field: '.spec.replicas', manager: `the scale subresource, with ${String(found)} in place of ${String(wanted)}` }];
}
