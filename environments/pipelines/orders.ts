import {
  bigint,
  bronzeSink,
  dataset,
  decimal,
  deltaSink,
  everySeconds,
  oneOf,
  pipeline,
  type RateSpec,
  streamJob,
  timestamp,
  topicOf,
} from 'sluice';

/** An order, as the shop's application writes it: plain JSON. */
export const order = dataset('orders', {
  id: bigint().key(),
  customer_id: bigint(),
  status: oneOf('placed', 'paid', 'shipped', 'cancelled'),
  amount: decimal(12, 2),
  placed_at: timestamp(),
});

/** What environments differ in. */
interface OrdersOptions {
  readonly partitions: number;
  readonly retentionDays: number;
  /** Seconds a record waits at most before its batch begins. */
  readonly maxDelaySeconds: number;
  /** Orders a second at most, and bytes each. @default not counted */
  readonly rate?: RateSpec;
}

/** Topic → a bronze table with every order as it came, and → turnover by the hour, for orders that come at most ten minutes late. */
export const orders = pipeline('orders', ({ partitions, retentionDays, maxDelaySeconds, rate }: OrdersOptions) => {
  const placed = topicOf(order, { partitions, retentionDays, ...(rate && { rate }) });
  return [
    placed,
    streamJob('orders-bronze', {
      from: placed,
      sink: bronzeSink('bronze/orders'),
      checkpoint: 'checkpoints/orders-bronze',
      trigger: everySeconds(maxDelaySeconds),
      maxOffsetsPerTrigger: 100_000, // a new job meets the whole topic: not in one batch
      delivery: 'exactly-once',
    }),
    streamJob('orders-by-hour', {
      from: placed,
      watermark: { column: 'placed_at', delaySeconds: 600 },
      sql: "select window.start as hour, count(*) as orders, sum(amount) as turnover from orders group by window(placed_at, '1 hour')",
      sink: deltaSink('silver/orders-by-hour'),
      checkpoint: 'checkpoints/orders-by-hour',
      trigger: everySeconds(maxDelaySeconds),
    }),
  ];
});
