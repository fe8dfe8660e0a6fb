import { Construct } from 'constructs';
import { contentHash, EdgePolicy, HashedConfigMap, k8s, metadata, type Peer, type PodPlan, podTemplate } from '../shared/constructs.js';
import { type Identity, objectLabels, selectorLabels, type Workloads } from '../shared/index.js';
import { CONNECT_PORT, type ConnectCluster, connectIdentity, restHost } from './config.js';
import { type Connector, connectorJson } from './connector.js';
import DELIVER_SCRIPT from './deliver.sh?raw';

const CONNECTORS_DIR = '/etc/sluice/connectors';
/** A shell that waits. */
const RESOURCES = { memoryMiB: 64, cpuMillis: 50 } as const;
/** Tries before the Job gives up; each is patient by itself first. */
const BACKOFF_LIMIT = 4;
const GRACE_SECONDS = 5;

/** What the composition root hands to the delivery of connectors. */
export interface ConnectorDeliveryConfig {
  /** The workers that run them. */
  readonly connect: ConnectCluster;
  /** Connectors to create or update. */
  readonly connectors: readonly Connector[];
  /** Names of connectors to delete. Their offsets stay in Kafka. */
  readonly retired: readonly string[];
  /** What the environment decides for every pod. */
  readonly workloads: Workloads;
}

/** Pods of the delivery Job: the workers' policy lets them in. */
export const deliveryIdentity = ({ partOf }: Pick<Workloads, 'partOf'>): Identity => ({ name: 'connect', component: 'connectors', partOf });

/**
 * Connectors, brought about by a Job that compares first. Its name holds the hash of all it does, so a changed declaration is a new Job;
 * `sluice apply` runs an unchanged one again, because only the Job sees the live state.
 */
export class ConnectorDelivery extends Construct {
  constructor(scope: Construct, id: string, config: ConnectorDeliveryConfig) {
    super(scope, id);
    const { connect, workloads } = config;
    const name = `${connect.name}-connectors`;
    const identity = deliveryIdentity(workloads);
    const files = deliveryFiles(config);
    const settings = new HashedConfigMap(this, 'Connectors', { name, identity, workloads, files });
    const template = podTemplate(podPlan(config, settings.name), workloads);
    const jobName = `${name}-${contentHash({ ...files, template: JSON.stringify(template) })}`;
    new k8s.KubeJob(this, 'Job', {
      metadata: metadata(jobName, identity, workloads),
      spec: { backoffLimit: BACKOFF_LIMIT, template },
    });
    const workers: Peer = { kind: 'pods', labels: selectorLabels(connectIdentity(workloads)) };
    new EdgePolicy(this, 'Policy', { name, identity, ingress: [], egress: [{ peers: [workers], ports: [CONNECT_PORT] }] }, workloads);
  }
}

/** Files of the delivery, the same for the Job and for compose: the script, a list, and one JSON a connector. */
export function deliveryFiles({ connectors, retired }: Pick<ConnectorDeliveryConfig, 'connectors' | 'retired'>): Record<string, string> {
  return {
    'deliver.sh': DELIVER_SCRIPT,
    'declared.txt': connectors.map(({ name }) => `${name}\n`).join(''),
    'retired.txt': retired.map((name) => `${name}\n`).join(''),
    ...Object.fromEntries(connectors.map((connector) => [`${connector.name}.json`, connectorJson(connector)])),
  };
}

function podPlan({ connect, workloads }: ConnectorDeliveryConfig, settings: string): PodPlan {
  const { reference, contract } = connect.image;
  return {
    image: reference,
    uid: contract.uid,
    gid: contract.gid,
    containerName: 'deliver',
    command: ['/bin/bash', `${CONNECTORS_DIR}/deliver.sh`],
    env: { HOST: restHost(connect), PORT: String(CONNECT_PORT) },
    resources: RESOURCES,
    scratch: [{ name: 'tmp', path: '/tmp', sizeMiB: 8 }],
    volumes: [{ name: 'connectors', configMap: { name: settings } }],
    mounts: [{ name: 'connectors', mountPath: CONNECTORS_DIR, readOnly: true }],
    graceSeconds: GRACE_SECONDS,
    labels: objectLabels(deliveryIdentity(workloads)),
    restartPolicy: 'Never',
  };
}
