import type { KafkaLine } from '../charts/kafka/versions/index.js';

/**
 * Kafka line by environment, e.g. `readonly prod: '4.3'`. Empty here: `releases/lines.ts`, which `sluice synth` writes from the release
 * files beside the environments, adds to it with `declare module 'sluice'`.
 */
export interface KafkaLines extends Readonly<Record<never, KafkaLine>> {}
