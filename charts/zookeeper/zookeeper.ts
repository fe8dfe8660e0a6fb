import { Construct } from 'constructs';
import {
  affinity,
  DisruptionBudget,
  EdgePolicy,
  HashedConfigMap,
  k8s,
  metadata,
  type Peer,
  type PodPlan,
  podTemplate,
  startupProbe,
  zoneSpread,
} from '../shared/constructs.js';
import { formatProperties, loggingFile, objectLabels, selectorLabels, type Workloads } from '../shared/index.js';
import { ZOOKEEPER_DIRS, ZOOKEEPER_PORTS, type ZooKeeperEnsemble, zooKeeperIdentity, zooKeeperProperties } from './config.js';
import START_SCRIPT from './start.sh?raw';

const SETTINGS_DIR = '/etc/sluice/zookeeper';
const SNAPSHOT_BUDGET_SECONDS = 600;
const GRACE_SECONDS = 60;

/** What the composition root hands to ZooKeeper. */
export interface ZooKeeperConfig {
  /** The ensemble to build. */
  readonly ensemble: ZooKeeperEnsemble;
  /** What the environment decides for every pod. */
  readonly workloads: Workloads;
  /** Pods that keep their metadata here. */
  readonly clients: readonly Peer[];
}

/** A ZooKeeper ensemble. Its port speaks no TLS: the network policy lets only the declared clients through. */
export class ZooKeeper extends Construct {
  constructor(scope: Construct, id: string, { ensemble, workloads, clients }: ZooKeeperConfig) {
    super(scope, id);
    const { name, replicas } = ensemble;
    const identity = zooKeeperIdentity(workloads);
    const files = settingsFiles(ensemble);
    const settings = new HashedConfigMap(this, 'Settings', { name, identity, workloads, files });
    this.service(ensemble, workloads);
    new k8s.KubeStatefulSet(this, 'StatefulSet', {
      metadata: metadata(name, identity, workloads, {
        version: ensemble.version,
        annotations: { 'sluice.dev/bootstrap-marker': ensemble.bootstrapMarker },
      }),
      spec: {
        replicas,
        serviceName: name,
        podManagementPolicy: 'Parallel',
        updateStrategy: { type: replicas > 1 ? 'OnDelete' : 'RollingUpdate' },
        persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
        selector: { matchLabels: { ...selectorLabels(identity) } },
        template: podTemplate(podPlan(ensemble, settings.name, workloads), workloads),
        volumeClaimTemplates: [ensemble.data, ensemble.log].map(({ name: volume, storageGiB, storageClass }) => ({
          metadata: { name: volume, labels: { ...selectorLabels(identity) } },
          spec: {
            accessModes: ['ReadWriteOnce'],
            ...(storageClass && { storageClassName: storageClass }),
            resources: { requests: { storage: k8s.Quantity.fromString(`${storageGiB}Gi`) } },
          },
        })),
      },
    });
    new DisruptionBudget(this, 'Budget', { name, identity, workloads, pods: replicas });
    const servers: Peer = { kind: 'pods', labels: selectorLabels(identity) };
    const among = { peers: [servers], ports: [ZOOKEEPER_PORTS.follower, ZOOKEEPER_PORTS.election] };
    new EdgePolicy(
      this,
      'Policy',
      { name, identity, ingress: [among, { peers: clients, ports: [ZOOKEEPER_PORTS.client] }], egress: [among] },
      workloads,
    );
  }

  private service({ name }: ZooKeeperEnsemble, workloads: Workloads): void {
    const identity = zooKeeperIdentity(workloads);
    new k8s.KubeService(this, 'Service', {
      metadata: metadata(name, identity, workloads),
      spec: {
        clusterIp: 'None',
        publishNotReadyAddresses: true,
        selector: { ...selectorLabels(identity) },
        ports: Object.entries(ZOOKEEPER_PORTS).map(([port, number]) => ({
          name: port,
          port: number,
          targetPort: k8s.IntOrString.fromNumber(number),
          protocol: 'TCP',
        })),
      },
    });
  }
}

function settingsFiles(ensemble: ZooKeeperEnsemble): Record<string, string> {
  const logging = loggingFile(ensemble.image.contract);
  return {
    'zookeeper.properties': formatProperties(zooKeeperProperties(ensemble)),
    'start.sh': START_SCRIPT,
    [logging.name]: logging.text,
  };
}

/** Asks the server itself, in its four-letter words. */
const asks = (word: string, answer: string): k8s.Probe => ({
  exec: {
    command: [
      '/bin/bash',
      '-c',
      `exec 3<>/dev/tcp/127.0.0.1/${ZOOKEEPER_PORTS.client} && printf ${word} >&3 && IFS= read -r -d '' -t 3 answer <&3; [[ $answer == *${answer}* ]]`,
    ],
  },
  periodSeconds: 10,
  timeoutSeconds: 5,
  failureThreshold: 6,
});

function podPlan(ensemble: ZooKeeperEnsemble, settings: string, workloads: Workloads): PodPlan {
  const { reference, contract } = ensemble.image;
  const identity = zooKeeperIdentity(workloads);
  const peers = selectorLabels(identity);
  return {
    image: reference,
    uid: contract.uid,
    gid: contract.gid,
    containerName: 'zookeeper',
    command: ['/bin/bash', `${SETTINGS_DIR}/start.sh`],
    env: environment(ensemble),
    ports: Object.entries(ZOOKEEPER_PORTS).map(([name, port]) => ({ name, port })),
    resources: ensemble.resources,
    probes: {
      startupProbe: startupProbe(ZOOKEEPER_PORTS.client, SNAPSHOT_BUDGET_SECONDS),
      readinessProbe: asks('srvr', 'Mode:'), // a server outside the quorum answers, but has no mode
      livenessProbe: asks('ruok', 'imok'),
    },
    scratch: [{ name: 'tmp', path: '/tmp', sizeMiB: 32 }],
    volumes: [
      { name: 'settings', configMap: { name: settings } },
      { name: 'bootstrap', configMap: { name: ensemble.bootstrapMarker, optional: true } },
    ],
    mounts: [
      { name: 'settings', mountPath: SETTINGS_DIR, readOnly: true },
      { name: 'bootstrap', mountPath: '/etc/sluice/bootstrap', readOnly: true },
      { name: ensemble.data.name, mountPath: '/var/lib/zookeeper/data' },
      { name: ensemble.log.name, mountPath: '/var/lib/zookeeper/log' },
    ],
    graceSeconds: GRACE_SECONDS,
    labels: objectLabels(identity, ensemble.version),
    affinity: affinity(peers, workloads),
    spread: zoneSpread(peers, workloads),
  };
}

const environment = ({ image, heapMiB }: ZooKeeperEnsemble): Record<string, string> => ({
  TOOLS_DIR: image.contract.toolsDir,
  TOOLS_SUFFIX: image.contract.toolsSuffix,
  DATA_DIR: ZOOKEEPER_DIRS.data,
  LOG_DATA_DIR: ZOOKEEPER_DIRS.log,
  KAFKA_HEAP_OPTS: `-Xms${heapMiB}m -Xmx${heapMiB}m -XX:+ExitOnOutOfMemoryError`,
  KAFKA_LOG4J_OPTS: loggingFile(image.contract).option(SETTINGS_DIR),
  LOG_DIR: '/tmp/logs',
  EXTRA_ARGS: '-name zookeeper', // without it the image's start command adds a GC log file
});
