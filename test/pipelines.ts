import { jdbcSource, postgresChanges, s3Sink } from '../charts/connect/connector-spec.js';
import { deltaSink, type StreamJobSpec } from '../charts/spark/job-spec.js';
import { customer } from '../environments/pipelines/customers.js';
import type { Environment } from '../platform/environment.js';
import { generator, type PipelinePart, type StreamJobPart, streamJob, topic, topicOf } from '../platform/pipelines/pipeline.js';
import type { Release } from '../platform/release/release.js';
import { all, type Change, top, wholePlatform } from './described.js';

/** Customers' records. */
export const records = topicOf(customer, { name: 'json-customers', partitions: 3 });
/** A topic that nothing is known of. */
export const copies = topic({ name: 'copies', partitions: 3 });
/** The table, polled into the records. */
export const polled = jdbcSource({ table: customer, mode: 'timestamp+incrementing', delayMs: 5_000, to: records });
/** The table's changes, into the same topic. */
export const changes = postgresChanges({ table: customer, to: records });
/** The records as objects. */
export const objects = s3Sink({ from: records, prefix: 'raw', flush: { records: 10_000, everySeconds: 60 } });
/** Rows for the table. */
export const rows = generator({ table: customer, initialRows: 10 });
/** A job that reads the records. */
export const job = (change: Partial<StreamJobSpec> = {}): StreamJobPart =>
  streamJob('ages', { from: records, sink: deltaSink('silver/ages'), checkpoint: 'checkpoints/ages', ...change });

/** The whole platform with one pipeline of these parts. */
export const shop = (...parts: readonly PipelinePart[]): Change => all(wholePlatform, top({ pipelines: [{ name: 'shop', parts }] }));

/** Another value of the workers. */
export const workers =
  (change: Partial<NonNullable<Environment['connect']>>): Change =>
  ({ environment, release }) => ({ environment: { ...environment, connect: { ...environment.connect, ...change } }, release });

/** A component that a description and its release may name. */
type Component = keyof Environment & keyof Release;

const leftOut = <Whole extends object, Key extends keyof Whole>(whole: Whole, key: Key): Omit<Whole, Key> => {
  const { [key]: _, ...rest } = whole;
  return rest;
};
/** The environment does not name the component. */
export const unnamed =
  (component: Exclude<Component, 'kafka'>): Change =>
  ({ environment, release }) => ({ environment: leftOut(environment, component), release });
/** The release has no image of it. */
export const unreleased =
  (component: Exclude<Component, 'kafka'>): Change =>
  ({ environment, release }) => ({ environment, release: leftOut(release, component) });
/** Neither. */
export const without = (component: Exclude<Component, 'kafka'>): Change => all(unnamed(component), unreleased(component));
