import type { ReferenceEntry, ReleaseKey } from './shared/component-entries.js';
import type { ComponentContext, Connection, KafkaNeeds, Offers, Site, TopicUse } from './shared/component-parts.js';
import type { Identity, Neighbour, OwnParts, Prerequisite, Problem, SecretRequirement } from './shared/index.js';
import type { LocalParts } from './shared/local-parts.js';
import type { Recognised } from './shared/recognise.js';

export {
  baseKey,
  type ComponentRelease,
  IMAGE_FORM,
  imageKey,
  imageTable,
  type ReferenceEntry,
  type ReferenceTable,
  type ReleaseKey,
  releasedImageProblems,
} from './shared/component-entries.js';
export type {
  ComponentContext,
  Connection,
  KafkaNeeds,
  KafkaService,
  NeededTopicSpec,
  Offers,
  Site,
  TopicUse,
  WrittenFormat,
} from './shared/component-parts.js';

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

/** A component's entry in the release file. */
export interface ReleaseEntry<Types extends ComponentTypes> {
  /** Its keys, in the order of the file. */
  readonly keys: Readonly<Record<string, ReleaseKey>>;
  /** Whether the environment needs the entry. */
  readonly isNeeded: (described: Described<Types>) => boolean;
  /** What is wrong with the entry, by its keys. */
  readonly problems: (described: Described<Types>) => readonly Problem[];
}

/** The pods of a component that take parts of the user's own. */
export interface OwnPods {
  /** Name, component and platform, from which the labels of its pods follow. */
  readonly identity: Identity;
  /** The component's field. */
  readonly parts: OwnParts;
  /** Namespace of the pods. @default the platform's */
  readonly namespace?: string;
}

/** Parts of pipelines that a component runs. */
export interface PartsRun {
  /** Their kinds. */
  readonly kinds: readonly string[];
  /** The component and the parts, for the message that an environment has these and not that. */
  readonly words: { readonly component: string; readonly parts: string };
  /** Shortest declaration of the component in an environment. */
  readonly declaration: string;
}

/** All that the rest of Sluice knows of a component. Pure: what builds its Kubernetes objects is listed in `builders.ts`. */
export interface Component<Types extends ComponentTypes> {
  /** Its field in the environment, the release and the platform. */
  readonly key: keyof Types['field'] & keyof Types['release'] & keyof Types['resolved'] & string;
  /** Its folder below `charts/`, its label `app.kubernetes.io/name`, and the name of its rendered file. */
  readonly folder: string;
  /** Whether anything of it is rendered. @default whether the platform has it */
  readonly isRendered?: (resolved: Types['resolved']) => boolean;
  /** Parts of pipelines that it runs: what such a component asks of Kafka is made before what others ask. @default none */
  readonly runs?: PartsRun;
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
  readonly secrets?: (
    checkable: Pick<Checkable<Types>, 'environment' | 'parts' | 'site' | 'resolved' | 'offer'>,
  ) => readonly SecretRequirement[];
  /** Separate namespace of its pods. It is created, isolated and listed like the platform's. @default the platform's */
  readonly namespace?: (resolved: Types['resolved']) => string | undefined;
  /** Operators and custom resources it needs. @default none */
  readonly prerequisites?: (resolved: Types['resolved']) => readonly Prerequisite[];
  /** What it offers, by role. @default nothing */
  readonly offers?: {
    readonly [Role in keyof Offers]?: (described: Pick<Described<Types>, 'environment' | 'parts' | 'site'>) => Offers[Role] | undefined;
  };
  /** Where other pods of the platform ask it by HTTP. @default nowhere */
  readonly url?: (resolved: Types['resolved']) => string | undefined;
  /** Connections its pods open to others. @default none */
  readonly reaches?: (surroundings: Surroundings<Types>) => readonly Connection[];
  /** Its pods that keep running, and what its field gives them of the user's own. @default it takes none */
  readonly own?: (described: Pick<Described<Types>, 'environment' | 'site'>) => OwnPods | undefined;
  /** By what it is recognised in manifests that anybody wrote. @default it is taken for other software */
  readonly recognise?: Recognised;
  /** How the reference pages show it. */
  readonly reference: ReferenceEntry;
  /** An environment's field and release entry for a golden file, where no shipped environment has it. @default none */
  readonly variant?: { readonly environment: Types['field']; readonly release: Types['release'] };
  /** How it runs on one machine. */
  readonly local: LocalParts<Types['resolved']>;
  /** Topics of others that it uses. @default none */
  readonly topicUse?: (environment: Types['field']) => TopicUse | undefined;
}
