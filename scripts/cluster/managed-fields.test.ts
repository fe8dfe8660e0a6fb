import { describe, expect, it } from 'vitest';
import { scaledFields } from './managed-fields.js';
import type { KubernetesObject } from './objects.js';

const OURS = { manager: 'sluice', operation: 'Apply' };
const set = (replicas: number | undefined, managedFields: readonly object[] = []): KubernetesObject => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'kafka', namespace: 'a', managedFields },
  spec: { ...(replicas !== undefined && { replicas }), serviceName: 'kafka' },
});
/** As the API server answers after `kubectl scale`: the field is nobody's. */
const scaled = (replicas: number) => set(replicas, [{ ...OURS, fieldsV1: { 'f:spec': { 'f:serviceName': {} } } }]);
const untouched = (replicas: number) => set(replicas, [{ ...OURS, fieldsV1: { 'f:spec': { 'f:replicas': {}, 'f:serviceName': {} } } }]);

describe('replicas that somebody scaled', () => {
  it('are found where they differ and are no longer ours', () => {
    expect(scaledFields(set(3), scaled(5))).toEqual([{ field: '.spec.replicas', manager: 'the scale subresource, with 5 in place of 3' }]);
  });

  it.each([
    ['the same number', set(3), scaled(3)],
    ['a description that changed since', set(3), untouched(5)],
    ['an object that Sluice never applied: the API server tells that itself', set(3), set(5)],
    ['an object that is not there', set(3), undefined],
    ['an object without replicas', set(undefined), scaled(5)],
  ])('are none with %s', (_, object, live) => {
    expect(scaledFields(object, live)).toEqual([]);
  });
});
