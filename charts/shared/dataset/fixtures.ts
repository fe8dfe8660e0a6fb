import { bigint, boolean, date, decimal, double, integer, json, oneOf, text, timestamp, uuid } from './column.js';
import { dataset } from './dataset.js';

/** The reference dataset, for tests. */
export const customer = dataset('customers', {
  id: bigint().key(),
  name: text().personal(),
  gender: oneOf('M', 'F'),
  birthdate: date(),
  email: text().personal(),
  updated_at: timestamp().cursor(),
});

/** Every type, required and optional, and personal where it can be, for tests. */
export const everything = dataset('orders', {
  order_id: uuid().key(),
  line: text().key(),
  amount: decimal(10, 2).personal(),
  quantity: integer().optional(),
  weight: double(),
  paid: boolean().optional(),
  state: oneOf('new', "it's", 'back\\slash').personal(),
  due: date().optional().personal(),
  ordered_at: timestamp(),
  details: json().personal(),
  customer_id: bigint(),
  session: uuid().personal(),
  contact_email: text().optional().personal(),
  updated_at: timestamp().cursor(),
});
