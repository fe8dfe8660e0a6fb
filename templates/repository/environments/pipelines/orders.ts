import { bigint, client, dataset, decimal, oneOf, pipeline, timestamp, topicOf } from 'sluice';

/** An order, as the shop's application writes it. */
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
}

/** A topic, the application that writes it, and one that reads it: users, ACLs and network rules follow. */
export const orders = pipeline('orders', ({ partitions, retentionDays }: OrdersOptions) => [
  topicOf(order, { partitions, retentionDays }),
  client('shop', { namespace: 'apps', produces: [{ to: 'orders', delivery: 'at-least-once' }] }),
  client('billing', { namespace: 'apps', consumes: [{ from: 'orders', delivery: 'at-least-once' }] }),
]);
