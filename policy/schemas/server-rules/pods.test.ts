import { describe, expect, it } from 'vitest';
import { loadSchemas, schemaFindings } from '..';

const schemas = await loadSchemas('1.34');
const found = (object: unknown) => schemaFindings([object], schemas).map(({ path, what }) => `${path}: ${what}`);
const named = (apiVersion: string, kind: string, name: string) => ({ apiVersion, kind, metadata: { name } });
const template = (spec: object, labels: object = { app: 'a' }) => ({ metadata: { labels }, spec });
const container = (more: object = {}) => ({ name: 'main', image: 'kafka:4.1.1', ...more });
const set = (pod: object, more: object = {}, labels: object = { app: 'a' }) => ({
  ...named('apps/v1', 'StatefulSet', 'kafka'),
  spec: { selector: { matchLabels: { app: 'a' } }, template: template(pod, labels), ...more },
});
const withContainer = (more: object) => set({ containers: [container(more)] });
const C = 'spec.template.spec.containers[0]';

describe('lists with a key', () => {
  it.each([
    [{ env: [{ name: 'A' }, { name: 'B' }, { name: 'A' }] }, [`${C}.env[2]: same name "A" as [0]`]],
    [{ ports: [{ containerPort: 1 }, { containerPort: 1, protocol: 'UDP' }] }, []],
    [
      { ports: [{ containerPort: 1 }, { containerPort: 1, protocol: 'TCP' }] },
      [`${C}.ports[1]: same containerPort 1, protocol "TCP" as [0]`],
    ],
    [
      {
        ports: [
          { containerPort: 1, name: 'a' },
          { containerPort: 2, name: 'a' },
        ],
      },
      [`${C}.ports[1].name: port name "a" is taken by [0]`],
    ],
  ])('%j', (more, findings) => expect(found(withContainer(more))).toEqual(findings));

  it('names containers once, init containers included', () => {
    expect(found(set({ containers: [container(), container()] }))).toEqual(['spec.template.spec.containers[1]: same name "main" as [0]']);
    expect(found(set({ containers: [container()], initContainers: [container()] }))).toEqual([
      `${C}.name: name "main" is taken by spec.template.spec.initContainers[0]`,
    ]);
    expect(found(set({ containers: [container({ name: 'Main' })] }))).toEqual([`${C}.name: "Main" is no DNS-1123 label`]);
  });

  it('names volumes and mount paths once', () => {
    const volumes = [{ name: 'a', emptyDir: {} }];
    const mounts = (...paths: readonly string[]) => [container({ volumeMounts: paths.map((mountPath) => ({ name: 'a', mountPath })) })];
    expect(found(set({ containers: mounts('/a', '/b'), volumes }))).toEqual([]);
    expect(found(set({ containers: mounts('/a', '/a'), volumes }))).toEqual([`${C}.volumeMounts[1]: same mountPath "/a" as [0]`]);
    expect(found(set({ containers: [container()], volumes: [...volumes, ...volumes] }))).toEqual([
      'spec.template.spec.volumes[1]: same name "a" as [0]',
    ]);
  });
});

describe('pods', () => {
  it('mount what exists: volumes and claim templates', () => {
    const pod = {
      containers: [container({ volumeMounts: [{ name: 'data', mountPath: '/data' }] })],
      volumes: [{ name: 'date', emptyDir: {} }],
    };
    expect(found(set(pod, { volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: {} }] }))).toEqual([]);
    expect(found(set(pod))).toEqual([`${C}.volumeMounts[0].name: no volume \`data\`; did you mean \`date\`?`]);
  });

  it('restart as their kind allows', () => {
    const job = (pod: object) => ({ ...named('batch/v1', 'Job', 'a'), spec: { template: template(pod) } });
    const containers = [container()];
    expect(found(job({ containers, restartPolicy: 'Never' }))).toEqual([]);
    expect(found(job({ containers }))).toEqual([
      'spec.template.spec.restartPolicy: restartPolicy is unset, so Always; a Job takes OnFailure or Never',
    ]);
    expect(found(set({ containers, restartPolicy: 'Never' }))).toEqual([expect.stringContaining('a StatefulSet takes Always')]);
    const cron = { schedule: '@daily', jobTemplate: { spec: { template: template({ containers }) } } };
    expect(found({ ...named('batch/v1', 'CronJob', 'a'), spec: cron })).toEqual([
      expect.stringMatching(/^spec.jobTemplate.spec.template.spec.restartPolicy/),
    ]);
  });

  it.each([
    [{ image: '' }, `${C}.image: no image`],
    [{ ports: [{ containerPort: 65536 }] }, `${C}.ports[0].containerPort: port 65536 is outside 1 to 65535`],
    [
      { ports: [{ containerPort: 1, name: 'a'.repeat(16) }] },
      `${C}.ports[0].name: "${'a'.repeat(16)}" has 16 characters; a port name has at most 15`,
    ],
    [{ livenessProbe: { periodSeconds: 5 } }, `${C}.livenessProbe: a probe asks in exactly one way, got none`],
    [
      { livenessProbe: { tcpSocket: { port: 1 }, successThreshold: 2 } },
      `${C}.livenessProbe.successThreshold: successThreshold must be 1 here, got 2`,
    ],
    [{ env: [{ name: 'A', value: 'b', valueFrom: {} }] }, `${C}.env[0]: variable A has both \`value\` and \`valueFrom\``],
    [
      { resources: { requests: { cpu: '1500m' }, limits: { cpu: 1 } } },
      `${C}.resources.requests.cpu: requests 1500m of cpu, the limit is 1`,
    ],
    [
      { resources: { requests: { memory: '1Gi' }, limits: { memory: '1G' } } },
      `${C}.resources.requests.memory: requests 1Gi of memory, the limit is 1G`,
    ],
  ])('refuses %j', (more, finding) => expect(found(withContainer(more))).toEqual([finding]));

  it.each([
    [{ ports: [{ containerPort: 65535, name: 'a'.repeat(15) }] }],
    [{ readinessProbe: { exec: { command: ['a'] }, successThreshold: 2 } }],
    [{ resources: { requests: { cpu: '1000m', memory: '1G' }, limits: { cpu: 1, memory: '1Gi' } } }],
  ])('passes %j', (more) => expect(found(withContainer(more))).toEqual([]));
});
