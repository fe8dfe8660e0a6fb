import type { ConnectDerivedKey } from '../charts/connect/index.js';
import type { ConnectSpec } from '../charts/connect/spec.js';
import type { ConnectWorkerSettings, KAFKA_LINES, KafkaLine } from '../charts/kafka/versions/index.js';
import type { KafkaLines } from './kafka-lines.js';
import type { AnyKafkaSpec, EnvironmentSpec, KafkaSpec } from './spec.js';

/** An environment whatever its name and Kafka line: what the commands handle. */
export type Environment = EnvironmentSpec<string, AnyKafkaSpec>;

/** Worker settings of one line by their Kafka names, without those that follow from the description. */
export type ConnectSettings<Line extends KafkaLine> = {
  readonly [K in keyof ConnectWorkerSettings<Line> as K extends ConnectDerivedKey ? never : K]: ConnectWorkerSettings<Line>[K];
};

/** The newest line: it types an environment whose release file `synth` has not read yet. */
type DefaultLine = typeof KAFKA_LINES extends readonly [...KafkaLine[], infer Newest extends KafkaLine] ? Newest : never;
/** Kafka line of an environment, by its name. */
type LineOf<Name extends string> = Name extends keyof KafkaLines
  ? KafkaLines[Name] extends KafkaLine
    ? KafkaLines[Name]
    : DefaultLine
  : DefaultLine;
type OnLine<Name extends string, Line extends KafkaLine> = EnvironmentSpec<Name, KafkaSpec<Line>, ConnectSpec<ConnectSettings<Line>>>;

/**
 * Describes one environment. Its settings are typed by the Kafka line in `releases/<name>.yaml`, which `sluice synth` brings to the
 * compiler; before that by the newest line.
 * @example environment({ name: 'dev', class: 'development', namespace: 'streaming', … })
 */
export const environment = <const Name extends string>(spec: OnLine<Name, LineOf<Name>>): Environment => spec;
