import type { KafkaLines } from '../environments/releases/lines.js';
import type { ConnectSettings, ConnectSpec } from './components/connect.js';
import type { AnyKafkaSpec, EnvironmentSpec, KafkaSpec } from './spec.js';

/** An environment whatever its name and Kafka line: what the commands handle. */
export type Environment = EnvironmentSpec<string, AnyKafkaSpec>;

/** The environments that have a release file: the name decides which Kafka line the settings are typed by. */
type ReleasedEnvironment = {
  [Name in keyof KafkaLines]: EnvironmentSpec<Name, KafkaSpec<KafkaLines[Name]>, ConnectSpec<ConnectSettings<KafkaLines[Name]>>>;
}[keyof KafkaLines];

/**
 * Describes one environment. A new one needs `releases/<name>.yaml` first: `sluice synth` then brings its Kafka line to the compiler.
 * @example environment({ name: 'dev', class: 'development', namespace: 'streaming', … })
 */
export const environment = (spec: ReleasedEnvironment): Environment => spec;
