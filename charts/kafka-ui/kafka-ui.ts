import { Construct } from 'constructs';
import {
  affinity,
  connectionVolumes,
  type Edge,
  EdgePolicy,
  HashedConfigMap,
  httpReadinessProbe,
  k8s,
  livenessProbe,
  loginWait,
  metadata,
  type Peer,
  type PodPlan,
  podTemplate,
  startupProbe,
  topicWaitFiles,
} from '../shared/constructs.js';
import { formatProperties, selectorLabels, type Workloads } from '../shared/index.js';
import { KAFKA_UI_PORT, type KafkaUiConfig, kafkaUiIdentity, kafkaUiProperties, LOGIN_DIR } from './config.js';
import START_SCRIPT from './start.sh?raw';

const SETTINGS_DIR = '/etc/sluice/kafka-ui';
const STARTUP_BUDGET_SECONDS = 180;
const GRACE_SECONDS = 15;
const PORT_NAME = 'http';

/** What the composition root hands to the page. */
export interface KafkaUiWiring {
  /** The web page to build. */
  readonly page: KafkaUiConfig;
  /** What the environment decides for every pod. */
  readonly workloads: Workloads;
  /** The brokers' pods. */
  readonly kafka: Peer;
  /** What it connects to beside Kafka. */
  readonly reaches: readonly Edge[];
}

/** Kafbat UI: one pod without a disk. Sessions live in it, so there is no second one. */
export class KafkaUi extends Construct {
  constructor(scope: Construct, id: string, { page, workloads, kafka, reaches }: KafkaUiWiring) {
    super(scope, id);
    const { name, version, clients, connection } = page;
    const identity = kafkaUiIdentity(workloads);
    const selector = { ...selectorLabels(identity) };
    const settings = new HashedConfigMap(this, 'Settings', { name, identity, workloads, files: settingsFiles(page) });
    new k8s.KubeService(this, 'Service', {
      metadata: metadata(name, identity, workloads),
      spec: {
        selector,
        ports: [{ name: PORT_NAME, port: KAFKA_UI_PORT, targetPort: k8s.IntOrString.fromNumber(KAFKA_UI_PORT), protocol: 'TCP' }],
      },
    });
    new k8s.KubeDeployment(this, 'Deployment', {
      metadata: metadata(name, identity, workloads, { version }),
      spec: {
        replicas: 1,
        strategy: { type: 'Recreate' },
        selector: { matchLabels: selector },
        template: podTemplate(podPlan(page, settings.name, workloads), workloads),
      },
    });
    const peers = clients.map(
      ({ namespace, labels }): Peer => ({ kind: 'pods', labels, ...(namespace !== workloads.namespace && { namespace }) }),
    );
    const ingress = peers.length > 0 ? [{ peers, ports: [KAFKA_UI_PORT] }] : []; // an edge without peers would let in everybody
    const egress = [{ peers: [kafka], ports: [connection.edge.port] }, ...reaches];
    new EdgePolicy(this, 'Policy', { name, identity, ingress, egress }, workloads);
  }
}

const settingsFiles = (page: KafkaUiConfig) => ({
  'ui.properties': formatProperties(kafkaUiProperties(page)),
  'start.sh': START_SCRIPT,
  ...topicWaitFiles(page.connection),
});

function podPlan(page: KafkaUiConfig, settings: string, workloads: Workloads): PodPlan {
  const { name, version, image, connection, login } = page;
  const identity = kafkaUiIdentity(workloads);
  const secrets = connectionVolumes(connection);
  return {
    image: image.reference,
    uid: image.contract.uid,
    gid: image.contract.gid,
    containerName: 'kafka-ui',
    command: ['/bin/sh', `${SETTINGS_DIR}/start.sh`],
    env: environment(page),
    ports: [{ name: PORT_NAME, port: KAFKA_UI_PORT }],
    resources: page.resources,
    probes: {
      startupProbe: startupProbe(KAFKA_UI_PORT, STARTUP_BUDGET_SECONDS),
      readinessProbe: httpReadinessProbe(KAFKA_UI_PORT, '/actuator/health'),
      livenessProbe: livenessProbe(PORT_NAME),
    },
    scratch: [
      { name: 'run', path: '/run/sluice', sizeMiB: 1, inMemory: true }, // the filled-in properties file, with its secrets
      { name: 'tmp', path: '/tmp', sizeMiB: 64 }, // native compression libraries unpack themselves here
    ],
    volumes: [
      { name: 'settings', configMap: { name: settings } },
      ...secrets.volumes,
      ...(login ? [{ name: 'login', secret: { secretName: login } }] : []),
    ],
    mounts: [
      { name: 'settings', mountPath: SETTINGS_DIR, readOnly: true },
      ...secrets.mounts,
      ...(login ? [{ name: 'login', mountPath: LOGIN_DIR, readOnly: true }] : []),
    ],
    graceSeconds: GRACE_SECONDS,
    labels: metadata(name, identity, workloads, { version }).labels,
    affinity: affinity(selectorLabels(identity), workloads),
    waits: [loginWait({ image: page.toolsImage, connection, settingsDir: SETTINGS_DIR })],
  };
}

const environment = ({ heapMiB, login, connection }: KafkaUiConfig): Record<string, string> => ({
  SETTINGS_DIR,
  CREDENTIALS: connection.mounts.find(({ keys }) => !keys?.includes('ca.crt'))?.path ?? '',
  LOGIN: login === undefined ? '' : LOGIN_DIR,
  JAVA_TOOL_OPTIONS: `-Xms${heapMiB}m -Xmx${heapMiB}m -XX:+ExitOnOutOfMemoryError`,
});
