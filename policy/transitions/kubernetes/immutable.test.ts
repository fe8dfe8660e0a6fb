import { describe, expect, it } from 'vitest';
import { transitOf } from '../transit.js';
import { immutableField } from './immutable.js';

const namespace = (version: string) =>
  `apiVersion: v1\nkind: Namespace\nmetadata: {name: a, labels: {pod-security.kubernetes.io/enforce-version: ${version}}}\n---\n`;
const states = (version: string, old: string, now: string) =>
  transitOf([{ file: 'a.yaml', text: namespace(version) + old }], [{ file: 'a.yaml', text: namespace(version) + now }]);
const refusedFields = async (version: string, old: string, now: string) =>
  immutableField.check(await states(version, old, now)).flatMap(({ fields = [] }) => fields.map(({ path }) => path));

const claim = (attributes: string) =>
  `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: a}\nspec: {volumeAttributesClassName: ${attributes}, volumeMode: Filesystem}\n`;
const job = (memory: string, rest = '', suspend = true) =>
  `apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec: {suspend: ${suspend}, ${rest}template: {spec: {containers: [{name: a, image: a, resources: {limits: {memory: ${memory}}}}]}}}\n`;

describe('what an API server refuses to change depends on its version', () => {
  it.each([
    ['v1.33', ['spec.volumeAttributesClassName']],
    ['v1.34', []],
    ['v1.37', []],
    ['latest', ['spec.volumeAttributesClassName']], // not known: as the oldest
  ])('the attributes class of a claim, on %s: %j', async (version, refused) => {
    expect(await refusedFields(version, claim('slow'), claim('fast'))).toEqual(refused);
  });

  it.each([
    ['v1.35', 1],
    ['v1.36', 0],
  ])('what the containers of a suspended Job ask for, on %s: %i', async (version, count) => {
    expect(await refusedFields(version, job('1Gi'), job('2Gi'))).toHaveLength(count);
  });

  it('what the containers of a Job that runs ask for, never', async () => {
    expect(await refusedFields('v1.37', job('1Gi', '', false), job('2Gi', '', false))).toHaveLength(1);
  });

  it.each(['podFailurePolicy: {rules: []}, ', 'backoffLimitPerIndex: 1, ', 'managedBy: a.example/b, ', 'successPolicy: {rules: []}, '])(
    'of a Job never %s',
    async (field) => {
      expect(await refusedFields('v1.37', job('1Gi'), job('1Gi', field))).toHaveLength(1);
    },
  );
});

describe('a Job that a tool runs as a hook', () => {
  const hook = (annotations: string, argument: string) =>
    `apiVersion: batch/v1\nkind: Job\nmetadata: {name: a, annotations: {${annotations}}}\nspec: {template: {spec: {containers: [{name: a, image: a, args: [${argument}]}]}}}\n`;

  it.each([
    ['helm.sh/hook: pre-upgrade', 0],
    ['helm.sh/hook: pre-upgrade, helm.sh/hook-delete-policy: before-hook-creation', 0],
    ['argocd.argoproj.io/hook: PreSync, argocd.argoproj.io/hook-delete-policy: HookSucceeded', 0],
    ['helm.sh/hook: pre-upgrade, helm.sh/hook-delete-policy: hook-failed', 1],
    ['helm.sh/hook-weight: "1"', 1],
  ])('with %s: %i fields refused', async (annotations, count) => {
    expect(await refusedFields('v1.33', hook(annotations, 'a'), hook(annotations, 'b'))).toHaveLength(count);
  });
});
