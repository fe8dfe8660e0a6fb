import type { BucketAddress, DatabaseAddress, DatabaseLogin, HttpAddress } from './addresses.js';
import type { RunnableImage } from './derived-image.js';
import type { KubernetesSpec } from './environment.js';
import type { KafkaConnection } from './kafka-connection.js';
import type { Labels } from './labels.js';
import type { Permission } from './permission.js';
import type { Neighbour } from './reach.js';
import type { EnvironmentClass } from './severity.js';
import type { Workloads } from './workload.js';

/** What the environment decides for every component: known before anything is resolved. */
export interface Site {
  /** Begins every object's name, with its dash, or is empty: `${prefix}kafka`. */
  readonly prefix: string;
  /** Namespace of all objects. */
  readonly namespace: string;
  /** How much the environment matters. */
  readonly class: EnvironmentClass;
  /** The cluster, and what it asks of pods. */
  readonly kubernetes: KubernetesSpec;
  /** What every pod carries. */
  readonly workloads: Workloads;
}

/** What a component knows of Kafka. */
export interface KafkaService {
  /** Start of the names of its objects, e.g. `kafka`. */
  readonly name: string;
  /** The brokers' image: its tools wait for Kafka. */
  readonly image: RunnableImage;
  /** Kafka line of the brokers, e.g. `4.3`. */
  readonly line: string;
  /** Replicas of a topic that names no number. */
  readonly replicationFactor: number;
  /** Connection of a component's own user, by the user's name. Throws when no listener takes components: a problem reports that first. */
  readonly connectionOf: (user: string) => KafkaConnection;
  /** The same for pods of another namespace: they mount Secrets of that namespace, each with only what a client needs. */
  readonly connectionElsewhere: (user: string) => KafkaConnection;
}

/** What a component is resolved from, beside its own spec and images. */
export interface ComponentContext extends Site {
  /** The cluster it uses. */
  readonly kafka: KafkaService;
}

/** What a component asks of Kafka: the access Job makes it, before or while the component starts. */
export interface KafkaNeeds {
  /** Topics that must exist. */
  readonly topics: readonly NeededTopicSpec[];
  /** Users with their ACLs. None is made where clients do not log in. */
  readonly users: readonly { readonly name: string; readonly can: readonly Permission[] }[];
}

/** A topic a component cannot do without, e.g. `_schemas`. Replicas and minimum in-sync replicas are the cluster's. */
export interface NeededTopicSpec {
  /** Name of the topic. */
  readonly name: string;
  /** Number of partitions. */
  readonly partitions: number;
  /** Topic settings by their Kafka names. */
  readonly settings: Readonly<Record<string, string>>;
}

/** A format in which a connector writes the values of a topic. */
export type WrittenFormat =
  | { readonly kind: 'json' | 'json-with-schema'; readonly values: 'connect' | 'debezium' }
  | { readonly kind: 'avro' };

/** What components offer one another, by role. All of it follows from the description, so that no component is resolved before another. */
export interface Offers {
  /** Where schemas of topics are kept. */
  readonly registry: HttpAddress;
  /** The REST interface of the Connect workers. */
  readonly workers: HttpAddress;
  /** The pipelines' database, with the logins of what polls it and of what captures its changes. */
  readonly database: { readonly address: DatabaseAddress; readonly polling: DatabaseLogin; readonly capture: DatabaseLogin };
  /** The bucket for objects, tables and checkpoints. */
  readonly bucket: BucketAddress;
  /** The format of a topic's values, where a connector fills the topic. */
  readonly formats: (topic: string) => WrittenFormat | undefined;
}

/** A connection that pods open. The network policies of both ends follow from it. */
export interface Connection {
  /** The pods that open it. */
  readonly from: {
    /** Their labels. */
    readonly labels: Labels;
    /** Their namespace. @default the platform's */
    readonly namespace?: string;
  };
  /** The far end. */
  readonly to: Neighbour;
  /** Part of the component that waits for the far end when the platform starts. @default the pods that open the connection */
  readonly neededBy?: string;
}

/** A component's use of topics that others use too. Delivery guarantees are checked against it. */
export interface TopicUse {
  /** In words, e.g. `the REST proxy`. */
  readonly who: string;
  /** Topics it may write: names, or prefixes that end in `*`. */
  readonly writes: readonly string[];
  /** How surely it writes, in words after `who`: `at least once: …`. */
  readonly delivery: string;
  /** Topics it may read as `read_uncommitted`: names, or prefixes that end in `*`. */
  readonly readsUncommitted: readonly string[];
  /** Field of the environment that lists the topics it reads, by its path. */
  readonly readsField: string;
}
