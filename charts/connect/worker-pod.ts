import {
  affinity,
  connectionVolumes,
  httpReadinessProbe,
  livenessProbe,
  type PodPlan,
  type ScratchDir,
  startupProbe,
  topicWait,
  type Wait,
  zoneSpread,
} from '../shared/constructs.js';
import { loggingFile, objectLabels, selectorLabels, type Workloads } from '../shared/index.js';
import { CONNECT_PORT, type ConnectCluster, connectIdentity } from './config.js';
import { hasHealth } from './images.js';
import { CONNECT_SETTINGS_DIR, CONNECTOR_SECRETS_DIR } from './paths.js';
import { COPIED_DIR } from './plugins.js';

const PORT_NAME = 'rest';
/** Longer than the worker gives its tasks to end (20 s), and its clients to leave their groups. */
const GRACE_SECONDS = 60;
/** Room for copied plugins: Debezium has 30 MiB, the S3 sink 130. */
const COPIED_PLUGINS_MIB = 1024;
const COPY_RESOURCES = { memoryMiB: 64, cpuMillis: 50 } as const;

/** The pod of a worker. */
export function workerPod(connect: ConnectCluster, settings: string, workloads: Workloads): PodPlan {
  const { reference, contract } = connect.image;
  const identity = connectIdentity(workloads);
  const peers = selectorLabels(identity);
  return {
    image: reference,
    uid: contract.uid,
    gid: contract.gid,
    containerName: 'connect',
    command: ['/bin/bash', `${CONNECT_SETTINGS_DIR}/start.sh`],
    env: environment(connect),
    ports: [{ name: PORT_NAME, port: CONNECT_PORT }],
    resources: connect.resources,
    probes: {
      startupProbe: startupProbe(CONNECT_PORT, connect.startupBudgetSeconds),
      readinessProbe: httpReadinessProbe(CONNECT_PORT, hasHealth(contract) ? '/health' : '/'),
      livenessProbe: livenessProbe(PORT_NAME),
    },
    scratch: scratch(connect),
    ...podVolumes(connect, settings),
    waits: waits(connect),
    graceSeconds: GRACE_SECONDS,
    labels: objectLabels(identity, connect.version),
    affinity: affinity(peers, workloads),
    spread: zoneSpread(peers, workloads),
  };
}

const copied = ({ plugins }: ConnectCluster) =>
  plugins.flatMap(({ name, delivery }) => (delivery.how === 'copied' ? [{ name, image: delivery.image, path: delivery.path }] : []));

function scratch(connect: ConnectCluster): readonly ScratchDir[] {
  return [
    { name: 'run', path: '/run/sluice', sizeMiB: 1 }, // the filled-in properties file
    { name: 'tmp', path: '/tmp', sizeMiB: 128 }, // native compression libraries unpack themselves here
    ...(copied(connect).length > 0 ? [{ name: 'plugins', path: COPIED_DIR, sizeMiB: COPIED_PLUGINS_MIB }] : []),
  ];
}

/**
 * The access Job makes topics before it lets users in, and this one last: a worker that may see it finds all three as they must be.
 */
function waits(connect: ConnectCluster): readonly Wait[] {
  const { image, kafka, storageTopics, replicationFactor } = connect;
  const topic = { name: storageTopics.status, replicas: replicationFactor, cleanup: 'compact' } as const;
  return [topicWait(topic, { image, connection: kafka, settingsDir: CONNECT_SETTINGS_DIR }), ...copied(connect).map(copy)];
}

/** Copies a plugin's folder out of the image that holds it. Needs `sh`, `mkdir` and `cp` there. */
const copy = ({ name, image, path }: { name: string; image: string; path: string }): Wait => ({
  name: `plugin-${name}`,
  image,
  command: ['/bin/sh', '-c', 'mkdir -p "$TO" && cp -R "$FROM/." "$TO"'], // the same again when the pod starts over
  env: { FROM: path, TO: `${COPIED_DIR}/${name}` },
  mounts: [],
  resources: COPY_RESOURCES,
});

function podVolumes(connect: ConnectCluster, settings: string): Pick<PodPlan, 'volumes' | 'mounts'> {
  const client = connectionVolumes(connect.kafka);
  return {
    volumes: [
      { name: 'settings', configMap: { name: settings } },
      ...client.volumes,
      ...connect.secrets.map((secretName, index) => ({ name: `secret-${index}`, secret: { secretName } })),
    ],
    mounts: [
      { name: 'settings', mountPath: CONNECT_SETTINGS_DIR, readOnly: true },
      ...client.mounts,
      ...connect.secrets.map((secret, index) => ({
        name: `secret-${index}`,
        mountPath: `${CONNECTOR_SECRETS_DIR}/${secret}`,
        readOnly: true,
      })),
    ],
  };
}

const environment = ({ image, heapMiB }: ConnectCluster): Record<string, string> => ({
  TOOLS_DIR: image.contract.toolsDir,
  TOOLS_SUFFIX: image.contract.toolsSuffix,
  KAFKA_HEAP_OPTS: `-Xms${heapMiB}m -Xmx${heapMiB}m -XX:+ExitOnOutOfMemoryError`,
  KAFKA_OPTS: '-Dsun.net.inetaddr.ttl=60', // a neighbour that moved keeps its name, not its address
  KAFKA_LOG4J_OPTS: loggingFile(image.contract).option(CONNECT_SETTINGS_DIR),
  LOG_DIR: '/tmp/logs',
  EXTRA_ARGS: '-name connectDistributed', // without it the image's start command may add a GC log file
});
