import { Construct } from 'constructs';
import {
  DisruptionBudget,
  type Edge,
  EdgePolicy,
  HashedConfigMap,
  k8s,
  metadata,
  type Peer,
  podTemplate,
  topicWaitFiles,
} from '../shared/constructs.js';
import { formatProperties, loggingFile, selectorLabels, type Workloads } from '../shared/index.js';
import { CONNECT_PORT, type ConnectCluster, connectIdentity, restHost, workersServiceName } from './config.js';
import START_SCRIPT from './start.sh?raw';
import { workerPod } from './worker-pod.js';
import { connectProperties } from './worker-properties.js';

/** What the composition root hands to the Connect workers. */
export interface KafkaConnectConfig {
  /** The Connect cluster to build. */
  readonly connect: ConnectCluster;
  /** What the environment decides for every pod. */
  readonly workloads: Workloads;
  /** The brokers' pods. */
  readonly kafka: Peer;
  /** What connectors talk to: databases, stores, the schema registry. */
  readonly neighbours: readonly Edge[];
  /** Pods that may use the REST interface, which knows no login: the delivery Job above all. */
  readonly clients: readonly Peer[];
}

/** A distributed Connect cluster: workers with names that stay, without disks. All they know is in their storage topics. */
export class KafkaConnect extends Construct {
  /** REST interface, e.g. `http://connect.streaming.svc:8083`. */
  readonly url: string;
  constructor(scope: Construct, id: string, config: KafkaConnectConfig) {
    super(scope, id);
    const { connect, workloads } = config;
    const { name, replicas, version } = connect;
    const identity = connectIdentity(workloads);
    const settings = new HashedConfigMap(this, 'Settings', { name, identity, workloads, files: settingsFiles(connect) });
    this.service('Workers', { name: workersServiceName(connect), isHeadless: true }, workloads);
    this.service('Rest', { name, isHeadless: false }, workloads);
    new k8s.KubeStatefulSet(this, 'StatefulSet', {
      metadata: metadata(name, identity, workloads, { version }),
      spec: {
        replicas,
        serviceName: workersServiceName(connect),
        podManagementPolicy: 'Parallel',
        updateStrategy: { type: 'RollingUpdate' },
        selector: { matchLabels: { ...selectorLabels(identity) } },
        template: podTemplate(workerPod(connect, settings.name, workloads), workloads),
      },
    });
    new DisruptionBudget(this, 'Budget', { name, identity, workloads, pods: replicas });
    this.policy(config);
    this.url = `http://${restHost(connect)}:${CONNECT_PORT}`;
  }

  private service(id: string, { name, isHeadless }: { name: string; isHeadless: boolean }, workloads: Workloads): void {
    const identity = connectIdentity(workloads);
    new k8s.KubeService(this, id, {
      metadata: metadata(name, identity, workloads),
      spec: {
        // Workers call one another before they are ready: the first start divides the work.
        ...(isHeadless && { clusterIp: 'None', publishNotReadyAddresses: true }),
        selector: { ...selectorLabels(identity) },
        ports: [{ name: 'rest', port: CONNECT_PORT, targetPort: k8s.IntOrString.fromNumber(CONNECT_PORT), protocol: 'TCP' }],
      },
    });
  }

  private policy({ connect, workloads, kafka, neighbours, clients }: KafkaConnectConfig): void {
    const identity = connectIdentity(workloads);
    const workers: Peer = { kind: 'pods', labels: selectorLabels(identity) };
    new EdgePolicy(
      this,
      'Policy',
      {
        name: connect.name,
        identity,
        ingress: [{ peers: [workers, ...clients], ports: [CONNECT_PORT] }],
        egress: [{ peers: [workers], ports: [CONNECT_PORT] }, { peers: [kafka], ports: [connect.kafka.edge.port] }, ...neighbours],
      },
      workloads,
    );
  }
}

function settingsFiles(connect: ConnectCluster): Record<string, string> {
  const logging = loggingFile(connect.image.contract);
  return {
    'connect.properties': formatProperties(connectProperties(connect)),
    'start.sh': START_SCRIPT,
    ...topicWaitFiles(connect.kafka),
    [logging.name]: logging.text,
  };
}
