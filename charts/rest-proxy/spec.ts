import type { ComponentContext, KafkaNeeds } from '../component.js';
import {
  consume,
  heapFor,
  imageVersion,
  type Labels,
  type OwnParts,
  type Problem,
  produce,
  type RunnableImage,
  toMiB,
} from '../shared/index.js';
import { REST_PROXY_DEFAULTS, type RestProxyConfig, type RestProxyValues, restProxyProblems } from './config.js';

/** A REST proxy before Kafka. Its image stands in the release. */
export interface RestProxySpec extends OwnParts {
  /** Pods, all alike. @default 2 */
  readonly replicas?: number;
  /** Memory of each pod: request and limit. @default 0.75 */
  readonly memoryGiB?: number;
  /** Processor of each pod: requested, never limited. @default 100 */
  readonly cpuMillis?: number;
  /** JVM heap; at most three quarters of the memory. @default 66 % of the memory */
  readonly heapMiB?: number;
  /** What may be written and read through it. Where users need ACLs, its user may do this and nothing else. @default nothing */
  readonly topics?: RestProxyTopics;
  /** Whether clients read through it (API v2). A reader lives in one pod, so each client then keeps to the pod it met first. @default false */
  readonly v2Consumers?: boolean;
  /** Groups readers may join: a name, or the beginning of names with a `*`. @default rest-* */
  readonly consumerGroups?: string;
  /** `http://host:port` clients outside the platform know it by, in the addresses it answers with. @default the one the client asked */
  readonly advertisedUrl?: string;
  /** Pods outside the platform that may ask it: the network policies let nobody else through. @default none */
  readonly clients?: readonly RestProxyClientSpec[];
}

/** Topics of the proxy: names, or beginnings of names, e.g. `orders.*`. */
export interface RestProxyTopics {
  /** Topics that may be written to. @default none */
  readonly produce?: readonly string[];
  /** Topics that may be read. Needs `v2Consumers`. @default none */
  readonly consume?: readonly string[];
}

/** Pods that may ask the proxy. */
export interface RestProxyClientSpec {
  /** Kubernetes namespace. */
  readonly namespace: string;
  /** Labels of the pods. @default all pods of the namespace */
  readonly labels?: Labels;
}

/** What a proxy is resolved from, beside its spec. */
export interface RestProxyInputs {
  /** What every component is resolved from. */
  readonly context: ComponentContext;
  /** Image, and what is known of it. */
  readonly image: RunnableImage;
  /** The platform's Schema Registry, where it has one. */
  readonly registryUrl?: string;
}

/** Name of its SCRAM user. */
export const REST_PROXY_USER = 'rest-proxy';

/** The proxy with every default and address. Assumes a spec without problems; see {@link restProxySpecProblems}. */
export function resolveRestProxy(spec: RestProxySpec, { context, image, registryUrl }: RestProxyInputs): RestProxyConfig {
  const topic = [...(spec.topics?.produce ?? []), ...(spec.topics?.consume ?? [])].find((name) => !name.endsWith('*'));
  return {
    ...resolveValues(spec),
    name: `${context.prefix}rest-proxy`,
    namespace: context.namespace,
    version: imageVersion(image) ?? 'unknown',
    image,
    toolsImage: context.kafka.image,
    ...(topic !== undefined && { topic }),
    connection: context.kafka.connectionOf(REST_PROXY_USER),
    v2Consumers: spec.v2Consumers ?? REST_PROXY_DEFAULTS.v2Consumers,
    ...(registryUrl && { registryUrl }),
    clients: (spec.clients ?? []).map(({ namespace, labels = {} }) => ({ namespace, labels })),
  };
}

function resolveValues(spec: RestProxySpec): RestProxyValues {
  const { replicas, memoryGiB, cpuMillis, heapPercent } = REST_PROXY_DEFAULTS;
  const memoryMiB = toMiB(spec.memoryGiB ?? memoryGiB);
  return {
    replicas: spec.replicas ?? replicas,
    resources: { memoryMiB, cpuMillis: spec.cpuMillis ?? cpuMillis },
    heapMiB: spec.heapMiB ?? heapFor(memoryMiB, heapPercent),
    ...(spec.advertisedUrl !== undefined && { advertisedUrl: spec.advertisedUrl }),
  };
}

/** What the proxy asks of Kafka: a user who may do what `topics` says. Its topics are other people's: it makes none. */
export function restProxyNeeds({ topics = {}, consumerGroups }: RestProxySpec): KafkaNeeds {
  const group = consumerGroups ?? REST_PROXY_DEFAULTS.consumerGroups;
  const can = [
    ...(topics.produce ?? []).map((topic) => produce(topic)),
    ...(topics.consume ?? []).map((topic) => consume(topic, { group })),
  ];
  return { topics: [], users: [{ name: REST_PROXY_USER, can }] };
}

/** What is wrong with a spec, by the names of its fields. */
export function restProxySpecProblems(spec: RestProxySpec): Problem[] {
  return [...restProxyProblems(resolveValues(spec)), ...readingProblems(spec), ...groupProblems(spec)];
}

function readingProblems({ topics = {}, v2Consumers = REST_PROXY_DEFAULTS.v2Consumers }: RestProxySpec): Problem[] {
  const { consume: read = [] } = topics;
  if (read.length === 0 || v2Consumers) return [];
  return [
    {
      path: 'topics.consume',
      what: `${read.join(', ')} may be read, but v2Consumers is false`,
      why: 'only API v2 reads, and a reader lives in one pod: without affinity every second request would find it in none',
      fix: 'set v2Consumers: true, or take the topics away',
    },
  ];
}

function groupProblems({ consumerGroups }: RestProxySpec): Problem[] {
  if (consumerGroups === undefined || /^[^\s*]+\*?$/.test(consumerGroups)) return [];
  return [
    {
      path: 'consumerGroups',
      what: `"${consumerGroups}"`,
      why: 'it is neither the name of a group nor the beginning of one: an ACL on every group would let its readers into those of others',
      fix: `use ${REST_PROXY_DEFAULTS.consumerGroups}`,
    },
  ];
}
