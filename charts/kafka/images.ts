import type { ImageContract } from '../shared/index.js';
import type { KafkaLine } from './versions/index.js';

const apache = (band: KafkaLine, java: number, proof: 'run' | 'read'): ImageContract => ({
  repository: 'apache/kafka',
  band,
  line: band,
  runs: ['kraft'],
  toolsDir: '/opt/kafka/bin',
  toolsSuffix: '.sh',
  uid: 1000,
  gid: 1000,
  logging: band.startsWith('3.') ? 'log4j1' : 'log4j2',
  java,
  licence: 'Apache-2.0',
  proof,
});

const confluent = (band: string, line: KafkaLine, rest: Pick<ImageContract, 'runs' | 'java' | 'proof'>): ImageContract => ({
  repository: 'confluentinc/cp-kafka',
  band,
  line,
  toolsDir: '/usr/bin',
  toolsSuffix: '',
  uid: 1000,
  gid: 1000,
  logging: line.startsWith('3.') ? 'log4j1' : 'log4j2',
  licence: 'Apache-2.0 (Kafka), Confluent Community License (packaging)',
  ...rest,
});

/** Every Kafka image Sluice can render, by family and band. A tag outside this table is a problem, not a guess. */
export const KAFKA_IMAGES: readonly ImageContract[] = [
  apache('3.9', 21, 'read'),
  apache('4.0', 21, 'read'),
  apache('4.1', 21, 'run'),
  apache('4.2', 21, 'read'),
  apache('4.3', 21, 'run'),
  apache('4.4', 21, 'read'),
  confluent('7.6', '3.6', { runs: ['kraft', 'zookeeper-mode'], java: 11, proof: 'read' }),
  confluent('7.9', '3.9', { runs: ['kraft', 'zookeeper-mode'], java: 17, proof: 'run' }),
  confluent('8.1', '4.1', { runs: ['kraft'], java: 21, proof: 'run' }),
  confluent('8.3', '4.3', { runs: ['kraft'], java: 25, proof: 'read' }),
];
