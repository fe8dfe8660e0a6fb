import { COMPONENTS } from '../../charts/components.js';
import { heading } from './markdown.js';
import { linksTo, type Makers, makersText, type Section, sectionsOf, sectionTexts } from './spec-sections.js';

/** The interface in a component's `component.ts` with its field of the environment, or of the release file. */
export const componentShape = (key: string, folder: string, ending: 'Field' | 'ReleaseField') => ({
  path: `charts/${folder}/component.ts`,
  shape: `${key.slice(0, 1).toUpperCase()}${key.slice(1)}${ending}`,
});

/** Sections of the page, in the order of the fields of an environment. */
export const COMPONENT_SECTIONS: readonly Section[] = [
  ...sectionsOf('charts/schema-registry/spec.ts', 'SchemaRegistrySpec', 'SchemaRegistryClientSpec'),
  ...sectionsOf('charts/rest-proxy/spec.ts', 'RestProxySpec', 'RestProxyTopics', 'RestProxyClientSpec'),
  ...sectionsOf('charts/connect/spec.ts', 'ConnectSpec'),
  ...sectionsOf('charts/connect/plugins.ts', 'PluginDelivery'),
  ...sectionsOf('charts/connect/config.ts', 'ClientOverrides'),
  ...sectionsOf('charts/shared/reach.ts', 'ReachSpec'),
  ...sectionsOf('charts/postgres/spec.ts', 'PostgresSpec', 'PostgresServerSpec', 'PostgresUserSpec', 'PostgresClientSpec'),
  ...sectionsOf('charts/postgres/spec.ts', 'PostgresExternalSpec'),
  ...sectionsOf('charts/object-store/spec.ts', 'ObjectStoreSpec', 'S3Spec', 'S3StandInSpec'),
  ...sectionsOf('charts/spark/spec.ts', 'SparkSpec'),
  ...sectionsOf('charts/spark/config.ts', 'SparkDelivery'),
  {
    path: 'platform/release/release.ts',
    shape: 'KafkaRelease',
    title: 'Release',
    more: COMPONENTS.map(({ key, folder }) => componentShape(key, folder, 'ReleaseField')),
  },
  ...sectionsOf('charts/component.ts', 'ComponentRelease'),
  ...sectionsOf('charts/object-store/component.ts', 'StandInRelease'),
  ...sectionsOf('charts/connect/spec.ts', 'ConnectRelease'),
  ...sectionsOf('charts/spark/spec.ts', 'SparkRelease'),
];

const MAKERS: Makers = [
  ['charts/connect/plugins.ts', /^(jdbc|s3|elasticsearch|debeziumPostgres|avroConverter|plugin|baked|copiedFrom|inImage)$/],
  ['charts/object-store/spec.ts', /^s3/],
  ['charts/shared/secret.ts', /^secret$/],
];

/** `docs/reference/components.md`. */
export const componentsPage = (links: ReadonlyMap<string, string>) =>
  [
    heading('What runs beside Kafka', 'the folders of charts/ and platform/release/release.ts'),
    'Each component is a field of an [environment](environment.md); what runs on them are [pipelines](pipelines.md).',
    'Versions and images stand in `releases/<name>.yaml`: see [Release](#release) and [images](images.md).\n',
    ...sectionTexts(COMPONENT_SECTIONS, new Map([...links, ...linksTo(COMPONENT_SECTIONS)])),
    makersText(MAKERS),
  ].join('\n');
