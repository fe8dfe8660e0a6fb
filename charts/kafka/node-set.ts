import { Construct } from 'constructs';
import {
  affinity,
  HashedConfigMap,
  k8s,
  livenessProbe,
  metadata,
  type PodPlan,
  podTemplate,
  readinessProbe,
  type ScratchDir,
  startupProbe,
  zoneSpread,
} from '../shared/constructs.js';
import {
  formatProperties,
  type Identity,
  loggingFile,
  objectLabels,
  selectorLabels,
  type Volume,
  type Workloads,
} from '../shared/index.js';
import { type KafkaCluster, mountPath, type NodePool } from './cluster.js';
import { brokerIdentity, controllerIdentity } from './identity.js';
import { serverProperties } from './server-properties.js';
import START_SCRIPT from './start.sh?raw';
import { CERTIFICATE_DIR } from './tls.js';

const SETTINGS_DIR = '/etc/sluice/kafka';
const MARKER_DIR = '/etc/sluice/bootstrap';
const SCRATCH: readonly ScratchDir[] = [
  { name: 'run', path: '/run/sluice', sizeMiB: 1 }, // the filled-in properties file
  { name: 'tmp', path: '/tmp', sizeMiB: 64 }, // native compression libraries unpack themselves here
];

/** Time a broker gets to hand over its leaders and close its logs; a controller has little to hand over. */
const GRACE_SECONDS = { broker: 120, controller: 60 } as const;

/** One pool of nodes: its settings, its StatefulSet, its disks. */
export class NodeSet extends Construct {
  constructor(scope: Construct, id: string, { cluster, pool, workloads }: { cluster: KafkaCluster; pool: NodePool; workloads: Workloads }) {
    super(scope, id);
    const identity = poolIdentity(pool, workloads);
    const settings = new HashedConfigMap(this, 'Settings', { name: pool.name, identity, workloads, files: settingsFiles(cluster, pool) });
    new k8s.KubeStatefulSet(this, 'StatefulSet', {
      metadata: metadata(pool.name, identity, workloads, { version: cluster.version.version, annotations: annotations(cluster, pool) }),
      spec: {
        replicas: pool.replicas,
        serviceName: pool.serviceName,
        podManagementPolicy: 'Parallel', // one at a time would wait for a quorum that cannot form
        updateStrategy: { type: cluster.rollout === 'gated' ? 'OnDelete' : 'RollingUpdate' },
        persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
        selector: { matchLabels: { ...selectorLabels(identity) } },
        template: podTemplate(podPlan(cluster, pool, settings.name, workloads), workloads),
        volumeClaimTemplates: pool.volumes.map((volume) => claim(volume, identity)),
      },
    });
  }
}

const role = ({ roles }: NodePool) => (roles.includes('broker') ? 'broker' : 'controller');
const poolIdentity = (pool: NodePool, workloads: Workloads): Identity => ({
  ...(role(pool) === 'broker' ? brokerIdentity(workloads) : controllerIdentity(workloads)),
  instance: pool.name,
});

const annotations = ({ coordination }: KafkaCluster, { roles }: NodePool): Record<string, string> =>
  coordination.mode === 'kraft' && roles.includes('controller') ? { 'sluice.dev/bootstrap-marker': coordination.bootstrapMarker } : {};

function settingsFiles(cluster: KafkaCluster, pool: NodePool): Record<string, string> {
  const logging = loggingFile(cluster.image.contract);
  return {
    'server.properties': formatProperties(serverProperties(cluster, pool)),
    'start.sh': START_SCRIPT,
    [logging.name]: logging.text,
  };
}

function podPlan(cluster: KafkaCluster, pool: NodePool, settings: string, workloads: Workloads): PodPlan {
  const { reference, contract } = cluster.image;
  const identity = poolIdentity(pool, workloads);
  const peers = selectorLabels({ ...identity, instance: '' });
  const ports = containerPorts(cluster, pool);
  const [probed] = ports;
  return {
    image: reference,
    uid: contract.uid,
    gid: contract.gid,
    containerName: 'kafka',
    command: ['/bin/bash', `${SETTINGS_DIR}/start.sh`],
    env: environment(cluster, pool),
    ports,
    resources: pool.resources,
    probes: {
      startupProbe: startupProbe(probed.port, cluster.recoveryBudgetSeconds),
      readinessProbe: readinessProbe(probed.port),
      livenessProbe: livenessProbe(probed.name),
    },
    scratch: SCRATCH,
    ...podVolumes(cluster, pool, settings),
    graceSeconds: GRACE_SECONDS[role(pool)],
    labels: objectLabels(identity, cluster.version.version),
    affinity: affinity(peers, workloads, pool.zone),
    spread: pool.zone ? [] : zoneSpread(peers, workloads),
  };
}

type Port = { readonly name: string; readonly port: number };

/** The port that is probed comes first: brokers' inter-broker port, controllers' own. */
function containerPorts({ listeners, coordination }: KafkaCluster, { roles }: NodePool): readonly [Port, ...Port[]] {
  const named = ({ name, port }: Port): Port => ({ name: portName(name), port });
  const controller = coordination.mode === 'kraft' && roles.includes('controller') ? [named(coordination.listener)] : [];
  const [interBroker, ...clients] = listeners;
  if (roles.includes('broker')) return [named(interBroker), ...clients.map(named), ...controller];
  const [only] = controller;
  if (!only) throw new Error('a pool that is neither broker nor controller');
  return [only];
}

const portName = (listener: string) => listener.toLowerCase().replace(/_/g, '-');

function environment(
  { coordination, clusterId, version, image }: KafkaCluster,
  { firstNodeId, heapMiB }: NodePool,
): Record<string, string> {
  const { toolsDir, toolsSuffix } = image.contract;
  return {
    CLUSTER_ID: clusterId,
    FIRST_NODE_ID: String(firstNodeId),
    ...(coordination.mode === 'kraft' && { METADATA_VERSION: version.metadataVersion }),
    ...(coordination.mode === 'kraft' && coordination.quorum === 'dynamic' && { INITIAL_VOTERS: initialVoters(coordination.voters) }),
    TOOLS_DIR: toolsDir,
    TOOLS_SUFFIX: toolsSuffix,
    KAFKA_HEAP_OPTS: `-Xms${heapMiB}m -Xmx${heapMiB}m -XX:+ExitOnOutOfMemoryError`,
    KAFKA_OPTS: '-Dsun.net.inetaddr.ttl=60', // a neighbour that moved keeps its name, not its address
    KAFKA_LOG4J_OPTS: loggingFile(image.contract).option(SETTINGS_DIR),
    LOG_DIR: '/tmp/logs',
    EXTRA_ARGS: '-name kafkaServer', // without it the image's start command adds a GC log file
  };
}

const initialVoters = (voters: readonly { nodeId: number; host: string; port: number; directoryId?: string }[]) =>
  voters.map(({ nodeId, host, port, directoryId }) => `${nodeId}@${host}:${port}:${directoryId}`).join(',');

function podVolumes({ certificates, coordination }: KafkaCluster, pool: NodePool, settings: string): Pick<PodPlan, 'volumes' | 'mounts'> {
  const volumes: k8s.Volume[] = [{ name: 'settings', configMap: { name: settings } }];
  const mounts: k8s.VolumeMount[] = [{ name: 'settings', mountPath: SETTINGS_DIR, readOnly: true }];
  if (certificates) {
    volumes.push({ name: 'certificate', secret: { secretName: certificates.nodes.name } });
    mounts.push({ name: 'certificate', mountPath: CERTIFICATE_DIR, readOnly: true });
  }
  if (pool.roles.includes('controller') && coordination.mode === 'kraft') {
    volumes.push({ name: 'bootstrap', configMap: { name: coordination.bootstrapMarker, optional: true } });
    mounts.push({ name: 'bootstrap', mountPath: MARKER_DIR, readOnly: true });
  }
  return { volumes, mounts: [...mounts, ...pool.volumes.map((volume) => ({ name: volume.name, mountPath: mountPath(volume) }))] };
}

/** A claim's labels can never change, so it has the selector's only. */
const claim = ({ name, storageGiB, storageClass }: Volume, identity: Identity): k8s.KubePersistentVolumeClaimProps => ({
  metadata: { name, labels: { ...selectorLabels(identity) } },
  spec: {
    accessModes: ['ReadWriteOnce'],
    ...(storageClass && { storageClassName: storageClass }),
    resources: { requests: { storage: k8s.Quantity.fromString(`${storageGiB}Gi`) } },
  },
});
