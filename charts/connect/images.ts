import type { ImageContract } from '../shared/index.js';

type Row = Pick<ImageContract, 'band' | 'line' | 'java' | 'proof'>;

const common = (line: string) =>
  ({ runs: [], uid: 1000, gid: 1000, logging: line.startsWith('3.') ? 'log4j1' : 'log4j2' }) satisfies Partial<ImageContract>;

const apache = (row: Row): ImageContract => ({
  ...common(row.line),
  ...row,
  repository: 'apache/kafka',
  toolsDir: '/opt/kafka/bin',
  toolsSuffix: '.sh',
  licence: 'Apache-2.0',
});

const confluent = (row: Row): ImageContract => ({
  ...common(row.line),
  ...row,
  repository: 'confluentinc/cp-kafka-connect',
  toolsDir: '/usr/bin',
  toolsSuffix: '',
  licence: 'Apache-2.0 (Kafka), Confluent Community License (packaging, Avro converter)',
});

/** Every image Sluice can run a Connect worker from. None holds JDBC, S3 or Debezium: those are plugins. */
export const CONNECT_IMAGES: readonly ImageContract[] = [
  apache({ band: '3.9', line: '3.9', java: 21, proof: 'run' }),
  apache({ band: '4.0', line: '4.0', java: 21, proof: 'read' }),
  apache({ band: '4.1', line: '4.1', java: 21, proof: 'read' }),
  apache({ band: '4.2', line: '4.2', java: 21, proof: 'read' }),
  apache({ band: '4.3', line: '4.3', java: 21, proof: 'run' }),
  apache({ band: '4.4', line: '4.4', java: 21, proof: 'read' }),
  confluent({ band: '7.6', line: '3.6', java: 11, proof: 'read' }),
  confluent({ band: '7.9', line: '3.9', java: 17, proof: 'run' }),
  confluent({ band: '8.1', line: '4.1', java: 21, proof: 'run' }),
  confluent({ band: '8.3', line: '4.3', java: 25, proof: 'read' }),
];

/** What a worker finds in its image without any plugin of ours. */
export interface BuiltIn {
  /** Entries of `plugin.path`; `{file-connectors}` becomes the jar of the file connectors, whose name holds the version. */
  readonly pluginPath: readonly string[];
  /** Connector and converter classes in the image. */
  readonly classes: readonly string[];
}

const FILE_CONNECTORS = [
  'org.apache.kafka.connect.file.FileStreamSourceConnector',
  'org.apache.kafka.connect.file.FileStreamSinkConnector',
];
const MIRROR_MAKER = ['MirrorSourceConnector', 'MirrorCheckpointConnector', 'MirrorHeartbeatConnector'].map(
  (name) => `org.apache.kafka.connect.mirror.${name}`,
);
/** Writes and reads Avro through a schema registry. */
export const AVRO_CONVERTER = 'io.confluent.connect.avro.AvroConverter';

/** Plugins of an image by its contract. */
export function builtIn({ repository }: Pick<ImageContract, 'repository'>): BuiltIn {
  const classes = [...FILE_CONNECTORS, ...MIRROR_MAKER];
  if (repository === 'apache/kafka') return { pluginPath: ['{file-connectors}'], classes };
  return {
    pluginPath: ['/usr/share/java', '/usr/share/confluent-hub-components', '/usr/share/filestream-connectors'],
    classes: [...classes, AVRO_CONVERTER],
  };
}

/** Whether the worker answers `GET /health`: since Kafka 3.9. */
export const hasHealth = ({ line }: Pick<ImageContract, 'line'>) => line !== '3.6';
