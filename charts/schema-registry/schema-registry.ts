import { Construct } from 'constructs';
import {
  affinity,
  connectionVolumes,
  DisruptionBudget,
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
  topicWait,
  topicWaitFiles,
  zoneSpread,
} from '../shared/constructs.js';
import { formatProperties, loggingFile, objectLabels, selectorLabels, type Workloads } from '../shared/index.js';
import { CompatibilityLevels, levelsIdentity } from './compatibility-levels.js';
import {
  nodesServiceName,
  SCHEMA_REGISTRY_PORT,
  type SchemaRegistryConfig,
  schemaRegistryIdentity,
  schemaRegistryProperties,
  schemaRegistryUrl,
} from './config.js';
import START_SCRIPT from './start.sh?raw';

const SETTINGS_DIR = '/etc/sluice/schema-registry';
/** A start reads the whole topic first, and waits up to a minute for Kafka by itself. */
const STARTUP_BUDGET_SECONDS = 300;
const GRACE_SECONDS = 30;
const PORT_NAME = 'http';

/** What the composition root hands to the Schema Registry. */
export interface SchemaRegistryWiring {
  /** The registry to build. */
  readonly registry: SchemaRegistryConfig;
  /** What the environment decides for every pod. */
  readonly workloads: Workloads;
  /** The brokers' pods. */
  readonly kafka: Peer;
  /** Pods of the platform that ask it: REST proxy, Connect workers, stream jobs. */
  readonly clients: readonly Peer[];
}

/**
 * A Schema Registry. A stateful set without disks: its pods need names that stay, because those that do not write forward to the one
 * that does. Its port speaks plain HTTP: the network policy lets only the declared clients through.
 */
export class SchemaRegistry extends Construct {
  /** Where clients ask, e.g. `http://schema-registry.streaming.svc:8081`. */
  readonly url: string;
  constructor(scope: Construct, id: string, wiring: SchemaRegistryWiring) {
    super(scope, id);
    const { registry, workloads } = wiring;
    const { name, replicas, version } = registry;
    const identity = schemaRegistryIdentity(workloads);
    const settings = new HashedConfigMap(this, 'Settings', { name, identity, workloads, files: settingsFiles(registry) });
    this.service('Service', { name }, workloads);
    this.service('Nodes', { name: nodesServiceName(name), headless: true }, workloads);
    new k8s.KubeStatefulSet(this, 'StatefulSet', {
      metadata: metadata(name, identity, workloads, { version }),
      spec: {
        replicas,
        serviceName: nodesServiceName(name),
        podManagementPolicy: 'Parallel',
        updateStrategy: { type: 'RollingUpdate' }, // one at a time; the others elect who writes
        selector: { matchLabels: { ...selectorLabels(identity) } },
        template: podTemplate(podPlan(registry, settings.name, workloads), workloads),
      },
    });
    new DisruptionBudget(this, 'Budget', { name, identity, workloads, pods: replicas });
    this.policy(wiring);
    new CompatibilityLevels(this, 'Levels', { registry, workloads });
    this.url = schemaRegistryUrl(registry);
  }

  private service(id: string, { name, headless }: { name: string; headless?: boolean }, workloads: Workloads): void {
    const identity = schemaRegistryIdentity(workloads);
    new k8s.KubeService(this, id, {
      metadata: metadata(name, identity, workloads),
      spec: {
        ...(headless && { clusterIp: 'None', publishNotReadyAddresses: true }), // a pod that starts is found by its name
        selector: { ...selectorLabels(identity) },
        ports: [
          { name: PORT_NAME, port: SCHEMA_REGISTRY_PORT, targetPort: k8s.IntOrString.fromNumber(SCHEMA_REGISTRY_PORT), protocol: 'TCP' },
        ],
      },
    });
  }

  private policy({ registry, workloads, kafka, clients }: SchemaRegistryWiring): void {
    const identity = schemaRegistryIdentity(workloads);
    const among: Peer = { kind: 'pods', labels: selectorLabels(identity) };
    const levels: Peer = { kind: 'pods', labels: selectorLabels(levelsIdentity(workloads)) };
    const outside = registry.clients.map(
      ({ namespace, labels }): Peer => ({
        kind: 'pods',
        labels,
        ...(namespace !== workloads.namespace && { namespace }),
      }),
    );
    const edges = {
      name: registry.name,
      identity,
      ingress: [{ peers: [among, levels, ...clients, ...outside], ports: [SCHEMA_REGISTRY_PORT] }],
      egress: [
        { peers: [among], ports: [SCHEMA_REGISTRY_PORT] },
        { peers: [kafka], ports: [registry.connection.edge.port] },
      ],
    };
    new EdgePolicy(this, 'Policy', edges, workloads);
  }
}

function settingsFiles(registry: SchemaRegistryConfig): Record<string, string> {
  const logging = loggingFile(registry.image.contract);
  return {
    'schema-registry.properties': formatProperties(schemaRegistryProperties(registry)),
    'start.sh': START_SCRIPT,
    [logging.name]: logging.text,
    ...topicWaitFiles(registry.connection),
  };
}

function podPlan(registry: SchemaRegistryConfig, settings: string, workloads: Workloads): PodPlan {
  const { version, connection, image, toolsImage, topic, topicReplicas } = registry;
  const identity = schemaRegistryIdentity(workloads);
  const peers = selectorLabels(identity);
  const secrets = connectionVolumes(connection);
  const needed = { name: topic, cleanup: 'compact', replicas: topicReplicas } as const;
  return {
    image: image.reference,
    uid: image.contract.uid,
    gid: image.contract.gid,
    containerName: 'schema-registry',
    command: ['/bin/bash', `${SETTINGS_DIR}/start.sh`],
    env: environment(registry),
    ports: [{ name: PORT_NAME, port: SCHEMA_REGISTRY_PORT }],
    resources: registry.resources,
    probes: {
      startupProbe: startupProbe(SCHEMA_REGISTRY_PORT, STARTUP_BUDGET_SECONDS),
      readinessProbe: httpReadinessProbe(SCHEMA_REGISTRY_PORT, '/config'), // answered from what was read of the topic
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
    waits: [topicWait(needed, { image: toolsImage, connection, settingsDir: SETTINGS_DIR })],
  };
}

const environment = ({ image, heapMiB }: SchemaRegistryConfig): Record<string, string> => ({
  TOOLS_DIR: image.contract.toolsDir,
  TOOLS_SUFFIX: image.contract.toolsSuffix,
  SCHEMA_REGISTRY_HEAP_OPTS: `-Xms${heapMiB}m -Xmx${heapMiB}m -XX:+ExitOnOutOfMemoryError`,
  SCHEMA_REGISTRY_LOG4J_OPTS: loggingFile(image.contract).option(SETTINGS_DIR),
  LOG_DIR: '/tmp/logs',
});
