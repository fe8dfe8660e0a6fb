import {
  type Identity,
  type KafkaConnection,
  type Labels,
  type Problem,
  type Properties,
  prefixed,
  properties,
  type Resources,
  type RunnableImage,
  type Workloads,
} from '../shared/index.js';
import { clusterKeys } from './cluster-keys.js';
import type { KafkaUiImage } from './images.js';

/** Kafbat UI with every default and address filled in. Plain data. */
export interface KafkaUiConfig {
  /** Name of its objects and of its Service, e.g. `kafka-ui`. */
  readonly name: string;
  /** Kubernetes namespace. */
  readonly namespace: string;
  /** Version of the packaging, for labels. */
  readonly version: string;
  /** Image of the web page. */
  readonly image: KafkaUiImage;
  /** The brokers' image: its tools wait for Kafka. */
  readonly toolsImage: RunnableImage;
  /** Its own user's connection to Kafka. */
  readonly connection: KafkaConnection;
  /** Memory and CPU of each pod. */
  readonly resources: Resources;
  /** JVM heap in MiB. */
  readonly heapMiB: number;
  /** Whether it refuses every change. */
  readonly readOnly: boolean;
  /** Secret with the keys `username` and `password` of the one who may log in. Absent: nobody logs in. */
  readonly login?: string;
  /** The platform's Schema Registry, where it has one. */
  readonly registryUrl?: string;
  /** The Connect workers' REST interface, where the platform has one. */
  readonly connectUrl?: string;
  /** Pods outside the platform that may open it. */
  readonly clients: readonly { readonly namespace: string; readonly labels: Labels }[];
}

/** Defaults of what an environment may leave out. */
export const KAFKA_UI_DEFAULTS = { memoryGiB: 0.5, cpuMillis: 100, heapPercent: 50, readOnly: true } as const;

/** Port of the web page. */
export const KAFKA_UI_PORT = 8080;

/** Folder of the login's Secret in the pod. */
export const LOGIN_DIR = '/etc/sluice/login';

/** Its pod. */
export const kafkaUiIdentity = ({ partOf }: Pick<Workloads, 'partOf'>): Identity => ({ name: 'kafka-ui', component: 'page', partOf });

const CLUSTER = 'kafka.clusters[0]';

/**
 * `ui.properties`. Secrets are not in it: Spring takes `${…}` for a placeholder of its own, so Kafka's references to files do not
 * pass. The start script appends them in memory.
 */
export function kafkaUiProperties({ namespace, connection, readOnly, login, registryUrl, connectUrl }: KafkaUiConfig): Properties {
  const { 'security.protocol': protocol, 'sasl.mechanism': mechanism } = connection.clientSecurity;
  const authority = connection.mounts.find(({ keys }) => keys?.includes('ca.crt'));
  return properties({
    'server.port': KAFKA_UI_PORT,
    'auth.type': login === undefined ? 'DISABLED' : 'LOGIN_FORM',
    ...prefixed(
      `${CLUSTER}.`,
      properties(clusterKeys({ name: namespace, bootstrap: connection.bootstrapServers.join(','), readOnly, registryUrl, connectUrl })),
    ),
    [`${CLUSTER}.properties.security.protocol`]: protocol,
    [`${CLUSTER}.properties.sasl.mechanism`]: mechanism,
    [`${CLUSTER}.properties.ssl.truststore.type`]: authority && 'PEM',
    [`${CLUSTER}.properties.ssl.truststore.location`]: authority && `${authority.path}/ca.crt`,
  });
}

/** Most of the memory the heap may take: metaspace, threads and buffers need the rest. */
const MAX_HEAP_PERCENT = 75;
/** Below this the page does not start. */
const MIN_HEAP_MIB = 192;

/** What is wrong with the values of the page. */
export function kafkaUiProblems({ heapMiB, resources: { memoryMiB } }: Pick<KafkaUiConfig, 'heapMiB' | 'resources'>): Problem[] {
  const most = Math.floor((memoryMiB * MAX_HEAP_PERCENT) / 100);
  if (heapMiB >= MIN_HEAP_MIB && heapMiB <= most) return [];
  return [
    {
      path: 'heapMiB',
      what: `a heap of ${heapMiB} MiB in ${memoryMiB} MiB of memory`,
      why: heapMiB < MIN_HEAP_MIB ? 'the page does not start with less' : `above ${MAX_HEAP_PERCENT} % the kernel kills the container`,
      fix:
        most >= MIN_HEAP_MIB
          ? `use ${MIN_HEAP_MIB} to ${most}`
          : `raise the memory to ${Math.ceil((MIN_HEAP_MIB * 100) / MAX_HEAP_PERCENT)} MiB`,
    },
  ];
}
