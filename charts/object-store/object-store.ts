import { Construct } from 'constructs';
import {
  affinity,
  EdgePolicy,
  HashedConfigMap,
  httpReadinessProbe,
  k8s,
  livenessProbe,
  metadata,
  type Peer,
  type PodPlan,
  podTemplate,
  startupProbe,
  zoneSpread,
} from '../shared/constructs.js';
import { objectLabels, selectorLabels, type Workloads } from '../shared/index.js';
import { Buckets } from './buckets.js';
import {
  bucketsIdentity,
  HEALTH_PATH,
  nodesServiceName,
  OBJECT_STORE_PORT,
  type ObjectStoreConfig,
  objectStoreIdentity,
  objectStoreUrl,
} from './config.js';
import START_SCRIPT from './start.sh?raw';

const SETTINGS_DIR = '/etc/sluice/object-store';
const KEYS_DIR = '/etc/sluice/keys';
const VOLUME_DIR = '/data';
/** Below the mount: `lost+found` would be a bucket. */
const DATA_DIR = `${VOLUME_DIR}/objects`;
const PORT_NAME = 's3';
const START_BUDGET_SECONDS = 60;
const GRACE_SECONDS = 30;
/** Share of the memory at which Go collects eagerly, in percent. */
const GO_MEMORY_PERCENT = 80;

/** What the composition root hands to the stand-in. */
export interface ObjectStoreWiring {
  /** The stand-in to build. */
  readonly store: ObjectStoreConfig;
  /** What the environment decides for every pod. */
  readonly workloads: Workloads;
  /** Pods of the platform that use it: Connect workers, stream jobs. The Job that makes buckets is let in anyway. */
  readonly clients: readonly Peer[];
}

/** A stand-in for S3: one pod over one disk, one account, plain HTTP. For trying things, where a lost disk is no loss. */
export class ObjectStore extends Construct {
  /** Where clients ask, e.g. `http://object-store.streaming.svc:7070`. */
  readonly url: string;
  constructor(scope: Construct, id: string, wiring: ObjectStoreWiring) {
    super(scope, id);
    const { store, workloads } = wiring;
    const { name, version, data } = store;
    const identity = objectStoreIdentity(workloads);
    const settings = new HashedConfigMap(this, 'Settings', { name, identity, workloads, files: { 'start.sh': START_SCRIPT } });
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
        template: podTemplate(podPlan(store, settings.name, workloads), workloads),
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
    new Buckets(this, 'Buckets', { store, workloads });
    this.url = objectStoreUrl(store);
  }

  private service(id: string, { name, headless }: { name: string; headless?: boolean }, workloads: Workloads): void {
    const identity = objectStoreIdentity(workloads);
    new k8s.KubeService(this, id, {
      metadata: metadata(name, identity, workloads),
      spec: {
        ...(headless && { clusterIp: 'None', publishNotReadyAddresses: true }),
        selector: { ...selectorLabels(identity) },
        ports: [{ name: PORT_NAME, port: OBJECT_STORE_PORT, targetPort: k8s.IntOrString.fromNumber(OBJECT_STORE_PORT), protocol: 'TCP' }],
      },
    });
  }

  private policy({ store, workloads, clients }: ObjectStoreWiring): void {
    const buckets: Peer = { kind: 'pods', labels: selectorLabels(bucketsIdentity(workloads)) };
    const outside = store.clients.map(
      ({ namespace, labels }): Peer => ({ kind: 'pods', labels, ...(namespace !== workloads.namespace && { namespace }) }),
    );
    const ingress = [{ peers: [buckets, ...clients, ...outside], ports: [OBJECT_STORE_PORT] }];
    new EdgePolicy(this, 'Policy', { name: store.name, identity: objectStoreIdentity(workloads), ingress, egress: [] }, workloads);
  }
}

function podPlan(store: ObjectStoreConfig, settings: string, workloads: Workloads): PodPlan {
  const { version, image, keys, region, data, resources } = store;
  const identity = objectStoreIdentity(workloads);
  const peers = selectorLabels(identity);
  return {
    image: image.reference,
    uid: image.contract.uid,
    gid: image.contract.gid,
    containerName: 'gateway',
    command: ['/bin/sh', `${SETTINGS_DIR}/start.sh`],
    env: {
      GATEWAY: image.contract.program,
      PORT: String(OBJECT_STORE_PORT),
      REGION: region,
      HEALTH_PATH,
      DATA_DIR,
      GOMEMLIMIT: `${Math.floor((resources.memoryMiB * GO_MEMORY_PERCENT) / 100)}MiB`,
    },
    ports: [{ name: PORT_NAME, port: OBJECT_STORE_PORT }],
    resources,
    probes: {
      startupProbe: startupProbe(OBJECT_STORE_PORT, START_BUDGET_SECONDS),
      readinessProbe: httpReadinessProbe(OBJECT_STORE_PORT, HEALTH_PATH),
      livenessProbe: livenessProbe(PORT_NAME),
    },
    scratch: [{ name: 'tmp', path: '/tmp', sizeMiB: 16 }],
    volumes: [
      { name: 'settings', configMap: { name: settings } },
      { name: 'keys', secret: { secretName: keys } },
    ],
    mounts: [
      { name: 'settings', mountPath: SETTINGS_DIR, readOnly: true },
      { name: 'keys', mountPath: KEYS_DIR, readOnly: true },
      { name: data.name, mountPath: VOLUME_DIR },
    ],
    graceSeconds: GRACE_SECONDS,
    labels: objectLabels(identity, version),
    affinity: affinity(peers, workloads),
    spread: zoneSpread(peers, workloads),
  };
}
