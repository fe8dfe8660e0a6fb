// The pipeline of docs/how-to/pipelines.md and docs/how-to/stream-jobs.md, and the components it needs.
import {
  type AnyKafkaSpec,
  availableNow,
  bigint,
  bronzeSink,
  copiedFrom,
  dataset,
  debeziumPostgres,
  decimal,
  deltaSink,
  type EnvironmentSpec,
  everySeconds,
  generator,
  inImage,
  jdbc,
  jdbcSource,
  kafkaSink,
  oneOf,
  pipeline,
  postgresChanges,
  s3,
  s3Plugin,
  s3Sink,
  secret,
  streamJob,
  text,
  timestamp,
  topic,
  topicOf,
} from 'sluice';

type Part = Partial<EnvironmentSpec<string, AnyKafkaSpec>>;

export const shipment = dataset('shipments', {
  id: bigint().key(),
  order_id: bigint(),
  state: oneOf('packed', 'sent', 'arrived'),
  recipient: text().personal(),
  weight_kg: decimal(8, 3).optional(),
  changed_at: timestamp().cursor(),
});

export const shipments = pipeline('shipments', ({ partitions }: { readonly partitions: number }) => {
  const records = topicOf(shipment, { partitions, retentionDays: 7 });
  return [
    records,
    jdbcSource({ table: shipment, mode: 'timestamp+incrementing', delayMs: 5_000, to: records }),
    s3Sink({ from: records, prefix: 'raw', flush: { records: 10_000, everySeconds: 60 }, mask: 'personal' }),
    streamJob('shipments-bronze', {
      from: records,
      sink: bronzeSink('bronze/shipments'),
      checkpoint: 'checkpoints/shipments-bronze',
    }),
  ];
});

/** The components of the environment, with the pipeline. */
export const components: Part = {
  connect: { plugins: [jdbc('10.9.7'), s3Plugin('12.1.9'), debeziumPostgres('3.6.1.Final')] },
  postgres: { storageGiB: 20 },
  objectStore: s3({ bucket: 'acme-lake-dev', region: 'eu-west-1', credentials: 'lake-keys' }),
  spark: {},
  pipelines: [shipments({ partitions: 6 })],
};

export const database: Part = {
  postgres: {
    external: 'orders.db.internal:5432',
    credentials: secret('orders-db'),
    authority: secret('orders-db', 'ca.crt'),
    schema: 'migrated',
  },
};

export const copied: Part = {
  connect: {
    plugins: [
      jdbc('10.9.7', copiedFrom('registry.example.com/plugins:7', '/plugins/jdbc')),
      s3Plugin('12.1.9', copiedFrom('registry.example.com/plugins:7', '/plugins/s3')),
    ],
  },
};

export const held: Part = {
  connect: { plugins: [jdbc('10.9.7', inImage()), s3Plugin('12.1.9', inImage())] },
};

export const withoutOperator: Part = {
  spark: { delivery: 'pods' },
};

const changes = topicOf(shipment, { name: 'shipments-changes', partitions: 6, isCompacted: true });
const records = topicOf(shipment, { partitions: 6 });
const states = topic({ name: 'shipment-states', partitions: 6 });

const parts = [
  changes,
  postgresChanges({ table: shipment, to: changes }),
  generator({ table: shipment, initialRows: 1_000, insertsPerSecond: 2, updatesPerSecond: 1 }),
];

const jobs = [
  records,
  states,
  streamJob('shipments-by-hour', {
    from: records,
    watermark: { column: 'changed_at', delaySeconds: 600 },
    sql: "select window.start as hour, state, count(*) as shipments from shipments group by window(changed_at, '1 hour'), state",
    sink: deltaSink('silver/shipments-by-hour'),
    checkpoint: 'checkpoints/shipments-by-hour',
    trigger: everySeconds(60),
    delivery: 'exactly-once',
  }),
  streamJob('shipment-states', {
    from: records,
    sql: 'select id, state, changed_at from shipments',
    sink: kafkaSink('shipment-states', { key: ['id'] }),
    checkpoint: 'checkpoints/shipment-states',
    deadLetters: { kind: 'kafka', topic: 'shipment-states-dead' },
    delivery: 'at-least-once',
  }),
  streamJob('shipments-nightly', {
    from: records,
    sink: deltaSink('archive/shipments', { partitionBy: ['state'] }),
    checkpoint: 'checkpoints/shipments-nightly',
    trigger: availableNow(),
    schedule: '0 3 * * *',
  }),
];

/** Other parts, each a pipeline by itself. */
export const others: Part = { pipelines: [{ name: 'others', parts: [...parts, ...jobs] }] };
