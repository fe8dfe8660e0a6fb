import { imageTable, type ReferenceEntry } from '../shared/component-entries.js';
import { CONNECT_IMAGES } from './images.js';

/** How the reference pages show Connect. */
export const connectReference: ReferenceEntry = {
  title: 'Connect',
  note: 'Plugins are not in them: [connect-plugins.md](../how-to/connect-plugins.md).',
  tables: [imageTable(CONNECT_IMAGES)],
  words: {
    'EnvironmentSpec.Connect': '[ConnectSpec](components.md#connectspec)',
    ConnectorSpec:
      'a connector (`jdbcSource(…)`, `postgresChanges(…)`, `s3Sink(…)`, `elasticsearchSink(…)`, `fileSource(…)`, `fileSink(…)`, `connector(…)`)',
    Plugin: '`jdbc(…)`, `s3(…)`, `debeziumPostgres(…)`, … (see [functions](#functions-to-write-with))',
    'ConnectSpec.Settings': "worker settings of the release's Kafka line, by Kafka's names",
  },
  shapes: [
    { file: 'spec.ts', names: ['ConnectSpec'] },
    { file: 'plugins.ts', names: ['PluginDelivery'] },
    { file: 'config.ts', names: ['ClientOverrides'] },
    { file: 'spec.ts', names: ['ConnectRelease'] },
  ],
  functions: [{ file: 'plugins.ts', names: /^(jdbc|s3|elasticsearch|debeziumPostgres|avroConverter|plugin|baked|copiedFrom|inImage)$/ }],
};
