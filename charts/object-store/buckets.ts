import { Construct } from 'constructs';
import { contentHash, EdgePolicy, HashedConfigMap, k8s, metadata, type PodPlan, podTemplate } from '../shared/constructs.js';
import { objectLabels, selectorLabels, type Workloads } from '../shared/index.js';
import BUCKETS_SCRIPT from './buckets.sh?raw';
import { bucketsIdentity, HEALTH_PATH, OBJECT_STORE_PORT, type ObjectStoreConfig, objectStoreIdentity, objectStoreUrl } from './config.js';

const SETTINGS_DIR = '/etc/sluice/buckets';
const RESOURCES = { memoryMiB: 64, cpuMillis: 20 } as const;
/** Tries before the Job gives up; each waits for the store by itself first. */
const BACKOFF_LIMIT = 4;

/** The stand-in's buckets, made by a Job that looks first. None is ever deleted. */
export class Buckets extends Construct {
  constructor(scope: Construct, id: string, { store, workloads }: { store: ObjectStoreConfig; workloads: Workloads }) {
    super(scope, id);
    const name = `${store.name}-buckets`;
    const identity = bucketsIdentity(workloads);
    const files = { 'buckets.sh': BUCKETS_SCRIPT };
    const settings = new HashedConfigMap(this, 'Settings', { name, identity, workloads, files });
    const template = podTemplate(podPlan(store, settings.name, workloads), workloads);
    const jobName = `${name}-${contentHash({ ...files, template: JSON.stringify(template) })}`;
    new k8s.KubeJob(this, 'Job', { metadata: metadata(jobName, identity, workloads), spec: { backoffLimit: BACKOFF_LIMIT, template } });
    const gateway = { kind: 'pods', labels: selectorLabels(objectStoreIdentity(workloads)) } as const;
    new EdgePolicy(this, 'Policy', { name, identity, ingress: [], egress: [{ peers: [gateway], ports: [OBJECT_STORE_PORT] }] }, workloads);
  }
}

function podPlan(store: ObjectStoreConfig, settings: string, workloads: Workloads): PodPlan {
  const { clientImage, region, buckets, keys } = store;
  return {
    image: clientImage.reference,
    uid: clientImage.contract.uid,
    gid: clientImage.contract.gid,
    containerName: 'buckets',
    command: ['/bin/sh', `${SETTINGS_DIR}/buckets.sh`],
    env: { ENDPOINT: objectStoreUrl(store), HEALTH_PATH, REGION: region, BUCKETS: buckets.join(' ') },
    resources: RESOURCES,
    scratch: [{ name: 'tmp', path: '/tmp', sizeMiB: 1 }],
    volumes: [
      { name: 'settings', configMap: { name: settings } },
      { name: 'keys', secret: { secretName: keys } },
    ],
    mounts: [
      { name: 'settings', mountPath: SETTINGS_DIR, readOnly: true },
      { name: 'keys', mountPath: '/etc/sluice/keys', readOnly: true },
    ],
    graceSeconds: 10,
    labels: objectLabels(bucketsIdentity(workloads)),
    restartPolicy: 'Never',
  };
}
