import { describe, expect, it } from 'vitest';
import type { OwnParts } from '../../charts/shared/own-parts.js';
import { perZone } from '../../platform/spec.js';
import { at, list } from '../../policy/schemas/json.js';
import { all, type Change, kafka, kubernetes, platformOf, sound, top, wholePlatform } from '../../test/described.js';
import { render } from './index.js';

const pools = (own: OwnParts): Change => kafka({ pools: perZone({ brokers: 1, volumes: [{ storageGiB: 100 }], ...own }) });
const rendered = async (change: Change) => render(await platformOf(change));
const objectsOf = async (change: Change) => {
  const { rendered: files, problems } = await rendered(change);
  expect(problems).toEqual([]);
  return [...files.values()].flat();
};
const set = async (change: Change, name: string) => {
  const found = (await objectsOf(change)).find(({ kind, metadata }) => kind === 'StatefulSet' && metadata.name === name);
  if (!found) throw new Error(`no set ${name}`);
  return found;
};
const spec = async (change: Change, name = 'kafka-broker-1') => at(await set(change, name), 'spec', 'template', 'spec');
const problemsOf = async (own: OwnParts) => (await rendered(pools(own))).problems;
const sidecar = { name: 'agent', image: 'agent:1.0', memoryMiB: 64, cpuMillis: 10 } as const;

describe('own parts of pods', () => {
  it('place a pool beside what the environment decides', async () => {
    const placed = await spec(
      all(
        kubernetes({
          nodeSelector: { 'example.com/pool': 'x' },
          tolerations: [{ key: 'a', operator: 'Exists' }],
          priorityClassName: 'low',
        }),
        pools({
          nodeSelector: { 'example.com/disk': 'fast' },
          tolerations: [{ key: 'b', operator: 'Exists' }],
          priorityClassName: 'high',
          nodeAffinity: {
            required: [{ key: 'arch', operator: 'In', values: ['arm64'] }],
            preferred: [{ key: 'spot', operator: 'DoesNotExist' }],
          },
        }),
      ),
    );
    expect(placed).toMatchObject({
      nodeSelector: { 'example.com/pool': 'x', 'example.com/disk': 'fast' },
      tolerations: [{ key: 'a' }, { key: 'b' }],
      priorityClassName: 'high',
    });
    expect(at(placed, 'affinity', 'nodeAffinity')).toEqual({
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [
          {
            matchExpressions: [
              { key: 'topology.kubernetes.io/zone', operator: 'In', values: ['a-1'] },
              { key: 'arch', operator: 'In', values: ['arm64'] },
            ],
          },
        ],
      },
      preferredDuringSchedulingIgnoredDuringExecution: [
        { preference: { matchExpressions: [{ key: 'spot', operator: 'DoesNotExist' }] }, weight: 100 },
      ],
    });
    expect(at(placed, 'affinity', 'podAntiAffinity')).toBeDefined();
  });

  it('label objects, and pods only when asked', async () => {
    const broker = await set(
      pools({ labels: { tier: 'hot' }, podLabels: { scrape: 'yes' }, podAnnotations: { logs: 'json' } }),
      'kafka-broker-1',
    );
    expect(broker.metadata.labels).toMatchObject({ tier: 'hot' });
    const metadata = at(broker, 'spec', 'template', 'metadata');
    expect(at(metadata, 'labels')).toMatchObject({ scrape: 'yes', 'app.kubernetes.io/component': 'broker' });
    expect(at(metadata, 'labels', 'tier')).toBeUndefined();
    expect(at(metadata, 'annotations')).toEqual({ logs: 'json' });
    expect(at(broker, 'spec', 'selector', 'matchLabels')).not.toHaveProperty('scrape');
  });

  it('add containers in order, hardened as all are', async () => {
    const pod = await spec(
      pools({
        sidecars: [
          { ...sidecar, startsFirst: true },
          { ...sidecar, name: 'beside', readyPath: '/ready', ports: [{ name: 'metrics', port: 9404 }] },
        ],
        initContainers: [{ ...sidecar, name: 'copy', command: ['/copy'] }],
      }),
    );
    const init = list(at(pod, 'initContainers'));
    expect(init.map((each) => [at(each, 'name'), at(each, 'restartPolicy')])).toEqual([
      ['agent', 'Always'],
      ['copy', undefined],
    ]);
    const [, beside] = list(at(pod, 'containers'));
    expect(beside).toMatchObject({
      imagePullPolicy: 'IfNotPresent',
      name: 'beside',
      securityContext: { readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
      resources: { limits: { memory: '64Mi' }, requests: { cpu: '10m' } },
      readinessProbe: { httpGet: { path: '/ready', port: 9404 } },
    });
  });

  it('let through the network what a sidecar needs, and nothing else', async () => {
    const change = pools({
      sidecars: [
        {
          ...sidecar,
          ports: [{ name: 'metrics', port: 9404, clients: [{ namespace: 'monitoring' }] }],
          reaches: [{ cidr: '10.0.0.0/8', port: 443 }],
        },
      ],
    });
    const policy = (await objectsOf(change)).find(
      ({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'kafka-broker-1-sidecars',
    );
    expect(policy?.spec).toMatchObject({
      podSelector: { matchLabels: { 'app.kubernetes.io/instance': 'kafka-broker-1' } },
      ingress: [{ from: [{ namespaceSelector: {} }], ports: [{ port: 9404 }] }],
      egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ port: 443 }] }],
    });
  });

  it('go to every component that runs pods', async () => {
    const env = { OWN: '1' };
    const change = all(wholePlatform, ({ environment, release }) => ({
      release,
      environment: {
        ...environment,
        schemaRegistry: { ...environment.schemaRegistry, env },
        restProxy: { ...environment.restProxy, env },
        ...(environment.connect && { connect: { ...environment.connect, env } }),
        postgres: { certificate: 'postgres-tls', env },
        spark: { env },
        kafka: { ...environment.kafka, coordination: { mode: 'kraft', controllers: 3, env } },
      },
    }));
    const objects = await objectsOf(change);
    const having = objects
      .filter((object) => JSON.stringify(object).includes('"OWN"'))
      .map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    expect(having).toEqual(
      expect.arrayContaining([
        'StatefulSet kafka-controller',
        'StatefulSet schema-registry',
        'StatefulSet connect',
        'StatefulSet postgres',
      ]),
    );
    expect(having.some((name) => name.includes('rest-proxy'))).toBe(true);
    expect(having.some((name) => name.startsWith('SparkApplication'))).toBe(true);
  });

  it('leave everything else as it was', async () => {
    const [before, after] = [await objectsOf((same) => same), await objectsOf(pools({ labels: { tier: 'hot' } }))];
    const isBroker = (object: (typeof before)[number]) => object.metadata.labels?.['app.kubernetes.io/component'] === 'broker';
    expect(after.filter((object) => !isBroker(object))).toEqual(before.filter((object) => !isBroker(object)));
    expect(after.filter(isBroker).map((object) => object.spec)).toEqual(before.filter(isBroker).map((object) => object.spec));
  });
});

describe('own parts are a problem', () => {
  const path = (rest: string) => `kafka.pools.perZone.${rest}`;
  it.each<readonly [string, OwnParts, string, OwnParts]>([
    ['a variable of Sluice', { env: { KAFKA_OPTS: '-x' } }, 'env.KAFKA_OPTS', { env: { JAVA_TOOL_OPTIONS: '-x' } }],
    ['a secret written out', { env: { AGENT_TOKEN: 'x' } }, 'env.AGENT_TOKEN', { env: { AGENT_TOKEN: { secret: 'a', key: 'b' } } }],
    ['a container that exists', { sidecars: [{ ...sidecar, name: 'kafka' }] }, 'sidecars[0].name', { sidecars: [sidecar] }],
    [
      'two containers of one name',
      { initContainers: [sidecar], sidecars: [sidecar] },
      'initContainers[0].name',
      { initContainers: [{ ...sidecar, name: 'first' }], sidecars: [sidecar] },
    ],
    [
      'a volume that exists',
      { mounts: [{ name: 'data-0', scratchMiB: 1 }] },
      'mounts[0].name',
      { mounts: [{ name: 'data-9', scratchMiB: 1 }] },
    ],
    [
      'a mount over the data',
      { mounts: [{ name: 'own', path: '/var', scratchMiB: 1 }] },
      'mounts[0].path',
      { mounts: [{ name: 'own', path: '/opt/own', scratchMiB: 1 }] },
    ],
    [
      'a mount inside settings',
      { mounts: [{ name: 'own', path: '/etc/sluice/kafka/more', scratchMiB: 1 }] },
      'mounts[0].path',
      { mounts: [{ name: 'own', path: '/etc/sluice/kafka-more', scratchMiB: 1 }] },
    ],
    [
      'a volume nobody declares',
      { sidecars: [{ ...sidecar, mounts: [{ name: 'x', path: '/x' }] }] },
      'sidecars[0].mounts[0].name',
      { mounts: [{ name: 'x', scratchMiB: 1 }], sidecars: [{ ...sidecar, mounts: [{ name: 'x', path: '/x' }] }] },
    ],
    [
      'the data, writable for another program',
      { sidecars: [{ ...sidecar, mounts: [{ name: 'data-0', path: '/data' }] }] },
      'sidecars[0].mounts[0].readOnly',
      { sidecars: [{ ...sidecar, mounts: [{ name: 'data-0', path: '/data', readOnly: true }] }] },
    ],
    [
      'an image that moves',
      { sidecars: [{ ...sidecar, image: 'agent' }] },
      'sidecars[0].image',
      { sidecars: [{ ...sidecar, image: 'agent@sha256:aa' }] },
    ],
    [
      'a port that is taken',
      { sidecars: [{ ...sidecar, ports: [{ name: 'x', port: 9093 }] }] },
      'sidecars[0].ports[0]',
      { sidecars: [{ ...sidecar, ports: [{ name: 'x', port: 9404 }] }] },
    ],
    [
      'a label of Sluice',
      { podLabels: { 'app.kubernetes.io/name': 'x' } },
      'podLabels.app.kubernetes.io/name',
      { podLabels: { 'example.com/name': 'x' } },
    ],
  ])('%s', async (_, wrong, where, right) => {
    expect((await problemsOf(wrong)).map((problem) => problem.path)).toContain(path(where));
    expect(await problemsOf(right)).toEqual([]);
  });

  it('for pods that are not rendered', async () => {
    const change = all(
      top({ class: 'development' }),
      kafka({
        coordination: { mode: 'kraft', controllers: 'combined', labels: { tier: 'hot' } },
        pools: [{ name: 'a', brokers: 1, volumes: [{ storageGiB: 1 }] }],
      }),
    );
    expect((await rendered(change)).problems).toMatchObject([
      { path: 'kafka.coordination', what: 'has parts for pods that are not rendered' },
    ]);
  });
});

describe('an account of the pods’ own', () => {
  const role = { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::111122223333:role/lake' };
  const withRole = async () => {
    const { environment } = wholePlatform(sound);
    return objectsOf(all(wholePlatform, top({ connect: { ...environment.connect, accountAnnotations: role } })));
  };
  it('carries a cloud role for the workers, so that a sink needs no keys', async () => {
    const objects = await withRole();
    const workers = objects.find(
      ({ kind, metadata }) => kind === 'StatefulSet' && metadata.labels?.['app.kubernetes.io/name'] === 'connect',
    );
    const account = objects.find(({ kind, metadata }) => kind === 'ServiceAccount' && metadata.name === workers?.metadata.name);
    expect(account).toMatchObject({ metadata: { namespace: 'streaming', annotations: role }, automountServiceAccountToken: false });
    expect(at(workers, 'spec', 'template', 'spec')).toMatchObject({
      serviceAccountName: account?.metadata.name,
      automountServiceAccountToken: false,
    });
  });
  it('is one for each set, and nobody else’s', async () => {
    const objects = await objectsOf(pools({ accountAnnotations: role }));
    const accounts = objects.filter(({ kind }) => kind === 'ServiceAccount').map(({ metadata }) => metadata.name);
    expect(accounts).toEqual(['kafka-broker-1', 'kafka-broker-2', 'kafka-broker-3']);
    for (const name of accounts) expect(at(await spec(pools({ accountAnnotations: role }), name), 'serviceAccountName')).toBe(name);
    const controllers = await spec(pools({ accountAnnotations: role }), 'kafka-controller');
    expect(at(controllers, 'serviceAccountName')).toBeUndefined();
  });
});
