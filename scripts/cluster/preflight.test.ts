import { describe, expect, it } from 'vitest';
import { CERT_MANAGER } from '../../platform/resolve/certificates.js';
import { allGoesWell, FakeClock, FakeCluster, FakeIo, NAMESPACE, statefulSet } from '../../test/doubles/fake-cluster.js';
import { customResourceDefinition } from '../../test/doubles/fake-operator.js';
import { applyObjects } from './apply.js';
import type { Expectations } from './preflight.js';

const disks = { volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { storageClassName: 'gp3' } }] };
function apply(change: (cluster: FakeCluster) => void, expected?: Expectations, spec: Readonly<Record<string, unknown>> = {}) {
  const [cluster, io] = [new FakeCluster(), new FakeIo()];
  cluster.reactions.push(allGoesWell);
  change(cluster);
  const options = { io, timeoutSeconds: 60, environment: 'dev', clock: new FakeClock(), ...(expected && { expected }) };
  return { cluster, io, outcome: applyObjects([NAMESPACE, statefulSet('kafka', spec)], cluster, options) };
}
const expected: Expectations = { kubernetesVersion: '1.34', namespace: 'a', prerequisites: [CERT_MANAGER] };
const installed = (cluster: FakeCluster) => cluster.put(customResourceDefinition('certificates.cert-manager.io', ['v1']));

describe('before an apply', () => {
  it('all that the cluster lacks is told at once, and nothing is applied', async () => {
    const { cluster, outcome } = apply(() => {}, expected, disks);
    await expect(outcome).rejects.toMatchObject({
      message: '2 problems',
      outcome: 'nothing was applied',
      problems: [{ fix: CERT_MANAGER.install }, { what: 'there is no StorageClass gp3 (for StatefulSet kafka)' }],
    });
    expect(cluster.writes).toEqual([]);
  });

  it('StorageClasses are looked for whatever is expected', async () => {
    await expect(apply(() => {}, undefined, disks).outcome).rejects.toMatchObject({ message: '1 problem' });
  });

  it('a cluster that has all of it is applied to', async () => {
    const { cluster, io, outcome } = apply(installed, expected);
    await outcome;
    expect(cluster.writes).toEqual(['apply Namespace a', 'apply StatefulSet a/kafka']);
    expect(io.lines.filter((line) => line.startsWith('warning'))).toEqual([]);
  });

  it('another Kubernetes is a warning', async () => {
    const { io, outcome } = apply((cluster) => {
      installed(cluster);
      cluster.version = '1.33';
    }, expected);
    await outcome;
    expect(io.lines[0]).toMatch(
      /^warning: the cluster runs Kubernetes 1\.33, kubernetes\.version is 1\.34\nwhy: .*1\.33 may refuse.*\nfix: /,
    );
  });

  it('a Kubernetes that Sluice does not know is a warning with the nearest it knows', async () => {
    const { io, outcome } = apply((cluster) => {
      installed(cluster);
      cluster.version = '1.32';
    }, expected);
    await outcome;
    expect(io.lines[0]).toMatch(/\nfix: upstream no longer maintains Kubernetes 1\.32; .*'1\.33' is the nearest/);
  });

  it('a Kubernetes that does not say its version is said, and taken', async () => {
    const { io, outcome } = apply((cluster) => {
      installed(cluster);
      cluster.version = undefined;
    }, expected);
    await outcome;
    expect(io.lines[0]).toBe('the cluster does not say which Kubernetes it runs: not checked');
  });
});
