import { movingImageProblems, type Problem, type RunnableImage, under } from '../shared/index.js';
import { AVRO_CONVERTER, builtIn } from './images.js';

/** A plugin of the workers: connectors or converters, pinned by coordinate. */
export interface Plugin {
  /** Short name, e.g. `jdbc`; its folder in the image. */
  readonly name: string;
  /** Exact version of the plugin. */
  readonly version: string;
  /** Coordinate in the catalogue it comes from, e.g. `confluentinc/kafka-connect-jdbc:10.9.7`. */
  readonly coordinate: string;
  /** File it is published as, e.g. `confluentinc-kafka-connect-jdbc-10.9.7.zip`. */
  readonly archive: string;
  /** Classes connectors and converters name. */
  readonly classes: readonly string[];
  /** Least Java it runs on. */
  readonly java: number;
  /** Licence of the software, as an SPDX id where there is one. */
  readonly licence: string;
  /** How it gets into the workers. */
  readonly delivery: PluginDelivery;
}

/** Workers as plugins see them. */
export interface PluginHost {
  /** Image of the workers: its contract says which plugins and which Java it holds. */
  readonly image: RunnableImage;
  /** Plugins beside those of the image. */
  readonly plugins: readonly Plugin[];
}

/** How a plugin reaches the workers. */
export type PluginDelivery =
  /** In the image built from the Dockerfile Sluice writes. */
  | { readonly how: 'baked' }
  /** An init container copies a folder out of an image that holds it. */
  | { readonly how: 'copied'; readonly image: string; readonly path: string }
  /** The worker's image holds it already, on its own plugin path. */
  | { readonly how: 'in-image' };

/** In the image built from the Dockerfile Sluice writes. */
export const baked = (): PluginDelivery => ({ how: 'baked' });
/** Copied at each start out of an image that holds it, e.g. `copiedFrom('registry.example.com/plugins:7', '/plugins/jdbc')`. */
export const copiedFrom = (image: string, path: string): PluginDelivery => ({ how: 'copied', image, path });
/** Already in the worker's image. */
export const inImage = (): PluginDelivery => ({ how: 'in-image' });

/** Folder of baked plugins in the built image. */
export const BAKED_DIR = '/usr/share/sluice/plugins';
/** Folder that copied plugins are put into. */
export const COPIED_DIR = '/var/lib/sluice/plugins';

const COMMUNITY = 'Confluent Community License';
const hub = (name: string, artifact: string, version: string) => ({
  name,
  version,
  coordinate: `confluentinc/${artifact}:${version}`,
  archive: `confluentinc-${artifact}-${version}.zip`,
  licence: COMMUNITY,
});

/** Confluent's JDBC connectors, e.g. `jdbc('10.9.7')`. They hold the Postgres driver. */
export const jdbc = (version: string, delivery: PluginDelivery = baked()): Plugin => ({
  ...hub('jdbc', 'kafka-connect-jdbc', version),
  classes: ['io.confluent.connect.jdbc.JdbcSourceConnector', 'io.confluent.connect.jdbc.JdbcSinkConnector'],
  java: 11,
  delivery,
});

/** Confluent's S3 sink, e.g. `s3('12.1.9')`. */
export const s3 = (version: string, delivery: PluginDelivery = baked()): Plugin => ({
  ...hub('s3', 'kafka-connect-s3', version),
  classes: ['io.confluent.connect.s3.S3SinkConnector'],
  java: 11,
  delivery,
});

/** Confluent's Elasticsearch sink, e.g. `elasticsearch('15.1.1')`. */
export const elasticsearch = (version: string, delivery: PluginDelivery = baked()): Plugin => ({
  ...hub('elasticsearch', 'kafka-connect-elasticsearch', version),
  classes: ['io.confluent.connect.elasticsearch.ElasticsearchSinkConnector'],
  java: 11,
  delivery,
});

/** Debezium for Postgres, e.g. `debeziumPostgres('3.6.1.Final')`. */
export const debeziumPostgres = (version: string, delivery: PluginDelivery = baked()): Plugin => ({
  name: 'debezium-postgres',
  version,
  coordinate: `io.debezium:debezium-connector-postgres:${version}:plugin@tar.gz`,
  archive: `debezium-connector-postgres-${version}-plugin.tar.gz`,
  classes: ['io.debezium.connector.postgresql.PostgresConnector'],
  java: version.startsWith('3.') ? 17 : 11,
  licence: 'Apache-2.0',
  delivery,
});

/** The Avro converter, for `apache/kafka`; Confluent's image holds it. */
export const avroConverter = (version: string, delivery: PluginDelivery = baked()): Plugin => ({
  ...hub('avro-converter', 'kafka-connect-avro-converter', version),
  classes: [AVRO_CONVERTER],
  java: 11,
  delivery,
});

/** Any other plugin. */
export const plugin = ({ delivery = baked(), ...rest }: Omit<Plugin, 'delivery'> & { readonly delivery?: PluginDelivery }): Plugin => ({
  ...rest,
  delivery,
});

/** `plugin.path`: the image's own folders, and ours where there is something in them. */
export function pluginPath({ image, plugins }: PluginHost): readonly string[] {
  const has = (how: PluginDelivery['how']) => plugins.some(({ delivery }) => delivery.how === how);
  return [...builtIn(image.contract).pluginPath, ...(has('baked') ? [BAKED_DIR] : []), ...(has('copied') ? [COPIED_DIR] : [])];
}

/** Classes the workers can load. */
export const providedClasses = ({ image, plugins }: PluginHost): readonly string[] => [
  ...builtIn(image.contract).classes,
  ...plugins.flatMap(({ classes }) => classes),
];

const VERSION = /^\d+(\.[0-9A-Za-z]+)+(-\d+)?$/;

/** What is wrong with the plugins. `isBuilt`: whether the release names an image built with them. */
export function pluginProblems({ image, plugins }: PluginHost, { isBuilt }: { isBuilt: boolean }): Problem[] {
  const toBake = plugins.filter(({ delivery }) => delivery.how === 'baked');
  return [
    ...plugins.flatMap((each, index) => under(`plugins[${index}]`, onePluginProblems(each, image.contract.java))),
    ...plugins.filter(({ name }, index) => plugins.findIndex((other) => other.name === name) < index).map(twice),
    ...(isBuilt || toBake.length === 0 ? [] : [unbuilt(toBake)]),
  ];
}

function onePluginProblems({ name, version, java, delivery }: Plugin, javaOfImage: number): Problem[] {
  const problems: Problem[] = [];
  if (!VERSION.test(version)) {
    const why = 'the same description would run other code tomorrow';
    problems.push({ what: `plugin ${name} has version "${version}"`, why, fix: 'name an exact version, e.g. 10.9.7' });
  }
  if (java > javaOfImage) {
    const why = 'the worker cannot load its classes';
    problems.push({
      what: `plugin ${name} ${version} needs Java ${java}, the image has ${javaOfImage}`,
      why,
      fix: 'use a newer image or an older plugin',
    });
  }
  return delivery.how === 'copied' ? [...problems, ...movingImageProblems(delivery.image)] : problems;
}

const twice = ({ name }: Plugin): Problem => ({
  path: 'plugins',
  what: `plugin ${name} is there twice`,
  why: 'which of the two the worker loads is chance',
  fix: 'keep one',
});

const unbuilt = (plugins: readonly Plugin[]): Problem => ({
  path: 'plugins',
  what: `plugins ${plugins.map(({ name }) => name).join(', ')} are baked, but the release names no built image`,
  why: 'the worker would start without them, and every connector of theirs would be refused',
  fix: 'build the image whose Dockerfile "sluice dockerfile ENV" prints, push it and put its reference under connect.built of the release; or use copiedFrom(image, path) or inImage()',
});
