import { describe, expect, it } from 'vitest';
import { transitOf } from '../transit.js';
import { probeLoosened, settingsWithoutRestart } from './pods.js';

const file = (text: string) => [{ file: 'a.yaml', text }];
const set = (name: string, ...containers: readonly string[]) =>
  `---\napiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: ${name}}\nspec: {serviceName: a, template: {spec: {containers: [${containers.join(', ')}]}}}\n`;
const container = (name: string, probe = '') =>
  `{name: ${name}, image: "x:1", envFrom: [{secretRef: {name: login}}]${probe && `, livenessProbe: ${probe}`}}`;
const secret = (password: string) => `---\napiVersion: v1\nkind: Secret\nmetadata: {name: login}\nstringData: {password: ${password}}\n`;

describe('K8S-28', () => {
  const said = async (before: string, after: string) =>
    settingsWithoutRestart.check(await transitOf(file(before), file(after))).map(({ text }) => text);

  it('names those that read it and were there before', async () => {
    const [text, ...more] = await said(
      secret('a') + set('old', container('c')),
      secret('b') + set('old', container('c')) + set('new', container('c')),
    );
    expect(more).toEqual([]);
    expect(text).toMatch(/^Secret login changes; StatefulSet\/old read it/);
  });

  it('has nothing to say of a set that is new', async () => {
    expect(await said(secret('a'), secret('b') + set('new', container('c')))).toEqual([]);
  });
});

describe('K8S-21', () => {
  const said = async (before: readonly string[], after: readonly string[]) =>
    probeLoosened.check(await transitOf(file(set('a', ...before)), file(set('a', ...after)))).map(({ text }) => text);
  const patient = (failures: number) => `{tcpSocket: {port: 1}, failureThreshold: ${failures}}`;

  it.each([
    ['a probe where there was none', [container('c')], [container('c', patient(9))]],
    ['a container that comes with one', [container('c')], [container('exporter', patient(9)), container('c')]],
    ['a stricter one', [container('c', patient(9))], [container('c', patient(3))]],
  ])('has nothing to say of %s', async (_, before, after) => expect(await said(before, after)).toEqual([]));

  it('tells of each container that is watched less', async () => {
    const before = [container('a', patient(3)), container('b', patient(3))];
    expect(await said(before, [container('a', patient(9)), container('b')])).toEqual([
      'a: the liveness probe waits longer: failureThreshold 3 → 9.',
      'a: the liveness probe is gone.',
    ]);
  });
});
