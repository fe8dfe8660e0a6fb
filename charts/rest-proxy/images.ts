import type { ImageContract } from '../shared/index.js';

/** `runs` is empty: it says what an image of Kafka can be, and this one is no Kafka. Only doubles of it ran here, so each row is `read`. */
const cpKafkaRest = (band: string, line: string, java: number): ImageContract => ({
  repository: 'confluentinc/cp-kafka-rest',
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

/** Every REST proxy image Sluice can render, by band. */
export const REST_PROXY_IMAGES: readonly ImageContract[] = [
  cpKafkaRest('7.6', '3.6', 11),
  cpKafkaRest('7.9', '3.9', 17),
  cpKafkaRest('8.1', '4.1', 21),
  cpKafkaRest('8.3', '4.3', 25),
];
