import {
  boundProblems,
  oddVoters,
  type Problem,
  type Properties,
  properties,
  type Resources,
  type RunnableImage,
  type Volume,
  type Workloads,
} from '../shared/index.js';
import { ZOOKEEPER_SERVERS } from './bounds.js';

/** A ZooKeeper ensemble with every default and address filled in. Plain data. */
export interface ZooKeeperEnsemble {
  /** Name of its objects, e.g. `zookeeper`. */
  readonly name: string;
  /** Kubernetes namespace. */
  readonly namespace: string;
  /** Version of the packaging, for labels. */
  readonly version: string;
  /** Image, and what is known of it. */
  readonly image: RunnableImage;
  /** Number of servers. */
  readonly replicas: number;
  /** Snapshots. */
  readonly data: Volume;
  /** Transaction log: each write waits for it. */
  readonly log: Volume;
  /** Memory and CPU of each pod. */
  readonly resources: Resources;
  /** JVM heap in MiB. */
  readonly heapMiB: number;
  /** Full name of each pod, by ordinal. */
  readonly hosts: readonly string[];
  /** ConfigMap that says whether the ensemble was ever complete. */
  readonly bootstrapMarker: string;
}

/** Defaults of what an environment may leave out. */
export const ZOOKEEPER_DEFAULTS = { memoryMiB: 1536, cpuMillis: 250, heapMiB: 1024 } as const;

/** ZooKeeper's ports: clients, followers to the leader, election. */
export const ZOOKEEPER_PORTS = { client: 2181, follower: 2888, election: 3888 } as const;

/** Folders inside the two volumes: below the mounts, because of `lost+found`. */
export const ZOOKEEPER_DIRS = { data: '/var/lib/zookeeper/data/zookeeper', log: '/var/lib/zookeeper/log/zookeeper' } as const;

/** All pods of the ensemble. */
export const zooKeeperIdentity = ({ partOf }: Pick<Workloads, 'partOf'>) => ({ name: 'zookeeper', component: 'coordination', partOf });

/** `host:port,…` for `zookeeper.connect`. */
export const connectString = (hosts: readonly string[]) => hosts.map((host) => `${host}:${ZOOKEEPER_PORTS.client}`).join(',');

/** `zookeeper.properties`, the same for every pod; its own number is in the file `myid`, which the start script writes. */
export function zooKeeperProperties({ hosts }: ZooKeeperEnsemble): Properties {
  return properties({
    dataDir: ZOOKEEPER_DIRS.data,
    dataLogDir: ZOOKEEPER_DIRS.log,
    clientPort: ZOOKEEPER_PORTS.client,
    tickTime: 2000,
    initLimit: 10, // ticks a follower may take to load a snapshot
    syncLimit: 5,
    maxClientCnxns: 60,
    'autopurge.snapRetainCount': 10,
    'autopurge.purgeInterval': 1, // hours; 0, the default, never deletes and fills the disk
    'admin.enableServer': false, // its port 8080 belongs to others
    '4lw.commands.whitelist': 'srvr,mntr,ruok',
    quorumListenOnAllIPs: true, // its own name may not resolve yet when it binds
    ...Object.fromEntries(
      hosts.map((host, ordinal) => [`server.${ordinal + 1}`, `${host}:${ZOOKEEPER_PORTS.follower}:${ZOOKEEPER_PORTS.election}`]),
    ),
  });
}

/** An ensemble votes: an even number costs a machine and adds no safety. */
export function zooKeeperProblems(replicas: number): Problem[] {
  const path = 'coordination.replicas';
  if (Number.isInteger(replicas) && replicas >= 1) return boundProblems(ZOOKEEPER_SERVERS, { voters: replicas }, path);
  return [
    {
      path,
      what: `${replicas} ZooKeeper servers`,
      why: 'a cluster in ZooKeeper mode keeps its metadata there',
      fix: `use ${oddVoters(replicas)}`,
    },
  ];
}
