import { Construct } from 'constructs';
import {
  affinity,
  EdgePolicy,
  HashedConfigMap,
  k8s,
  metadata,
  type Peer,
  type PodPlan,
  podTemplate,
  type ScratchDir,
  zoneSpread,
} from '../shared/constructs.js';
import { objectLabels, selectorLabels, type Workloads } from '../shared/index.js';
import { migrationIdentity, nodesServiceName, POSTGRES_PORT, type PostgresConfig, postgresIdentity } from './config.js';
import FIRST_START_DONE from './first-start-done.sh?raw';
import { CERTIFICATE_DIR, hostBasedAccess, INITDB_ARGUMENTS, postgresqlConf, SETTINGS_DIR } from './server-settings.js';
import START_SCRIPT from './start.sh?raw';

const ADMIN_DIR = '/etc/sluice/admin';
const FIRST_START_FILE = 'first-start-done.sh';
const PORT_NAME = 'postgres';
/** A crash may leave a gigabyte of log to read again, from a slow disk. */
const RECOVERY_BUDGET_SECONDS = 1800;
/** The image stops by SIGINT: connections are cut, then all that is in memory is written. */
const GRACE_SECONDS = 120;
/** Parallel queries share memory there. The engine's own is 64 MiB. */
const MIN_SHARED_MEMORY_MIB = 64;
/** Owner reads and writes, the pod's group reads: Postgres refuses a key that others may read. */
const KEY_MODE = 0o640;

/** What the composition root hands to Postgres. */
export interface PostgresWiring {
  /** The server to build. */
  readonly server: PostgresConfig;
  /** What the environment decides for every pod. */
  readonly workloads: Workloads;
  /** Pods of the platform that connect: Connect workers, stream jobs, generators. The migration's are let in anyway. */
  readonly clients: readonly Peer[];
}

/**
 * One Postgres server. Not a cluster: several pods of this image would be several databases. No disruption budget, which for one pod
 * would block every drain. The disk stays when the set is deleted.
 */
export class Postgres extends Construct {
  constructor(scope: Construct, id: string, wiring: PostgresWiring) {
    super(scope, id);
    const { server, workloads } = wiring;
    const { name, version, data } = server;
    const identity = postgresIdentity(workloads);
    const settings = new HashedConfigMap(this, 'Settings', { name, identity, workloads, files: settingsFiles(server) });
    this.service('Service', { name }, workloads);
    this.service('Nodes', { name: nodesServiceName(name), headless: true }, workloads);
    new k8s.KubeStatefulSet(this, 'StatefulSet', {
      metadata: metadata(name, identity, workloads, { version }),
      spec: {
        replicas: 1,
        serviceName: nodesServiceName(name),
        updateStrategy: { type: 'RollingUpdate' },
        persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
        selector: { matchLabels: { ...selectorLabels(identity) } },
        template: podTemplate(podPlan(server, settings.name, workloads), workloads),
        volumeClaimTemplates: [
          {
            metadata: { name: data.name, labels: { ...selectorLabels(identity) } },
            spec: {
              accessModes: ['ReadWriteOnce'],
              ...(data.storageClass && { storageClassName: data.storageClass }),
              resources: { requests: { storage: k8s.Quantity.fromString(`${data.storageGiB}Gi`) } },
            },
          },
        ],
      },
    });
    this.policy(wiring);
  }

  private service(id: string, { name, headless }: { name: string; headless?: boolean }, workloads: Workloads): void {
    const identity = postgresIdentity(workloads);
    new k8s.KubeService(this, id, {
      metadata: metadata(name, identity, workloads),
      spec: {
        ...(headless && { clusterIp: 'None', publishNotReadyAddresses: true }),
        selector: { ...selectorLabels(identity) },
        ports: [{ name: PORT_NAME, port: POSTGRES_PORT, targetPort: k8s.IntOrString.fromNumber(POSTGRES_PORT), protocol: 'TCP' }],
      },
    });
  }

  private policy({ server, workloads, clients }: PostgresWiring): void {
    const migration: Peer = { kind: 'pods', labels: selectorLabels(migrationIdentity(workloads)) };
    const outside = server.clients.map(
      ({ namespace, labels }): Peer => ({ kind: 'pods', labels, ...(namespace !== workloads.namespace && { namespace }) }),
    );
    const ingress = [{ peers: [migration, ...clients, ...outside], ports: [POSTGRES_PORT] }];
    new EdgePolicy(this, 'Policy', { name: server.name, identity: postgresIdentity(workloads), ingress, egress: [] }, workloads);
  }
}

const settingsFiles = (server: PostgresConfig): Record<string, string> => ({
  'postgresql.conf': postgresqlConf(server),
  'pg_hba.conf': hostBasedAccess(server),
  'start.sh': START_SCRIPT,
  [FIRST_START_FILE]: FIRST_START_DONE,
});

function podPlan(server: PostgresConfig, settings: string, workloads: Workloads): PodPlan {
  const { version, image, adminSecret, certificate, data, resources } = server;
  const identity = postgresIdentity(workloads);
  const peers = selectorLabels(identity);
  return {
    image: image.reference,
    uid: image.contract.uid,
    gid: image.contract.gid,
    containerName: 'postgres',
    command: ['/bin/bash', `${SETTINGS_DIR}/start.sh`],
    env: environment(server),
    ports: [{ name: PORT_NAME, port: POSTGRES_PORT }],
    resources,
    probes: probes(server),
    scratch: scratch(server),
    volumes: [
      { name: 'settings', configMap: { name: settings } },
      { name: 'first-start', configMap: { name: settings, items: [{ key: FIRST_START_FILE, path: FIRST_START_FILE }] } },
      { name: 'admin', secret: { secretName: adminSecret, items: [{ key: 'password', path: 'password' }] } },
      ...(certificate
        ? [{ name: 'certificate', secret: { secretName: certificate, items: CERTIFICATE_FILES, defaultMode: KEY_MODE } }]
        : []),
    ],
    mounts: [
      { name: 'settings', mountPath: SETTINGS_DIR, readOnly: true },
      { name: 'first-start', mountPath: '/docker-entrypoint-initdb.d', readOnly: true },
      { name: 'admin', mountPath: ADMIN_DIR, readOnly: true },
      ...(certificate ? [{ name: 'certificate', mountPath: CERTIFICATE_DIR, readOnly: true }] : []),
      { name: data.name, mountPath: image.contract.mountPath },
    ],
    graceSeconds: GRACE_SECONDS,
    labels: objectLabels(identity, version),
    affinity: affinity(peers, workloads),
    spread: zoneSpread(peers, workloads),
  };
}

const CERTIFICATE_FILES = ['tls.crt', 'tls.key'].map((key) => ({ key, path: key }));

const scratch = ({ resources: { memoryMiB } }: PostgresConfig): readonly ScratchDir[] => [
  { name: 'run', path: '/var/run/postgresql', sizeMiB: 1 },
  { name: 'tmp', path: '/tmp', sizeMiB: 16 },
  { name: 'shm', path: '/dev/shm', sizeMiB: Math.max(MIN_SHARED_MEMORY_MIB, Math.floor(memoryMiB / 8)), inMemory: true },
];

const environment = ({ image: { contract }, database, admin }: PostgresConfig): Record<string, string> => ({
  MAJOR: String(contract.major),
  VOLUME_DIR: contract.mountPath,
  PGDATA: contract.dataDir,
  POSTGRES_USER: admin,
  POSTGRES_DB: database,
  POSTGRES_PASSWORD_FILE: `${ADMIN_DIR}/password`,
  POSTGRES_INITDB_ARGS: INITDB_ARGUMENTS,
});

/**
 * By the network, not the socket: during a first start the server is on its socket only, and goes away again. Ready means it takes
 * connections; alive means it answers at all, so that one that recovers or shuts down is left to it.
 */
function probes({ database, admin }: PostgresConfig): NonNullable<PodPlan['probes']> {
  const ask = ['pg_isready', '--quiet', '--host=127.0.0.1', `--port=${POSTGRES_PORT}`, `--username=${admin}`, `--dbname=${database}`];
  const ready = { exec: { command: ask }, timeoutSeconds: 5 };
  const alive = ['/bin/bash', '-c', `${ask.join(' ')} || (($? == 1))`];
  return {
    startupProbe: { ...ready, periodSeconds: 3, failureThreshold: Math.ceil(RECOVERY_BUDGET_SECONDS / 3) },
    readinessProbe: { ...ready, periodSeconds: 5, failureThreshold: 3 },
    livenessProbe: { exec: { command: alive }, periodSeconds: 20, timeoutSeconds: 10, failureThreshold: 6 },
  };
}
