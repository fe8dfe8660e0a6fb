import {
  type DatabaseAddress,
  type DatabaseLogin,
  type EnvironmentClass,
  type ImageContract,
  imageProblems,
  type KafkaConnection,
  type KubernetesSpec,
  type Labels,
  type Neighbour,
  type ObjectStoreAddress,
  type Permission,
  type Prerequisite,
  type Problem,
  type RegistryAddress,
  type RunnableImage,
  type SecretRequirement,
  under,
  type Workloads,
} from './shared/index.js';

/** What the environment decides for every component: known before anything is resolved. */
export interface Site {
  /** Begins every object's name, with its dash, or is empty: `${prefix}schema-registry`. */
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
  readonly registry: RegistryAddress;
  /** The pipelines' database, with the logins of what polls it and of what captures its changes. */
  readonly database: { readonly address: DatabaseAddress; readonly polling: DatabaseLogin; readonly capture: DatabaseLogin };
  /** The bucket for objects, tables and checkpoints. */
  readonly objectStore: ObjectStoreAddress;
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
  /** Field of the environment that lists the topics it reads, e.g. `restProxy.topics.consume`. */
  readonly readsField: string;
}

/** The types of one component. Each is the part of a whole that the component knows. */
export interface ComponentTypes {
  /** Its field in the environment, and others that it reads. */
  readonly field: object;
  /** Its entry in the release file. */
  readonly release: object;
  /** Its field in the platform. */
  readonly resolved: object;
  /** What it reads of the pipelines' parts. */
  readonly parts: object;
}

/** A component as the environment describes it: what its rules look at. */
export interface Described<Types extends ComponentTypes> {
  /** The environment's fields. */
  readonly environment: Types['field'];
  /** The release file's entries. */
  readonly release: Types['release'];
  /** The parts of all pipelines. */
  readonly parts: Types['parts'];
  /** What the environment decides for every component. */
  readonly site: Site;
  /** Kafka line that the release names, e.g. `4.3`. */
  readonly line: string;
  /** What another component offers in a role; nothing where none does. */
  readonly offer: <Role extends keyof Offers>(role: Role) => Offers[Role] | undefined;
}

/** What a component is resolved from. Assumes a description without problems. */
export interface Resolvable<Types extends ComponentTypes> extends Described<Types> {
  /** The environment, and Kafka. */
  readonly context: ComponentContext;
}

/** A resolved component: what the rules on resolved values look at. */
export interface Checkable<Types extends ComponentTypes> extends Resolvable<Types> {
  /** The platform's fields. */
  readonly resolved: Types['resolved'];
  /** What is wrong with settings of Connect workers, by the Kafka line inside their image. */
  readonly workerSettingProblems: (settings: Readonly<Record<string, unknown>>) => readonly Problem[];
}

/** What a component's connections follow from. */
export interface Surroundings<Types extends ComponentTypes> extends Pick<Checkable<Types>, 'resolved' | 'offer' | 'site'> {
  /** The brokers, at the listener that components use. */
  readonly kafka: Neighbour;
}

/** One key of a release entry. */
export interface ReleaseKey {
  /** What is written there, e.g. `an image reference`. */
  readonly form: string;
  /** A value that would pass. */
  readonly example: string;
  /** What the value must match. @default any text that is not empty */
  readonly pattern?: RegExp;
  /** Whether the key may be absent. @default false */
  readonly isOptional?: boolean;
}

/** A component's entry in the release file. */
export interface ReleaseEntry<Types extends ComponentTypes> {
  /** Its keys, in the order of the file. */
  readonly keys: Readonly<Record<string, ReleaseKey>>;
  /** Whether the environment needs the entry. */
  readonly isNeeded: (described: Described<Types>) => boolean;
  /** What is wrong with the entry, by its keys. */
  readonly problems: (described: Described<Types>) => readonly Problem[];
}

/** How a component runs on one machine. Its parts are named as in the label `app.kubernetes.io/component`. */
export interface LocalParts {
  /** Smallest profile of `sluice local up` that has it. */
  readonly profile: 'kafka' | 'full';
  /** Flag of `sluice local up` that it runs with. @default it always runs */
  readonly flag?: 'ui';
  /** The part that programs on the machine reach, and its port there. @default none */
  readonly port?: { readonly part: string; readonly port: number };
  /** Variable with its URL, for programs on the machine, e.g. `SCHEMA_REGISTRY_URL`. @default its folder's name and `_URL` */
  readonly variable?: string;
  /** The part that must be ready, or done, before others use it. */
  readonly ready: string;
  /** Parts, and the other parts they wait for: its own by name, another component's as `folder/part`. @default none */
  readonly after?: Readonly<Record<string, readonly string[]>>;
}

/** All that the rest of Sluice knows of a component. Pure: what builds its Kubernetes objects is listed in `builders.ts`. */
export interface Component<Types extends ComponentTypes> {
  /** Its field in the environment, the release and the platform. */
  readonly key: keyof Types['field'] & keyof Types['release'] & keyof Types['resolved'] & string;
  /** Its folder below `charts/`, its label `app.kubernetes.io/name`, and the name of its rendered file. */
  readonly folder: string;
  /** Whether anything of it is rendered. @default whether the platform has it */
  readonly isRendered?: (resolved: Types['resolved']) => boolean;
  /** Whether it runs parts of pipelines: what such a component asks of Kafka is made before what others ask. @default false */
  readonly runsParts?: boolean;
  /** Its entry in the release file. */
  readonly release: ReleaseEntry<Types>;
  /** What is wrong with its field, by paths of the environment. @default none */
  readonly problems?: (described: Described<Types>) => readonly Problem[];
  /** What is wrong once everything is resolved, by paths of the environment. @default none */
  readonly resolvedProblems?: (checkable: Checkable<Types>) => readonly Problem[];
  /** Its field of the platform; an empty object without its field in the environment. */
  readonly resolve: (resolvable: Resolvable<Types>) => Types['resolved'];
  /** What it asks of Kafka. @default nothing: it has no user */
  readonly needs?: (checkable: Pick<Checkable<Types>, 'environment' | 'parts' | 'site' | 'resolved'>) => KafkaNeeds;
  /** Secrets it needs. One that another component needs too is listed once. @default none */
  readonly secrets?: (checkable: Pick<Checkable<Types>, 'environment' | 'parts' | 'site' | 'resolved'>) => readonly SecretRequirement[];
  /** Operators and custom resources it needs. @default none */
  readonly prerequisites?: (resolved: Types['resolved']) => readonly Prerequisite[];
  /** What it offers, by role. @default nothing */
  readonly offers?: {
    readonly [Role in keyof Offers]?: (described: Pick<Described<Types>, 'environment' | 'parts' | 'site'>) => Offers[Role] | undefined;
  };
  /** Connections its pods open to others. @default none */
  readonly reaches?: (surroundings: Surroundings<Types>) => readonly Connection[];
  /** How it runs on one machine. */
  readonly local: LocalParts;
  /** Topics of others that it uses. @default none */
  readonly topicUse?: (environment: Types['field']) => TopicUse | undefined;
}

/** A release key that holds an image reference. */
export const imageKey = (example: string): ReleaseKey => ({ form: 'an image reference', example });

/** What runs of one component. */
export interface ComponentRelease {
  /** Image reference: `repository:tag`, optionally `@sha256:…`. */
  readonly image: string;
}

/** What is wrong with the image of a release entry. */
export const releasedImageProblems = (
  images: readonly ImageContract[],
  entry: ComponentRelease | undefined,
  { line, site }: { readonly line: string; readonly site: Pick<Site, 'class'> },
): readonly Problem[] =>
  under('image', imageProblems({ images, reference: entry?.image ?? '', line, allowLatest: site.class === 'local' }));
