import { heading } from './markdown.js';
import { linksTo, type Makers, makersText, type Section, sectionsOf, sectionTexts } from './spec-sections.js';

const COMPONENTS = 'platform/components';

/** Sections of the page, in the order of the fields of an environment. */
export const COMPONENT_SECTIONS: readonly Section[] = [
  ...sectionsOf(`${COMPONENTS}/schema-registry.ts`, 'SchemaRegistrySpec', 'SchemaRegistryClientSpec'),
  ...sectionsOf(`${COMPONENTS}/rest-proxy.ts`, 'RestProxySpec', 'RestProxyTopics', 'RestProxyClientSpec'),
  ...sectionsOf(`${COMPONENTS}/connect.ts`, 'ConnectSpec'),
  ...sectionsOf('charts/connect/plugins.ts', 'PluginDelivery'),
  ...sectionsOf('charts/connect/config.ts', 'ClientOverrides'),
  ...sectionsOf(`${COMPONENTS}/reach.ts`, 'ReachSpec'),
  ...sectionsOf(`${COMPONENTS}/postgres.ts`, 'PostgresSpec', 'PostgresServerSpec', 'PostgresUserSpec', 'PostgresClientSpec'),
  ...sectionsOf(`${COMPONENTS}/postgres.ts`, 'PostgresExternalSpec'),
  ...sectionsOf(`${COMPONENTS}/object-store.ts`, 'ObjectStoreSpec', 'S3Spec', 'S3StandInSpec'),
  ...sectionsOf(`${COMPONENTS}/spark.ts`, 'SparkSpec'),
  ...sectionsOf('charts/spark/config.ts', 'SparkDelivery'),
  ...sectionsOf('platform/release/release.ts', 'Release', 'ComponentRelease', 'StandInRelease'),
  ...sectionsOf(`${COMPONENTS}/connect.ts`, 'ConnectRelease'),
  ...sectionsOf(`${COMPONENTS}/spark.ts`, 'SparkRelease'),
];

const MAKERS: Makers = [
  ['charts/connect/plugins.ts', /^(jdbc|s3|elasticsearch|debeziumPostgres|avroConverter|plugin|baked|copiedFrom|inImage)$/],
  [`${COMPONENTS}/object-store.ts`, /^s3/],
  ['charts/shared/secret.ts', /^secret$/],
];

/** `docs/reference/components.md`. */
export const componentsPage = (links: ReadonlyMap<string, string>) =>
  [
    heading('What runs beside Kafka', 'platform/components/ and platform/release/release.ts'),
    'Each component is a field of an [environment](environment.md); what runs on them are [pipelines](pipelines.md).',
    'Versions and images stand in `releases/<name>.yaml`: see [Release](#release) and [images](images.md).\n',
    ...sectionTexts(COMPONENT_SECTIONS, new Map([...links, ...linksTo(COMPONENT_SECTIONS)])),
    makersText(MAKERS),
  ].join('\n');
