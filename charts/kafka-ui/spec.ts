import type { ComponentContext, KafkaNeeds, Site } from '../component.js';
import { consume, describe, heapFor, type Labels, type PasswordRequirement, type Problem, parseImage, toMiB } from '../shared/index.js';
import { KAFKA_UI_DEFAULTS, type KafkaUiConfig, kafkaUiProblems } from './config.js';
import type { KafkaUiImage } from './images.js';

/** Kafbat UI, a web page for Kafka. Its image is in the release. */
export interface KafkaUiSpec {
  /** Memory of the pod: request and limit. @default 0.5 */
  readonly memoryGiB?: number;
  /** CPU of the pod in thousandths of a core: requested, never limited. @default 100 */
  readonly cpuMillis?: number;
  /** JVM heap; at most three quarters of the memory. @default 50 % of the memory */
  readonly heapMiB?: number;
  /** Topics whose records it shows: names, or prefixes that end in `*`. Where users need ACLs, it sees names and settings of all others. @default none */
  readonly reads?: readonly string[];
  /** Whether it refuses every change. Where users need ACLs, its user may change nothing anyway. @default true */
  readonly readOnly?: boolean;
  /** Pods outside the platform that may open it, e.g. an ingress controller's. @default none */
  readonly clients?: readonly KafkaUiClientSpec[];
}

/** Pods that may open the page. */
export interface KafkaUiClientSpec {
  /** Kubernetes namespace. */
  readonly namespace: string;
  /** Labels of the pods. @default all pods of the namespace */
  readonly labels?: Labels;
}

/** Name of its SCRAM user. */
export const KAFKA_UI_USER = 'kafka-ui';

const nameOf = ({ prefix }: Pick<Site, 'prefix'>) => `${prefix}kafka-ui`;
/** Secret with its login; nobody logs in on a laptop. */
const loginOf = (site: Pick<Site, 'prefix' | 'class'>) => (site.class === 'local' ? undefined : `${nameOf(site)}-login`);

/** What the page is resolved from, beside its spec. */
export interface KafkaUiInputs {
  /** What every component is resolved from. */
  readonly context: ComponentContext;
  /** Image of the web page. */
  readonly image: KafkaUiImage;
  /** URL of the Schema Registry; absent where there is none. */
  readonly registryUrl?: string;
  /** URL of Kafka Connect; absent where there is none. */
  readonly connectUrl?: string;
}

/** The page with every default and address. Assumes a spec without problems; see {@link kafkaUiSpecProblems}. */
export function resolveKafkaUi(spec: KafkaUiSpec, { context, image, ...urls }: KafkaUiInputs): KafkaUiConfig {
  const login = loginOf(context);
  return {
    ...sizes(spec),
    name: nameOf(context),
    namespace: context.namespace,
    version: parseImage(image.reference).tag ?? 'unknown',
    image,
    toolsImage: context.kafka.image,
    connection: context.kafka.connectionOf(KAFKA_UI_USER),
    readOnly: spec.readOnly ?? KAFKA_UI_DEFAULTS.readOnly,
    ...(login && { login }),
    ...urls,
    clients: (spec.clients ?? []).map(({ namespace, labels = {} }) => ({ namespace, labels })),
  };
}

function sizes(spec: KafkaUiSpec) {
  const { memoryGiB, cpuMillis, heapPercent } = KAFKA_UI_DEFAULTS;
  const memoryMiB = toMiB(spec.memoryGiB ?? memoryGiB);
  return {
    resources: { memoryMiB, cpuMillis: spec.cpuMillis ?? cpuMillis },
    heapMiB: spec.heapMiB ?? heapFor(memoryMiB, heapPercent),
  };
}

/** What is wrong with a spec, by the names of its fields. */
export const kafkaUiSpecProblems = (spec: KafkaUiSpec): Problem[] => kafkaUiProblems(sizes(spec));

/** A user that sees every topic's name and settings, and the records of those it may read. */
export const kafkaUiNeeds = ({ reads = [] }: KafkaUiSpec): KafkaNeeds => ({
  topics: [],
  users: [{ name: KAFKA_UI_USER, can: [describe('*'), ...reads.map((topic) => consume(topic, { group: `${KAFKA_UI_USER}-*` }))] }],
});

/** The login of the page, outside laptops. */
export function kafkaUiSecrets(site: Pick<Site, 'prefix' | 'class'>): readonly PasswordRequirement[] {
  const name = loginOf(site);
  return name === undefined ? [] : [{ kind: 'password', name, purpose: 'login of the web page for Kafka', username: 'admin' }];
}
