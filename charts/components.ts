import type { Component } from './component.js';
import { connect } from './connect/component.js';
import { kafkaUi } from './kafka-ui/component.js';
import { objectStore } from './object-store/component.js';
import { postgres } from './postgres/component.js';
import { restProxy } from './rest-proxy/component.js';
import { schemaRegistry } from './schema-registry/component.js';
import { spark } from './spark/component.js';

/** What runs beside Kafka, in the order of the rendered files. */
export const COMPONENTS = [schemaRegistry, restProxy, postgres, objectStore, connect, spark, kafkaUi] as const;

type TypesOf<Listed> = Listed extends Component<infer Types> ? Types : never;
type Each = TypesOf<(typeof COMPONENTS)[number]>;
/** All members of a union at once. */
type Together<Union> = (Union extends unknown ? (member: Union) => void : never) extends (member: infer All) => void ? All : never;

/** The components' fields of an environment. */
export type ComponentFields = Together<Each['field']>;
/** The components' entries of a release file. */
export type ComponentReleases = Together<Each['release']>;
/** The components' fields of a platform. */
export type ResolvedComponents = Together<Each['resolved']>;
/** What components read of the pipelines' parts. */
export type ComponentParts = Together<Each['parts']>;

/** The types of all components together. */
export interface AllTypes {
  /** Fields of an environment. */
  readonly field: ComponentFields;
  /** Entries of a release file. */
  readonly release: ComponentReleases;
  /** Fields of a platform. */
  readonly resolved: ResolvedComponents;
  /** What they read of the pipelines' parts. */
  readonly parts: ComponentParts;
}

/** Any component: it takes what all of them take, and gives what one of them gives. */
export type AnyComponent = { readonly [Member in keyof Component<AllTypes>]: Component<AllTypes>[Member] };

/** {@link COMPONENTS} as a loop sees them. */
export const EVERY_COMPONENT: readonly AnyComponent[] = COMPONENTS;

/** How a component runs on one machine, by its folder: the label `app.kubernetes.io/name` of its pods. */
export const localOf = (folder: string): AnyComponent['local'] | undefined => EVERY_COMPONENT.find((each) => each.folder === folder)?.local;
