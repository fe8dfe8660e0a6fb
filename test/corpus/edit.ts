import type { Environment } from '../../platform/environment.js';
import type { Release } from '../../platform/release/release.js';
import type { Consequence } from '../../policy/transitions/index.js';
import type { KubernetesObject } from '../../stacks/kubernetes/index.js';

/** Parts of the platform whose pods an edit may restart. */
export type Part = 'brokers' | 'controllers' | 'registry' | 'first broker set';

/** One edit to an environment, and what it is expected to come to. */
export interface Edit {
  readonly name: string;
  /** Change to the description, or to its release. */
  readonly describe?: (environment: Environment) => Environment;
  readonly release?: (release: Release) => Release;
  /** Change to what is rendered: for what the description does not say, or forbids. */
  readonly render?: (objects: readonly KubernetesObject[]) => readonly KubernetesObject[];
  /** The worst that comes of it; `nothing` when nothing differs. */
  readonly consequence: Consequence | 'nothing';
  /** Rules that have something to say, information apart. */
  readonly rules: readonly string[];
  /** Whose pods restart; of a set that is refused, once it is recreated. */
  readonly restarts: readonly Part[];
  /** What an API server says to it: kinds of the objects it refuses. @default none: all is accepted */
  readonly refused?: readonly string[];
}

type Kafka = Environment['kafka'];
type Topic = NonNullable<Kafka['topics']>[number];

/** A change in Kafka's part. */
export const kafka =
  (change: (kafka: Kafka) => Partial<Kafka>) =>
  (environment: Environment): Environment => ({ ...environment, kafka: { ...environment.kafka, ...change(environment.kafka) } });

/** A change of one topic, wherever it is described: among Kafka's or in a pipeline. */
export const topic =
  (name: string, change: (topic: Topic) => Topic) =>
  ({ pipelines, ...environment }: Environment): Environment => ({
    ...kafka(({ topics = [] }) => ({ topics: topics.map((each) => (each.name === name ? change(each) : each)) }))(environment),
    ...(pipelines && {
      pipelines: pipelines.map(({ parts, ...pipeline }) => ({
        ...pipeline,
        parts: parts.map((part) => (part.kind === 'topic' && part.name === name ? { ...part, ...change(part) } : part)),
      })),
    }),
  });

/** Another setting of a topic. */
export const topicSettings = (name: string, settings: Readonly<Record<string, unknown>>) =>
  topic(name, (each) => ({ ...each, settings: { ...each.settings, ...settings } }));

/** Another broker setting. */
export const setting = (settings: Readonly<Record<string, unknown>>) => kafka((each) => ({ settings: { ...each.settings, ...settings } }));

/** Another shape of the brokers. */
export const brokers = (change: Partial<Extract<Kafka['pools'], { readonly perZone: unknown }>['perZone']>) =>
  kafka(({ pools }) => ('perZone' in pools ? { pools: { perZone: { ...pools.perZone, ...change } } } : {}));

/** Another shape of the controllers. */
export const controllers = (change: Readonly<Record<string, unknown>>) =>
  kafka(({ coordination }) => (coordination.mode === 'kraft' ? { coordination: { ...coordination, ...change } } : {}));

/** A change of Kubernetes' part. */
export const kubernetes =
  (change: Partial<Environment['kubernetes']>) =>
  (environment: Environment): Environment => ({ ...environment, kubernetes: { ...environment.kubernetes, ...change } });

/** A change of the registry. */
export const registry =
  (change: Partial<NonNullable<Environment['schemaRegistry']>>) =>
  (environment: Environment): Environment => ({
    ...environment,
    schemaRegistry: { replicas: 1, ...environment.schemaRegistry, ...change },
  });

/** A change of the first object of a kind (whose name begins so), made on its JSON: for what no type allows. */
export const json =
  (kind: string, start: string, change: (text: string) => string) =>
  (objects: readonly KubernetesObject[]): readonly KubernetesObject[] => {
    const index = objects.findIndex((object) => object.kind === kind && object.metadata.name.startsWith(start));
    return objects.map((object, place) => (place === index ? parsed(change(JSON.stringify(object))) : object));
  };

/** Without the first object of a kind whose name begins so. */
export const without =
  (kind: string, start: string) =>
  (objects: readonly KubernetesObject[]): readonly KubernetesObject[] => {
    const index = objects.findIndex((object) => object.kind === kind && object.metadata.name.startsWith(start));
    return objects.filter((_, place) => place !== index);
  };

function parsed(text: string): KubernetesObject {
  const object: KubernetesObject = JSON.parse(text);
  return object;
}
