import { Construct } from 'constructs';
import { contentHash, type Edge, EdgePolicy, HashedConfigMap, k8s, metadata, podTemplate } from '../shared/constructs.js';
import { type Identity, objectLabels, selectorLabels, type Workloads } from '../shared/index.js';
import CLIENT_SCRIPT from './client.sh?raw';
import { clientPod } from './client-pod.js';
import { generatorIdentity } from './config.js';
import GENERATE_SCRIPT from './generate.sh?raw';
import type { DataGenerator } from './generator.js';
import { quotedTable } from './migration.js';

const GENERATOR_DIR = '/etc/sluice/generator';
const BACKOFF_LIMIT = 4;

/** What the composition root hands to the generators. */
export interface DataGeneratorsWiring {
  /** Name of the policy they share, e.g. `generators`. */
  readonly name: string;
  /** Generators to build. */
  readonly generators: readonly [DataGenerator, ...DataGenerator[]];
  /** What the environment decides for every pod. */
  readonly workloads: Workloads;
}

/** Workloads that write made-up rows: an endless one is a Deployment, a bounded one a Job named by what it does. */
export class DataGenerators extends Construct {
  constructor(scope: Construct, id: string, { name, generators, workloads }: DataGeneratorsWiring) {
    super(scope, id);
    for (const generator of generators) this.workload(generator, workloads);
    const egress = generators.map(({ database }): Edge => ({ peers: database.reach, ports: [database.port] }));
    const once = egress.filter((edge, index) => egress.findIndex((other) => JSON.stringify(other) === JSON.stringify(edge)) === index);
    new EdgePolicy(this, 'Policy', { name, identity: generatorIdentity(workloads), ingress: [], egress: once }, workloads);
  }

  private workload(generator: DataGenerator, workloads: Workloads): void {
    const { name, runs } = generator;
    const scope = new Construct(this, name);
    const identity: Identity = { ...generatorIdentity(workloads), instance: name };
    const files = { 'generate.sql': generator.script, 'generate.sh': GENERATE_SCRIPT, 'client.sh': CLIENT_SCRIPT };
    const settings = new HashedConfigMap(scope, 'Settings', { name, identity, workloads, files });
    const template = podTemplate(podPlan(generator, identity, settings.name), workloads);
    if (runs === 'bounded') {
      const jobName = `${name}-${contentHash({ ...files, template: JSON.stringify(template) })}`;
      new k8s.KubeJob(scope, 'Job', { metadata: metadata(jobName, identity, workloads), spec: { backoffLimit: BACKOFF_LIMIT, template } });
      return;
    }
    new k8s.KubeDeployment(scope, 'Deployment', {
      metadata: metadata(name, identity, workloads),
      spec: {
        replicas: 1,
        strategy: { type: 'Recreate' }, // two at once would write at twice the rate
        selector: { matchLabels: { ...selectorLabels(identity) } },
        template,
      },
    });
  }
}

const podPlan = ({ image, database, login, table, runs }: DataGenerator, identity: Identity, settings: string) =>
  clientPod({
    image,
    database,
    login,
    containerName: 'generate',
    settings: { name: settings, dir: GENERATOR_DIR, script: 'generate.sh' },
    env: { TABLE: quotedTable(table) },
    labels: objectLabels(identity),
    restartPolicy: runs === 'bounded' ? 'Never' : 'Always',
  });
