import {
  bigint,
  clientPlaintext,
  dataset,
  date,
  environment,
  generator,
  internalPlaintext,
  jdbc,
  jdbcSource,
  oneOf,
  pipeline,
  pool,
  s3Plugin,
  text,
  timestamp,
  topicOf,
} from 'sluice';

/** A customer as the book makes them up. The key is ours: without one no reader could tell a row that came twice. */
const customer = dataset('customers', {
  id: bigint().key(),
  name: text().personal(),
  gender: oneOf('M', 'F'),
  address: text().personal(),
  phone: text().personal(),
  email: text().personal(),
  photo: text(),
  birthdate: date(),
  profession: text(),
  dt_update: timestamp().cursor(),
});

/** Two rows a second into the table, and each into the topic, with its schema beside it. */
const customers = pipeline('customers', () => {
  const records = topicOf(customer, { name: 'json-customers', partitions: 2 });
  return [
    generator({ table: customer, initialRows: 100, insertsPerSecond: 2 }),
    records,
    jdbcSource({
      table: customer,
      mode: 'timestamp+incrementing',
      delayMs: 2_000,
      pollMs: 500,
      to: records,
      value: 'json-with-schema',
    }),
  ];
});

/** One broker and one ZooKeeper server, with Schema Registry, REST proxy, Connect and Postgres. */
export const singleBroker = environment({
  name: 'single-broker',
  class: 'local',
  namespace: 'single-broker',
  kubernetes: { version: '1.34' },
  kafka: {
    clusterId: 'Sb9Qm3hLTHa5vZ0dE6kPwA',
    coordination: { mode: 'zookeeper', replicas: 1, storageGiB: 1, memoryGiB: 0.375, heapMiB: 96 },
    pools: [pool({ name: 'a', brokers: 1, volumes: [{ storageGiB: 2 }], memoryGiB: 0.75, cpuMillis: 250 })],
    listeners: [internalPlaintext(), clientPlaintext({ port: 9092 })],
    settings: { 'group.initial.rebalance.delay.ms': 0 }, // a consumer alone need not wait for others
    clients: [{ namespace: 'single-broker', listener: 'CLIENT' }],
  },
  schemaRegistry: { replicas: 1, memoryGiB: 0.375 },
  restProxy: { replicas: 1, memoryGiB: 0.375 },
  connect: { replicas: 1, memoryGiB: 1, cpuMillis: 250, plugins: [jdbc('10.7.5'), s3Plugin('10.5.8')] },
  postgres: { storageGiB: 2, memoryGiB: 0.25, cpuMillis: 100 },
  pipelines: [customers({})],
});
