import {
  heapProblems,
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

/** A REST proxy with every default and address filled in. Plain data. */
export interface RestProxyConfig {
  /** Name of its objects and of the Service clients use, e.g. `rest-proxy`. */
  readonly name: string;
  /** Kubernetes namespace. */
  readonly namespace: string;
  /** Version of the packaging, for labels. */
  readonly version: string;
  /** Image, and what is known of it. */
  readonly image: RunnableImage;
  /** The brokers' image: its tools wait for Kafka. */
  readonly toolsImage: RunnableImage;
  /** A topic its user may use: once it is seen, the user and its rights are there. Absent where none is named in full. */
  readonly topic?: string;
  /** Its own user's way to Kafka: whoever reaches the proxy may do what that user may. */
  readonly connection: KafkaConnection;
  /** Pods, all alike. */
  readonly replicas: number;
  /** Memory and CPU of each pod. */
  readonly resources: Resources;
  /** JVM heap in MiB. */
  readonly heapMiB: number;
  /** Whether clients read through it: a v2 consumer lives in one pod, so each client then keeps to the pod it met first. */
  readonly v2Consumers: boolean;
  /** Schema Registry for Avro, JSON Schema and Protobuf records; without it those formats are refused. */
  readonly registryUrl?: string;
  /** `http://host:port` that stands in the addresses it answers with. Absent: the one the client asked. */
  readonly advertisedUrl?: string;
  /** Pods outside the platform that may ask it. */
  readonly clients: readonly RestProxyClient[];
}

/** Pods that may ask the proxy. */
export interface RestProxyClient {
  /** Kubernetes namespace. */
  readonly namespace: string;
  /** Labels of the pods; empty for all of the namespace. */
  readonly labels: Labels;
}

/** Defaults of what an environment may leave out. */
export const REST_PROXY_DEFAULTS = {
  replicas: 2,
  memoryGiB: 0.75,
  cpuMillis: 100,
  heapPercent: 66,
  v2Consumers: false,
  consumerGroups: 'rest-*',
} as const;

/** Port of its HTTP interface. */
export const REST_PROXY_PORT = 8082;

/** All pods of the proxy. */
export const restProxyIdentity = ({ partOf }: Pick<Workloads, 'partOf'>): Identity => ({ name: 'rest-proxy', component: 'proxy', partOf });

/** Where clients ask, e.g. `http://rest-proxy.streaming.svc:8082`. */
export const restProxyUrl = ({ name, namespace }: Pick<RestProxyConfig, 'name' | 'namespace'>) =>
  `http://${name}.${namespace}.svc:${REST_PROXY_PORT}`;

/**
 * `kafka-rest.properties`, the same for every pod; the start script fills in `{pod}`. There is no `host.name`: a pod of a Deployment has
 * none that resolves, and the address of a new consumer must be the one the client can reach.
 */
export function restProxyProperties({ connection, registryUrl, advertisedUrl }: RestProxyConfig): Properties {
  return {
    ...properties({
      id: '{pod}', // in the names of consumers that bring none, so that two pods never give the same
      listeners: `http://0.0.0.0:${REST_PROXY_PORT}`,
      'advertised.listeners': advertisedUrl,
      'bootstrap.servers': connection.bootstrapServers.join(','),
      'schema.registry.url': registryUrl ?? '', // unset would mean a registry on this very host
    }),
    ...prefixed('client.', connection.clientSecurity),
  };
}

/** What the rules look at. */
export type RestProxyValues = Pick<RestProxyConfig, 'replicas' | 'heapMiB' | 'resources' | 'advertisedUrl'>;

/** What is wrong with a proxy's own values. */
export function restProxyProblems(config: RestProxyValues): Problem[] {
  return [
    ...replicasProblems(config),
    ...heapProblems({ heapMiB: config.heapMiB, memoryMiB: config.resources.memoryMiB, program: 'other' }),
    ...addressProblems(config),
  ];
}

function replicasProblems({ replicas }: RestProxyValues): Problem[] {
  if (Number.isInteger(replicas) && replicas >= 1) return [];
  const fix = `use ${Math.max(1, Math.floor(replicas) || 1)}`;
  return [{ path: 'replicas', what: `${replicas} pods`, why: 'nobody would answer', fix }];
}

const ADDRESS = /^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/i;

function addressProblems({ advertisedUrl }: RestProxyValues): Problem[] {
  if (advertisedUrl === undefined || ADDRESS.test(advertisedUrl)) return [];
  return [
    {
      path: 'advertisedUrl',
      what: `"${advertisedUrl}"`,
      why: 'it is not a scheme, a host and perhaps a port, so the addresses the proxy answers with would lead nowhere',
      fix: 'write it like http://rest.example.com:8082, without a path',
    },
  ];
}
