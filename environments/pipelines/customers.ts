import {
  bigint,
  dataset,
  date,
  deltaSink,
  generator,
  jdbcSource,
  kafkaSink,
  oneOf,
  pipeline,
  postgresChanges,
  s3Sink,
  streamJob,
  text,
  timestamp,
  topic,
  topicOf,
} from 'sluice';

/** A customer: the table, the records, the schemas and the columns of the jobs follow from it. */
export const customer = dataset('customers', {
  id: bigint().key(),
  name: text().personal(),
  gender: oneOf('M', 'F'),
  phone: text().personal().optional(),
  email: text().personal(),
  address: text().personal().optional(),
  birthdate: date(),
  profession: text().optional(),
  updated_at: timestamp().cursor(),
});

/** What environments differ in. */
interface CustomersOptions {
  readonly partitions: number;
  readonly retentionDays: number;
  /** Seconds a record may wait before it is in an object. */
  readonly objectEverySeconds: number;
  /** Made-up rows: how many at first, and how many a second. @default none */
  readonly generated?: { readonly initialRows: number; readonly insertsPerSecond: number };
}

/** Full years between a birthdate and today. */
const AGE = 'floor(months_between(current_date(), birthdate) / 12)';

/** Table → topic → objects, and → two stream jobs: ages by gender as a table, and customers with their age as another topic. */
export const customers = pipeline('customers', ({ partitions, retentionDays, objectEverySeconds, generated }: CustomersOptions) => {
  const records = topicOf(customer, { name: 'json-customers', partitions, retentionDays });
  const transformed = topic({ name: 'customers-transformed', partitions, retentionDays });
  return [
    ...(generated ? [generator({ table: customer, ...generated })] : []),
    records,
    transformed,
    // A row is read once it is five seconds old: a transaction that commits later than another one it began before is not missed.
    jdbcSource({ table: customer, mode: 'timestamp+incrementing', delayMs: 5_000, pollMs: 1_000, to: records }),
    s3Sink({ from: records, prefix: 'raw-data/kafka', flush: { records: 10_000, everySeconds: objectEverySeconds }, mask: 'personal' }),
    streamJob('age-by-gender', {
      from: records,
      sql: `select gender, count(*) as people, round(avg(age), 2) as age from (select gender, ${AGE} as age from customers) group by gender`,
      sink: deltaSink('gold/age-by-gender', { mode: 'complete' }),
      checkpoint: 'checkpoints/age-by-gender',
    }),
    streamJob('customers-transformed', {
      from: records,
      sql: `select id, gender, birthdate, profession, ${AGE} as age, updated_at from customers`,
      sink: kafkaSink('customers-transformed', { key: ['id'] }),
      checkpoint: 'checkpoints/customers-transformed',
      delivery: 'at-least-once', // after a crash a batch is written again: readers drop repeated keys
    }),
  ];
});

/** The same table by its log instead: inserts, updates and deletes, in order for each customer. */
export const customersByChangeCapture = pipeline('customers-by-change-capture', ({ partitions }: { readonly partitions: number }) => {
  const changes = topicOf(customer, { name: 'customers', partitions, isCompacted: true });
  return [changes, postgresChanges({ table: customer, to: changes })];
});
