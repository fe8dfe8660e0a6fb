// Written by `sluice synth` from the release files: which Kafka line each environment runs, so that its settings are typed by it.
export {};

declare module 'sluice' {
  /** Kafka line by environment. */
  interface KafkaLines {
    readonly own: '4.3';
  }
}
