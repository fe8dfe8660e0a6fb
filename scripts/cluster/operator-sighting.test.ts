import { describe, expect, it } from 'vitest';
import { SPARK_OPERATOR } from '../../charts/spark/spec.js';
import { CERT_MANAGER } from '../../platform/resolve/certificates.js';
import { deployment } from '../../test/doubles/fake-operator.js';
import { operatorSightings } from './operator-sighting.js';

const IMAGE = 'registry.example.com/kubeflow/spark-operator/controller:2.5.2';
const sighted = (...deployments: readonly Readonly<Parameters<typeof deployment>>[]) =>
  operatorSightings(
    deployments.map((one) => deployment(...one)),
    SPARK_OPERATOR.operator,
  );
const watched = (...args: readonly string[]) => sighted(['ops/spark', { image: IMAGE, args }])[0]?.watches;

describe('an operator is known', () => {
  it.each([
    ['by its image', { image: IMAGE }],
    ['by its image in a mirror', { image: 'registry.example.com:5000/mirror/kubeflow/spark-operator/controller:v2.5.2' }],
    [
      'by its label',
      {
        image: 'registry.example.com/spark-op:2.5.2',
        labels: { 'app.kubernetes.io/name': 'spark-operator', 'app.kubernetes.io/version': '2.5.2' },
      },
    ],
  ])('%s', (_, workload) => {
    expect(sighted(['ops/spark', workload])).toEqual([{ deployment: 'ops/spark', version: '2.5.2', watches: 'all' }]);
  });

  it('not by a name that only resembles it', () => {
    expect(
      sighted(['ops/a', { image: 'example.com/my-spark-operator/controller:1' }], ['ops/b', { image: 'example.com/controller:1' }]),
    ).toEqual([]);
  });

  it('by its controller, where its webhook is a Deployment too', () => {
    const part = (component: string) => ({ image: IMAGE, labels: { 'app.kubernetes.io/component': component } });
    const names = (...components: readonly string[]) =>
      sighted(...components.map((component) => [`ops/${component}`, part(component)] as const)).map((found) => found.deployment);
    expect(names('webhook', 'controller')).toEqual(['ops/controller']);
    expect(names('webhook')).toEqual(['ops/webhook']);
  });
});

describe('its version', () => {
  const versionOf = (image: string, labels = {}, podLabels = {}) =>
    operatorSightings([deployment('cert-manager/cert-manager', { image, labels, podLabels })], CERT_MANAGER.operator)[0]?.version;
  const image = 'registry.example.com/jetstack/cert-manager-controller';
  const label = { 'app.kubernetes.io/version': 'v1.20.0' };

  it('is the tag of its image, else the label of the Deployment, else that of its pods', () => {
    expect(versionOf(`${image}:v1.21.1`, label)).toBe('1.21.1');
    expect(versionOf(`${image}:latest`, label)).toBe('1.20.0');
    expect(versionOf(`${image}@sha256:${'0'.repeat(64)}`, {}, label)).toBe('1.20.0');
  });

  it('is not guessed', () => {
    expect(versionOf(`${image}:latest`)).toBeUndefined();
    expect(versionOf(image, { 'app.kubernetes.io/version': 'main' })).toBeUndefined();
  });
});

describe('the namespaces it watches', () => {
  it('are all, without an argument or with an empty one', () => {
    expect([watched('controller', 'start'), watched('--namespaces='), watched('--namespaces=""'), watched('--namespaces', '')]).toEqual(
      Array.from({ length: 4 }, () => 'all'),
    );
    expect([watched('--namespace-selector='), watched('--namespaces=a,', '--namespace-selector=x=y')]).toEqual(['all', 'all']);
  });

  it('are those its arguments name', () => {
    expect(watched('--namespaces=default,streaming')).toEqual({ named: ['default', 'streaming'], others: false });
    expect(watched('--namespaces', 'default', '--namespaces', 'streaming')).toEqual({ named: ['default', 'streaming'], others: false });
  });

  it('may be others that are not seen: by labels, or by a variable', () => {
    expect(watched('--namespaces=default', '--namespace-selector=spark=yes')).toEqual({ named: ['default'], others: true });
    expect(watched('--namespace-selector=spark=yes')).toEqual({ named: [], others: true });
    expect(watched('--namespaces=$(WATCH_NAMESPACE)')).toEqual({ named: [], others: true });
  });
});
