import { describe, expect, it } from 'vitest';
import { at, list } from '../../policy/schemas/json.js';
import { workloads } from '../../test/platform-parts.js';
import { resource, synth } from '../../test/synth.js';
import { k8s, type PodPlan, podTemplate } from './constructs.js';
import type { Workloads } from './index.js';

const minimal: PodPlan = {
  image: 'apache/kafka:4.3.1',
  uid: 1000,
  gid: 1001,
  containerName: 'kafka',
  command: ['/bin/bash', 'start.sh'],
  env: { A: '1' },
  resources: { memoryMiB: 512, cpuMillis: 100 },
  scratch: [{ name: 'tmp', path: '/tmp', sizeMiB: 64 }],
  mounts: [],
  graceSeconds: 30,
  labels: { app: 'kafka' },
};
const everything: Required<Workloads> = {
  namespace: 'streaming',
  partOf: 'streaming',
  labels: { 'cost-center': 'x' },
  annotations: { runbook: 'x' },
  podLabels: { team: 'x', app: 'theirs' },
  podAnnotations: { page: 'x' },
  imagePullSecrets: ['login'],
  imagePullPolicy: 'Always',
  nodeSelector: { pool: 'kafka' },
  tolerations: [{ key: 'dedicated', operator: 'Exists' }],
  dns: [{ reach: [{ kind: 'addresses', cidr: '10.0.0.10/32' }], port: 53 }],
  priorityClassName: 'critical',
  zones: ['a', 'b'],
  spread: 'hard',
};
function podOf(plan: Partial<PodPlan> = {}, decided: Workloads = workloads) {
  const template = podTemplate({ ...minimal, ...plan }, decided);
  const job = resource(
    synth((scope) => new k8s.KubeJob(scope, 'Job', { metadata: { name: 'x' }, spec: { template } })),
    'Job',
  );
  return at(job, 'spec', 'template');
}

describe('a pod', () => {
  it('is restricted, and says so', () => {
    const spec = at(podOf(), 'spec');
    expect(at(spec, 'securityContext')).toEqual({
      runAsNonRoot: true,
      runAsUser: 1000,
      runAsGroup: 1001,
      fsGroup: 1001,
      fsGroupChangePolicy: 'OnRootMismatch',
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(at(list(at(spec, 'containers'))[0], 'securityContext')).toEqual({
      allowPrivilegeEscalation: false,
      privileged: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
  });

  it('has a disk limit as large as its scratch folders and logs, and no processor limit', () => {
    const [container] = list(
      at(
        podOf({
          scratch: [
            { name: 'a', path: '/a', sizeMiB: 1 },
            { name: 'b', path: '/b', sizeMiB: 2, inMemory: true },
          ],
        }),
        'spec',
        'containers',
      ),
    );
    expect(at(container, 'resources')).toEqual({
      requests: { cpu: '100m', memory: '512Mi', 'ephemeral-storage': '131Mi' },
      limits: { memory: '512Mi', 'ephemeral-storage': '131Mi' },
    });
  });

  it('has nothing of what the environment does not decide', () => {
    const template = podOf();
    expect(at(template, 'metadata')).toEqual({ labels: { app: 'kafka' } });
    for (const field of [
      'priorityClassName',
      'imagePullSecrets',
      'nodeSelector',
      'tolerations',
      'affinity',
      'topologySpreadConstraints',
      'serviceAccountName',
      'initContainers',
    ])
      expect(at(template, 'spec'), field).not.toHaveProperty(field);
  });

  it('has all of what the environment decides for pods, nothing of what it decides for objects; its own labels win', () => {
    const template = podOf({ annotations: { own: '1' } }, everything);
    expect(at(template, 'metadata')).toEqual({ labels: { team: 'x', app: 'kafka' }, annotations: { page: 'x', own: '1' } });
    expect(at(template, 'spec')).toMatchObject({
      priorityClassName: 'critical',
      imagePullSecrets: [{ name: 'login' }],
      nodeSelector: { pool: 'kafka' },
      tolerations: [{ key: 'dedicated', operator: 'Exists' }],
      containers: [{ imagePullPolicy: 'Always' }],
    });
  });

  it('ends in its own time and by its own rule', () => {
    expect(at(podOf(), 'spec')).toMatchObject({ terminationGracePeriodSeconds: 30, restartPolicy: 'Always', enableServiceLinks: false });
    expect(at(podOf({ restartPolicy: 'Never' }), 'spec', 'restartPolicy')).toBe('Never');
  });
});
