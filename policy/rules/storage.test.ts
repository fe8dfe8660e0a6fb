import { describe, expect, it } from 'vitest';
import { toldIn } from './findings.fixture.js';

const together = (...documents: readonly string[]) => documents.join('\n---\n');
const object = (value: unknown) => JSON.stringify(value);
const KAFKA = 'apache/kafka:4.1.0';
const ENV = [
  { name: 'KAFKA_PROCESS_ROLES', value: 'broker' },
  { name: 'KAFKA_LOG_DIRS', value: '/data/logs' },
];

interface PodOptions {
  readonly kind?: string;
  readonly name?: string;
  readonly replicas?: number;
  readonly claim?: string;
  readonly mount?: Readonly<Record<string, string>>;
  readonly volume?: Readonly<Record<string, unknown>>;
  readonly container?: Readonly<Record<string, unknown>>;
  readonly pod?: Readonly<Record<string, unknown>>;
  readonly spec?: Readonly<Record<string, unknown>>;
}

/** A workload of brokers whose data is on one volume. */
function brokers({
  kind = 'StatefulSet',
  name = 'kafka',
  replicas = 1,
  claim = 'kafka-data',
  mount,
  volume,
  container,
  pod,
  spec,
}: PodOptions) {
  const containers = [
    { name: 'kafka', image: KAFKA, env: ENV, volumeMounts: [{ name: 'data', mountPath: '/data', ...mount }], ...container },
  ];
  const volumes = [{ name: 'data', ...(volume ?? { persistentVolumeClaim: { claimName: claim } }) }];
  const template = { metadata: { labels: { app: name } }, spec: { containers, volumes, ...pod } };
  return object({ apiVersion: 'apps/v1', kind, metadata: { name, namespace: 'n' }, spec: { replicas, template, ...spec } });
}
const claim = (name: string, modes: readonly string[], more: Readonly<Record<string, unknown>> = {}) =>
  object({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name, namespace: 'n' }, spec: { accessModes: modes, ...more } });

describe('K8S-45', () => {
  it.each([
    [1, 0],
    [2, 1],
  ])('%i pods on one claim: %i findings', async (replicas, count) => {
    expect(await toldIn(brokers({ replicas }), 'K8S-45')).toHaveLength(count);
  });

  it('finds workloads of one pod each that share a claim, unless each has a folder of it', async () => {
    const one = (name: string, subPath?: string) => brokers({ kind: 'Deployment', name, ...(subPath && { mount: { subPath } }) });
    expect(await toldIn(together(one('a'), one('b'), one('c')), 'K8S-45')).toEqual([
      'block: a and b both keep their data on claim kafka-data, folder logs',
      'block: a and c both keep their data on claim kafka-data, folder logs',
    ]);
    expect(await toldIn(together(one('a', 'a'), one('b', 'b')), 'K8S-45')).toEqual([]);
  });

  it('finds services of Compose that share a volume or a folder, and copies of one', async () => {
    const service = (name: string, volume: string, rest = '') =>
      `  ${name}:\n    image: ${KAFKA}\n    environment: { KAFKA_PROCESS_ROLES: broker, KAFKA_LOG_DIRS: /data/logs }\n    volumes: ["${volume}"]\n${rest}`;
    const compose = (...services: readonly string[]) => `services:\n${services.join('')}volumes: { data: {}, more: {} }`;
    expect(await toldIn(compose(service('a', 'data:/data'), service('b', 'data:/data')), 'K8S-45')).toHaveLength(1);
    expect(await toldIn(compose(service('a', './d:/data'), service('b', './d:/data')), 'K8S-45')).toHaveLength(1);
    expect(await toldIn(compose(service('a', 'data:/data'), service('b', 'more:/data')), 'K8S-45')).toEqual([]);
    expect(await toldIn(compose(service('a', 'data:/data', '    deploy: { replicas: 3 }\n')), 'K8S-45')).toEqual([
      'block: the 3 containers of a keep their data on one volume data, folder logs',
    ]);
  });

  it('lets pods have a folder each on a disk that all nodes mount, and places beside the data be shared', async () => {
    const apart = brokers({ replicas: 3, mount: { subPathExpr: '$(POD_NAME)' } });
    expect(await toldIn(together(claim('kafka-data', ['ReadWriteMany']), apart), 'K8S-45')).toEqual([]);
    expect(await toldIn(together(claim('kafka-data', ['ReadWriteOnce']), apart), 'K8S-45')).toHaveLength(1);
    const own = { image: 'registry.example.com/kafka:1', command: ['/start.sh'], env: ENV.slice(0, 1) };
    const backups = brokers({ replicas: 3, mount: { mountPath: '/backups' }, container: own });
    expect(await toldIn(backups, 'K8S-45')).toEqual([]);
  });
});

describe('K8S-45 and K8S-46 of programs that are not known', () => {
  const own = { image: 'registry.example.com/own:1', env: [] };
  const told = async (kind: string, modes: readonly string[], replicas: number) =>
    (await toldIn(together(claim('kafka-data', modes), brokers({ kind, replicas, container: own })), 'K8S-45', 'K8S-46')).map((each) =>
      each.slice(0, 5),
    );

  it.each([
    ['StatefulSet', ['ReadWriteMany'], 3, ['block']],
    ['StatefulSet', ['ReadWriteOnce'], 1, []],
    ['Deployment', ['ReadWriteMany'], 3, []],
    ['Deployment', ['ReadWriteOnce'], 1, ['warn:']],
    ['Deployment', ['ReadWriteOnce'], 2, ['warn:', 'warn:']],
  ])('%s on %o with %i pods', async (kind, modes, replicas, severities) => {
    expect(await told(kind, modes, replicas)).toEqual(severities);
  });
});

describe('K8S-46', () => {
  it.each([
    ['Deployment', {}, 1],
    ['Deployment', { strategy: { type: 'Recreate' } }, 0],
    ['Deployment', { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '0%', maxUnavailable: 1 } } }, 0],
    ['Deployment', { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: '50%' } } }, 1],
    ['StatefulSet', {}, 0],
  ] as const)('%s with %o: %i findings', async (kind, spec, count) => {
    expect(await toldIn(brokers({ kind, spec }), 'K8S-46')).toHaveLength(count);
  });

  it('holds for ZooKeeper and a folder of the host, and not for what is lost anyway', async () => {
    const zookeeper = { image: 'zookeeper:3.9.3', env: [], volumeMounts: [{ name: 'data', mountPath: '/data' }] };
    const of = (volume: Readonly<Record<string, unknown>>) => brokers({ kind: 'Deployment', name: 'zk', container: zookeeper, volume });
    expect(await toldIn(of({ hostPath: { path: '/srv/zk' } }), 'K8S-46')).toHaveLength(1);
    expect(await toldIn(of({ emptyDir: {} }), 'K8S-46')).toEqual([]);
  });
});

describe('K8S-47', () => {
  const user = (pod: Readonly<Record<string, unknown>>, container = {}, more = {}) =>
    together(claim('kafka-data', ['ReadWriteOnce'], { storageClassName: 'gp3', ...more }), brokers({ pod, container }));

  it.each([
    ['of the pod', user({ securityContext: { runAsUser: 1000 } }), ['block']],
    ['of the container', user({}, { securityContext: { runAsUser: 1000 } }), ['block']],
    ['root', user({ securityContext: { runAsUser: 0 } }), []],
    ['with a group', user({ securityContext: { runAsUser: 1000, fsGroup: 1000 } }), []],
    ['any but root', user({ securityContext: { runAsNonRoot: true } }), ['block']],
    ['on folders of a node', user({ securityContext: { runAsUser: 1000 } }, {}, { storageClassName: 'local-path' }), ['warn']],
    ['nobody says', user({}), []],
    [
      'prepared',
      user({
        securityContext: { runAsUser: 1000 },
        initContainers: [{ name: 'c', image: 'busybox', volumeMounts: [{ name: 'data', mountPath: '/d' }] }],
      }),
      [],
    ],
  ])('a user %s', async (_, text, severities) => {
    expect((await toldIn(text, 'K8S-47')).map((told) => told.split(':')[0])).toEqual(severities);
  });
});

describe('K8S-48', () => {
  const template = (storageClassName?: string) => ({
    volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], storageClassName } }],
  });
  const classOf = (name: string, provisioner: string) =>
    object({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name }, provisioner });
  const volume = (spec: Readonly<Record<string, unknown>>) =>
    object({ apiVersion: 'v1', kind: 'PersistentVolume', metadata: { name: 'pv' }, spec });

  it.each([
    ['efs.csi.aws.com', 1],
    ['file.csi.azure.com', 1],
    ['cluster.local/nfs-subdir-external-provisioner', 1],
    ['ebs.csi.aws.com', 0],
    ['disk.csi.azure.com', 0],
  ])('a class of %s: %i findings', async (provisioner, count) => {
    expect(
      await toldIn(together(classOf('data', provisioner), brokers({ pod: { volumes: [] }, spec: template('data') })), 'K8S-48'),
    ).toHaveLength(count);
  });

  it('counts the volume in the pod, the one it is bound to, and the name of a class that is not here', async () => {
    expect(await toldIn(brokers({ volume: { nfs: { server: 'nas', path: '/k' } } }), 'K8S-48')).toHaveLength(1);
    const bound = volume({ nfs: { server: 'nas', path: '/k' }, claimRef: { name: 'kafka-data', namespace: 'n' } });
    expect(await toldIn(together(bound, claim('kafka-data', ['ReadWriteMany']), brokers({})), 'K8S-48')).toHaveLength(1);
    const local = volume({ local: { path: '/k' }, claimRef: { name: 'kafka-data', namespace: 'n' } });
    expect(await toldIn(together(local, claim('kafka-data', ['ReadWriteOnce']), brokers({})), 'K8S-48')).toEqual([]);
    expect(
      (await toldIn(brokers({ pod: { volumes: [] }, spec: template('nfs-client') }), 'K8S-48')).map((told) => told.slice(0, 4)),
    ).toEqual(['warn']);
    expect(await toldIn(brokers({ pod: { volumes: [] }, spec: template('confs') }), 'K8S-48')).toEqual([]);
  });

  it('finds a volume of Compose on NFS, and leaves databases alone', async () => {
    const compose = (image: string, path: string, type: string) =>
      `services:\n  a:\n    image: ${image}\n    environment: { KAFKA_PROCESS_ROLES: broker, KAFKA_LOG_DIRS: /data/logs }\n    volumes: ["data:${path}"]\nvolumes:\n  data:\n    driver_opts: { type: ${type}, o: "addr=10.0.0.5,rw", device: ":/export" }`;
    expect(await toldIn(compose(KAFKA, '/data', 'nfs4'), 'K8S-48')).toHaveLength(1);
    expect(await toldIn(compose(KAFKA, '/data', 'ext4'), 'K8S-48')).toEqual([]);
    expect(await toldIn(compose('postgres:17', '/var/lib/postgresql/data', 'nfs'), 'K8S-48')).toEqual([]);
  });
});

it('K8S-49 finds a database that asks nobody for a login', async () => {
  const compose = (image: string, method: string) =>
    `services: { db: { image: "${image}", environment: { POSTGRES_HOST_AUTH_METHOD: ${method} } } }`;
  expect(await toldIn(compose('postgres:17.2', 'trust'), 'K8S-49')).toHaveLength(1);
  expect(await toldIn(compose('postgis/postgis:17-3.5', 'trust'), 'K8S-49')).toHaveLength(1);
  expect(await toldIn(compose('postgres:17.2', 'scram-sha-256'), 'K8S-49')).toEqual([]);
});

it('K8S-22 asks no tag of an image that is built here', async () => {
  const compose = (more: string) => `services: { a: { image: own${more} }, b: { image: own } }`;
  expect(await toldIn(compose(', build: ./own'), 'K8S-22')).toEqual([]);
  expect(await toldIn(compose(''), 'K8S-22')).toHaveLength(2);
});

it('settings that the command writes itself are not taken for defaults', async () => {
  const start = (path: string) => ({
    command: ['sh', '-c', `cp /etc/kafka/base ${path}; exec kafka-server-start.sh ${path}`],
    image: 'registry.example.com/kafka:1',
    env: [],
  });
  expect(await toldIn(brokers({ replicas: 3, container: start('/tmp/server.properties') }), 'KFK-05', 'KFK-25')).toEqual([]);
});
