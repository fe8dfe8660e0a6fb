// Written by `sluice synth` from the release files: which Kafka line each environment runs, so that its settings are typed by it.
export {};

declare module 'sluice' {
  /** Kafka line by environment. */
  interface KafkaLines {
    readonly local: '4.3';
    readonly dev: '4.4';
    readonly staging: '4.3';
    readonly prod: '4.3';
  }
}
