import { describe, expect, it } from 'vitest';
import { consume, produce } from '../../charts/access/index.js';
import { elasticsearchSink, fileSink, fileSource, jdbcSource, postgresChanges, s3Sink } from '../../charts/connect/connector-spec.js';
import { jdbc, plugin } from '../../charts/connect/index.js';
import { clientScram, externalLoadBalancer, externalNodePort, internalTls } from '../../charts/kafka/index.js';
import { s3, s3StandIn } from '../../charts/object-store/spec.js';
import { bronzeSink, consoleSink, deltaSink, kafkaSink } from '../../charts/spark/job-spec.js';
import { environments } from '../../environments/index.js';
import { customer } from '../../environments/pipelines/customers.js';
import { staging } from '../../environments/staging.js';
import type { Environment } from '../environment.js';
import { client, generator, type PipelinePart, streamJob, topic, topicOf } from '../pipelines/pipeline.js';
import { perZone, pool } from '../spec.js';
import { environmentShapeProblems } from './environment-shape.js';
import { shapeProblems } from './shape.js';
import type { Shape } from './shape-words.js';

const mistakes = (environment: unknown) => environmentShapeProblems(environment).map(({ path, what, fix }) => `${path} ${what}; ${fix}`);
/** A key no type has, past the compiler: as a value that was computed carries it. */
const STRANGE: object = { strnge: 1 };
const orders = topic({ name: 'orders', partitions: 1 });
const flush = { records: 1, everySeconds: 1 };
const pool3 = { name: 'a', brokers: 3, volumes: [{ storageGiB: 1 }] } as const;

const part = (value: PipelinePart): Environment => ({ ...staging, pipelines: [{ name: 'p', parts: [value] }] });
const kafka = (value: Partial<Environment['kafka']>): Environment => ({ ...staging, kafka: { ...staging.kafka, ...value } });
const job = (sink: ReturnType<typeof consoleSink>) => part(streamJob('j', { from: orders, sink }));
const listeners = (value: ReturnType<typeof clientScram>) => kafka({ listeners: [internalTls(), value] });

describe('an environment', () => {
  it.each(environments)('that compiles has nothing wrong with its keys and types: $name', (environment) => {
    expect(mistakes(environment)).toEqual([]);
  });

  it.each<readonly [unknown, string]>([
    [undefined, ' is undefined, expected an object; write an object'],
    [
      { ...staging, class: 'prodution' },
      'class is the text "prodution", expected "development", "local", "production" or "staging"; did you mean production?',
    ],
    [{ ...staging, class: undefined }, 'class is missing; add it: "development", "local", "production" or "staging"'],
    [{ ...staging, toString: 1 }, 'toString is not a known key; remove it, or use one of '],
    [{ ...staging, kafka: { ...staging.kafka, pools: [] } }, 'kafka.pools is an empty list; add a member'],
    [{ ...staging, kubernetes: { version: '1.32' } }, `kubernetes.version "1.32" is not supported; set kubernetes.version to '1.33'`],
    [{ ...staging, kubernetes: { version: '1.99' } }, `kubernetes.version "1.99" is not supported; set kubernetes.version to '1.37'`],
    [{ ...staging, kubernetes: { version: 1.34 } }, 'kubernetes.version is 1.34, expected "1.33", '],
  ])('%#', (environment, message) => {
    expect(mistakes(environment)[0]).toContain(message);
  });

  it('shows no text that may be a secret', () => {
    const credentials: object = { credentials: 'hunter2' };
    expect(mistakes({ ...staging, postgres: { external: 'db:5432', ...credentials } })).toEqual([
      'postgres.credentials is text, expected an object; write an object',
    ]);
  });

  it('tells a number in quotes', () => {
    const coordination = { mode: 'kraft', controllers: '3' };
    expect(mistakes({ ...staging, kafka: { ...staging.kafka, coordination } })).toEqual([
      'kafka.coordination.controllers is the text "3", expected "combined" or a number; write "combined" or a number',
    ]);
  });

  it('of an unknown kind is told the kinds, and nothing else', () => {
    const store = { kind: 's4', buckt: 'a' };
    expect(mistakes({ ...staging, objectStore: store })).toEqual([
      'objectStore.kind is the text "s4", expected "s3" or "stand-in"; did you mean s3?',
    ]);
  });
});

describe('a key that a function was given and does not know is found in what it makes', () => {
  it.each<readonly [string, Environment]>([
    ['pool', kafka({ pools: [pool({ ...pool3, ...STRANGE })] })],
    ['perZone', kafka({ pools: perZone({ brokers: 3, volumes: pool3.volumes, ...STRANGE }) })],
    ['internalTls', kafka({ listeners: [internalTls({ ...STRANGE })] })],
    ['clientScram', listeners(clientScram({ ...STRANGE }))],
    ['externalNodePort', listeners(externalNodePort({ host: 'h', allowFrom: ['10.0.0.0/8'], ...STRANGE }))],
    ['externalLoadBalancer', listeners(externalLoadBalancer({ host: 'h', bootstrapHost: 'b', allowFrom: ['10.0.0.0/8'], ...STRANGE }))],
    ['produce', kafka({ users: [{ name: 'a', can: [produce('orders', { ...STRANGE })] }] })],
    ['consume', kafka({ users: [{ name: 'a', can: [consume('orders', { group: 'g', ...STRANGE })] }] })],
    ['plugin', { ...staging, connect: { plugins: [plugin({ ...jdbc('10.9.7'), ...STRANGE })] } }],
    ['s3', { ...staging, objectStore: s3({ bucket: 'b', region: 'r', ...STRANGE }) }],
    ['s3StandIn', { ...staging, objectStore: s3StandIn({ bucket: 'b', ...STRANGE }) }],
    ['topic', part(topic({ name: 'a', partitions: 1, ...STRANGE }))],
    ['topicOf', part(topicOf(customer, { partitions: 1, ...STRANGE }))],
    ['jdbcSource', part(jdbcSource({ table: customer, mode: 'bulk', to: orders, ...STRANGE }))],
    ['postgresChanges', part(postgresChanges({ table: customer, to: orders, ...STRANGE }))],
    ['s3Sink', part(s3Sink({ from: orders, prefix: 'a', flush, ...STRANGE }))],
    ['elasticsearchSink', part(elasticsearchSink({ from: orders, url: 'http://e', ...STRANGE }))],
    ['fileSource', part(fileSource({ to: orders, path: '/a', ...STRANGE }))],
    ['fileSink', part(fileSink({ from: orders, path: '/a', ...STRANGE }))],
    ['streamJob', part(streamJob('j', { from: orders, sink: consoleSink(), ...STRANGE }))],
    ['consoleSink', job(consoleSink({ ...STRANGE }))],
    ['kafkaSink', job(kafkaSink('t', { ...STRANGE }))],
    ['deltaSink', job(deltaSink('t', { ...STRANGE }))],
    ['bronzeSink', job(bronzeSink('t', { ...STRANGE }))],
    ['client', part(client('c', { namespace: 'n', produces: [{ to: orders }], ...STRANGE }))],
    ['generator', part(generator({ table: customer, ...STRANGE }))],
  ])('%s', (_, environment) => {
    expect(mistakes(environment)).toEqual([expect.stringMatching(/\.strnge is not a known key; /)]);
  });

  it('a topic keeps what it was given as it was given', () => {
    const strange: object = { retentionDays: '7' };
    expect(mistakes(part(topic({ name: 'a', partitions: 1, ...strange })))).toEqual([
      'pipelines[0].parts[0].retentionDays is the text "7", expected a number; write a number',
    ]);
  });
});

describe('shapeProblems', () => {
  const check = (value: unknown, shape: Shape) => shapeProblems(value, shape, {}).map(({ path, what }) => `${path} ${what}`);

  it.each<readonly [unknown, Shape, readonly string[]]>([
    [Number.NaN, 'number', [' is NaN, expected a number']],
    ['local:///a', { pattern: '^local:///.*$' }, []],
    ['file:///a', { pattern: '^local:///.*$' }, [' is text, expected text that matches ^local:///.*$']],
    [['a', 1], { list: 'text' }, ['[1] is 1, expected text in quotes']],
    [[1, 'a'], { list: 'text', first: 'number' }, []],
    [{ a: true }, { map: 'text' }, ['a is true, expected text in quotes']],
    [{ 'a?': 1 }, { fields: { 'a?': 'number' } }, ['a? is not a known key']],
    [{ a: undefined }, { fields: { 'a?': 'number' } }, []],
    [{ a: 1, b: 2 }, { oneOf: [{ fields: { a: 'number' } }, { fields: { b: 'number' } }] }, ['b is not a known key']],
  ])('%j', (value, shape, expected) => expect(check(value, shape)).toEqual(expected));
});
