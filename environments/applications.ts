import { client } from 'sluice';

/** The shop: an order may be sent twice after a restart, a payment never. */
export const ordersApp = client('orders-app', {
  namespace: 'apps',
  produces: [
    { to: 'orders', delivery: 'at-least-once' },
    { name: 'payments', to: 'payments', delivery: 'exactly-once' },
  ],
});

/** Invoices, from orders and payments: it drops repeated keys. */
export const billing = client('billing', {
  namespace: 'apps',
  consumes: [{ from: ['orders', 'payments'], delivery: 'at-least-once' }],
});
