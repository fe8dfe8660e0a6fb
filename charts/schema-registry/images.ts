import type { ImageContract } from '../shared/index.js';

/** `runs` is empty: it says what an image of Kafka can be, and this one is no Kafka. Only doubles of it ran here, so each row is `read`. */
const cpSchemaRegistry = (band: string, line: string, java: number): ImageContract => ({
  repository: 'confluentinc/cp-schema-registry',
  band,
  line,
  runs: [],
  toolsDir: '/usr/bin',
  toolsSuffix: '',
  uid: 1000,
  gid: 1000,
  logging: line.startsWith('3.') ? 'log4j1' : 'log4j2',
  java,
  licence: 'Confluent Community License',
  proof: 'read',
});

/** Every Schema Registry image Sluice can render, by band. */
export const SCHEMA_REGISTRY_IMAGES: readonly ImageContract[] = [
  cpSchemaRegistry('7.6', '3.6', 11),
  cpSchemaRegistry('7.9', '3.9', 17),
  cpSchemaRegistry('8.1', '4.1', 21),
  cpSchemaRegistry('8.3', '4.3', 25),
];
