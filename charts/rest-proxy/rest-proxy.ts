import { Construct } from 'constructs';
import {
  affinity,
  connectionVolumes,
  DisruptionBudget,
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
  topicWait,
  topicWaitFiles,
  zoneSpread,
} from '../shared/constructs.js';
import { formatProperties, loggingFile, objectLabels, selectorLabels, type Workloads } from '../shared/index.js';
import { REST_PROXY_PORT, type RestProxyConfig, restProxyIdentity, restProxyProperties, restProxyUrl } from './config.js';
import START_SCRIPT from './start.sh?raw';

const SETTINGS_DIR = '/etc/sluice/rest-proxy';
const STARTUP_BUDGET_SECONDS = 180;
/** Long polls of readers end within this. */
const GRACE_SECONDS = 45;
/** How long a client keeps to its pod after its last request: longer than the proxy keeps a silent consumer (5 minutes). */
const AFFINITY_SECONDS = 10_800;
const PORT_NAME = 'http';

/** What the composition root hands to the REST proxy. */
export interface RestProxyWiring {
  /** The proxy to build. */
  readonly proxy: RestProxyConfig;
  /** What the environment decides for every pod. */
  readonly workloads: Workloads;
  /** The brokers' pods. */
  readonly kafka: Peer;
  /** What it connects to beside Kafka: the Schema Registry, where the platform has one. */
  readonly reaches: readonly Edge[];
  /** Pods of the platform that ask it. */
  readonly clients: readonly Peer[];
}

/** A REST proxy before Kafka. It keeps nothing but v2 consumers; its port speaks plain HTTP and asks nobody who they are. */
export class RestProxy extends Construct {
  /** Where clients ask, e.g. `http://rest-proxy.streaming.svc:8082`. */
  readonly url: string;
  constructor(scope: Construct, id: string, wiring: RestProxyWiring) {
    super(scope, id);
    const { proxy, workloads } = wiring;
    const { name, replicas, version } = proxy;
    const identity = restProxyIdentity(workloads);
    const settings = new HashedConfigMap(this, 'Settings', { name, identity, workloads, files: settingsFiles(proxy) });
    this.service(proxy, workloads);
    new k8s.KubeDeployment(this, 'Deployment', {
      metadata: metadata(name, identity, workloads, { version }),
      spec: {
        replicas,
        strategy: {
          type: 'RollingUpdate',
          // With hard spreading a pod too many may fit nowhere, and the roll would wait for ever.
          rollingUpdate: { maxSurge: k8s.IntOrString.fromNumber(0), maxUnavailable: k8s.IntOrString.fromNumber(1) },
        },
        selector: { matchLabels: { ...selectorLabels(identity) } },
        template: podTemplate(podPlan(proxy, settings.name, workloads), workloads),
      },
    });
    new DisruptionBudget(this, 'Budget', { name, identity, workloads, pods: replicas });
    this.policy(wiring);
    this.url = restProxyUrl(proxy);
  }

  private service({ name, v2Consumers }: RestProxyConfig, workloads: Workloads): void {
    const identity = restProxyIdentity(workloads);
    new k8s.KubeService(this, 'Service', {
      metadata: metadata(name, identity, workloads),
      spec: {
        ...(v2Consumers && { sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIp: { timeoutSeconds: AFFINITY_SECONDS } } }),
        selector: { ...selectorLabels(identity) },
        ports: [{ name: PORT_NAME, port: REST_PROXY_PORT, targetPort: k8s.IntOrString.fromNumber(REST_PROXY_PORT), protocol: 'TCP' }],
      },
    });
  }

  private policy({ proxy, workloads, kafka, reaches, clients }: RestProxyWiring): void {
    const outside = proxy.clients.map(
      ({ namespace, labels }): Peer => ({
        kind: 'pods',
        labels,
        ...(namespace !== workloads.namespace && { namespace }),
      }),
    );
    const peers = [...clients, ...outside];
    const edges = {
      name: proxy.name,
      identity: restProxyIdentity(workloads),
      ingress: peers.length > 0 ? [{ peers, ports: [REST_PROXY_PORT] }] : [], // an edge without peers would let in everybody
      egress: [{ peers: [kafka], ports: [proxy.connection.edge.port] }, ...reaches],
    };
    new EdgePolicy(this, 'Policy', edges, workloads);
  }
}

function settingsFiles(proxy: RestProxyConfig): Record<string, string> {
  const logging = loggingFile(proxy.image.contract);
  return {
    'kafka-rest.properties': formatProperties(restProxyProperties(proxy)),
    'start.sh': START_SCRIPT,
    ...topicWaitFiles(proxy.connection),
    [logging.name]: logging.text,
  };
}

function podPlan(proxy: RestProxyConfig, settings: string, workloads: Workloads): PodPlan {
  const { version, image, connection, topic } = proxy;
  const place = { image: proxy.toolsImage, connection, settingsDir: SETTINGS_DIR };
  const identity = restProxyIdentity(workloads);
  const peers = selectorLabels(identity);
  const secrets = connectionVolumes(connection);
  return {
    image: image.reference,
    uid: image.contract.uid,
    gid: image.contract.gid,
    containerName: 'rest-proxy',
    command: ['/bin/bash', `${SETTINGS_DIR}/start.sh`],
    env: environment(proxy),
    ports: [{ name: PORT_NAME, port: REST_PROXY_PORT }],
    resources: proxy.resources,
    probes: {
      startupProbe: startupProbe(REST_PROXY_PORT, STARTUP_BUDGET_SECONDS),
      readinessProbe: httpReadinessProbe(REST_PROXY_PORT, '/v3/clusters'), // asks Kafka: a proxy that cannot log in is of no use
      livenessProbe: livenessProbe(PORT_NAME),
    },
    scratch: [
      { name: 'run', path: '/run/sluice', sizeMiB: 1 }, // the filled-in properties file
      { name: 'tmp', path: '/tmp', sizeMiB: 64 }, // native compression libraries and the HTTP server unpack themselves here
    ],
    volumes: [{ name: 'settings', configMap: { name: settings } }, ...secrets.volumes],
    mounts: [{ name: 'settings', mountPath: SETTINGS_DIR, readOnly: true }, ...secrets.mounts],
    graceSeconds: GRACE_SECONDS,
    labels: objectLabels(identity, version),
    affinity: affinity(peers, workloads),
    spread: zoneSpread(peers, workloads),
    // Its producer lives as long as the pod: one that is refused once, because its user is not there yet, never writes again.
    waits: [topic === undefined ? loginWait(place) : topicWait({ name: topic }, place)],
  };
}

const environment = ({ image, heapMiB }: RestProxyConfig): Record<string, string> => ({
  TOOLS_DIR: image.contract.toolsDir,
  TOOLS_SUFFIX: image.contract.toolsSuffix,
  KAFKAREST_HEAP_OPTS: `-Xms${heapMiB}m -Xmx${heapMiB}m -XX:+ExitOnOutOfMemoryError`,
  KAFKAREST_LOG4J_OPTS: loggingFile(image.contract).option(SETTINGS_DIR),
  LOG_DIR: '/tmp/logs',
});
