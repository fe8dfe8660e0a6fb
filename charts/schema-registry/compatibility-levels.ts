import { Construct } from 'constructs';
import { contentHash, EdgePolicy, HashedConfigMap, k8s, metadata, type PodPlan, podTemplate } from '../shared/constructs.js';
import { type Identity, objectLabels, selectorLabels, type Workloads } from '../shared/index.js';
import { SCHEMA_REGISTRY_PORT, type SchemaRegistryConfig, schemaRegistryIdentity } from './config.js';
import { levelsFile } from './levels.js';
import LEVELS_SCRIPT from './levels.sh?raw';

const SETTINGS_DIR = '/etc/sluice/levels';
/** Bash alone. */
const RESOURCES = { memoryMiB: 64, cpuMillis: 20 } as const;
/** Tries before the Job gives up; each waits for the registry by itself first. */
const BACKOFF_LIMIT = 4;

/** Pods of the Job: the registry's policy lets them in. */
export const levelsIdentity = ({ partOf }: Pick<Workloads, 'partOf'>): Identity => ({
  name: 'schema-registry',
  component: 'levels',
  partOf,
});

/**
 * The registry's compatibility levels, its own and those of subjects, brought about by a Job that compares first. Somebody may have
 * set a level by hand, which no file shows: `sluice apply` runs the Job again each time.
 */
export class CompatibilityLevels extends Construct {
  constructor(scope: Construct, id: string, { registry, workloads }: { registry: SchemaRegistryConfig; workloads: Workloads }) {
    super(scope, id);
    const name = `${registry.name}-levels`;
    const identity = levelsIdentity(workloads);
    const files = { 'levels.txt': levelsFile(registry), 'levels.sh': LEVELS_SCRIPT };
    const settings = new HashedConfigMap(this, 'Settings', { name, identity, workloads, files });
    const template = podTemplate(podPlan(registry, settings.name, workloads), workloads);
    const jobName = `${name}-${contentHash({ ...files, template: JSON.stringify(template) })}`;
    new k8s.KubeJob(this, 'Job', { metadata: metadata(jobName, identity, workloads), spec: { backoffLimit: BACKOFF_LIMIT, template } });
    const pods = { kind: 'pods', labels: selectorLabels(schemaRegistryIdentity(workloads)) } as const;
    new EdgePolicy(this, 'Policy', { name, identity, ingress: [], egress: [{ peers: [pods], ports: [SCHEMA_REGISTRY_PORT] }] }, workloads);
  }
}

function podPlan({ name, namespace, image }: SchemaRegistryConfig, settings: string, workloads: Workloads): PodPlan {
  return {
    image: image.reference,
    uid: image.contract.uid,
    gid: image.contract.gid,
    containerName: 'levels',
    command: ['/bin/bash', `${SETTINGS_DIR}/levels.sh`],
    env: { HOST: `${name}.${namespace}.svc`, PORT: String(SCHEMA_REGISTRY_PORT) },
    resources: RESOURCES,
    scratch: [{ name: 'tmp', path: '/tmp', sizeMiB: 1 }], // where bash keeps a here-document
    volumes: [{ name: 'settings', configMap: { name: settings } }],
    mounts: [{ name: 'settings', mountPath: SETTINGS_DIR, readOnly: true }],
    graceSeconds: 10,
    labels: objectLabels(levelsIdentity(workloads)),
    restartPolicy: 'Never',
  };
}
