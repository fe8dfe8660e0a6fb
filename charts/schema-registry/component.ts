import { type Component, type ComponentRelease, imageKey, imageTable, releasedImageProblems, type Site } from '../component.js';
import { runnableImage, selectorLabels, under } from '../shared/index.js';
import type { HttpRequest } from '../shared/local-parts.js';
import { SCHEMA_REGISTRY_PORT, type SchemaRegistryConfig, schemaRegistryIdentity, schemaRegistryUrl } from './config.js';
import { SCHEMA_REGISTRY_IMAGES } from './images.js';
import { COMPATIBILITY_LEVELS } from './levels.js';
import { recognisedSchemaRegistry } from './recognise.js';
import {
  resolveSchemaRegistry,
  type SchemaRegistrySpec,
  schemaRegistryName,
  schemaRegistryNeeds,
  schemaRegistrySpecProblems,
} from './spec.js';

/** The registry in an environment. */
export interface SchemaRegistryField {
  /** Schema Registry for the platform's topics. @default none */
  readonly schemaRegistry?: SchemaRegistrySpec;
}

/** The registry in a release file. */
export interface SchemaRegistryReleaseField {
  /** Image of the Schema Registry. */
  readonly schemaRegistry?: ComponentRelease;
}

/** What it is in a description, a release and a platform. */
export interface SchemaRegistryTypes {
  /** Its field of an environment. */
  readonly field: SchemaRegistryField;
  /** Its entry of a release file. */
  readonly release: SchemaRegistryReleaseField;
  /** Its field of a platform. */
  readonly resolved: { readonly schemaRegistry?: SchemaRegistryConfig };
  /** What it reads of the pipelines' parts. */
  readonly parts: object;
}

const LEVELS = COMPATIBILITY_LEVELS.map((level) => `\`${level}\``).join(', ');

/** The platform's Schema Registry. */
export const schemaRegistry: Component<SchemaRegistryTypes> = {
  key: 'schemaRegistry',
  folder: 'schema-registry',
  release: {
    keys: { image: imageKey('confluentinc/cp-schema-registry:8.1.1') },
    isNeeded: ({ environment }) => environment.schemaRegistry !== undefined,
    problems: ({ release, ...described }) => releasedImageProblems(SCHEMA_REGISTRY_IMAGES, release.schemaRegistry, described),
  },
  problems: ({ environment: { schemaRegistry: spec }, site }) =>
    spec ? under('schemaRegistry', schemaRegistrySpecProblems(spec, site)) : [],
  resolve: ({ environment: { schemaRegistry: spec }, release, context, line }) => {
    if (!spec || !release.schemaRegistry) return {};
    const image = runnableImage(SCHEMA_REGISTRY_IMAGES, {
      image: release.schemaRegistry,
      line,
      mirror: context.kubernetes.imageMirror,
    });
    return { schemaRegistry: resolveSchemaRegistry(spec, { context, image }) };
  },
  needs: ({ environment: { schemaRegistry: spec }, site }) => (spec ? schemaRegistryNeeds(spec, site) : { topics: [], users: [] }),
  offers: { registry: ({ environment, site }) => environment.schemaRegistry && address(site) },
  url: ({ schemaRegistry: registry }) => registry && schemaRegistryUrl(registry),
  reaches: ({ resolved, site, kafka }) => (resolved.schemaRegistry ? [{ from: { labels: labelsOf(site) }, to: kafka }] : []),
  own: ({ environment: { schemaRegistry: spec }, site }) => spec && { identity: schemaRegistryIdentity(site.workloads), parts: spec },
  recognise: recognisedSchemaRegistry,
  reference: {
    title: 'Schema Registry',
    note: 'Tests ran doubles of it, never the image.',
    tables: [imageTable(SCHEMA_REGISTRY_IMAGES)],
    words: {
      CompatibilityLevel: LEVELS,
      SubjectLevel: `${LEVELS}, or \`INHERIT\``,
    },
    shapes: [{ file: 'spec.ts', names: ['SchemaRegistrySpec', 'SchemaRegistryClientSpec'] }],
  },
  local: {
    profile: 'kafka',
    port: { part: 'registry', port: SCHEMA_REGISTRY_PORT },
    ready: 'registry',
    after: { levels: ['registry'] },
    imageVolumes: [
      {
        image: /(^|\/)confluentinc\/cp-schema-registry:/,
        folders: ['/etc/schema-registry/secrets', '/etc/kafka/secrets', '/var/lib/kafka/data'],
      },
    ],
    smoke: (topic) => ({ name: 'schema registered and found', requests: roundTrip(`${topic}-value`) }),
  },
};

const labelsOf = ({ workloads }: Site) => selectorLabels(schemaRegistryIdentity(workloads));

const address = (site: Site) => ({
  url: schemaRegistryUrl({ name: schemaRegistryName(site), namespace: site.namespace }),
  reach: [{ kind: 'pods', labels: labelsOf(site) } as const],
  port: SCHEMA_REGISTRY_PORT,
});

const CHECK_SCHEMA = JSON.stringify({ type: 'record', name: 'Check', fields: [{ name: 'id', type: 'long' }] });

const roundTrip = (subject: string): readonly HttpRequest[] => [
  {
    path: `/subjects/${subject}/versions`,
    post: { body: JSON.stringify({ schema: CHECK_SCHEMA }), type: 'application/vnd.schemaregistry.v1+json' },
  },
  { path: `/subjects/${subject}/versions/latest`, isRight: (text) => text.includes('Check') },
];
