import { describe, expect, it } from 'vitest';
import { customer } from './fixtures.js';
import {
  avroSchema,
  connectMask,
  connectSchema,
  generatorSql,
  jsonSchema,
  postgresDdl,
  sparkMaskedSelect,
  sparkPayloadSchema,
  sparkSchema,
  sparkSelect,
} from './index.js';

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
const RATES = { initialRows: 10_000, insertsPerSecond: 5, updatesPerSecond: 3, deletesPerSecond: 1 };
const FORMS = ['plain', 'connect', 'debezium'] as const;

const SPARK = [
  `-- target\n${sparkSchema(customer)}`,
  ...FORMS.map((form) => `-- ${form}\n${sparkPayloadSchema(customer, form)}\n${sparkSelect(customer, form, 'payload')}`),
  `-- masked\n${sparkMaskedSelect(customer)}\n`,
].join('\n\n');

describe('what derives from customers', () => {
  it.each<readonly [string, string]>([
    ['postgres.sql', postgresDdl(customer, { changeCapture: true })],
    ['generator-endless.psql', generatorSql(customer, RATES)],
    ['generator-counted.psql', generatorSql(customer, { ...RATES, ticks: 10 })],
    ['avro.avsc', json(avroSchema(customer))],
    ['connect-schema', json(connectSchema(customer))],
    ['connect-mask', json(connectMask(customer))],
    ...FORMS.map((form) => [`json-schema-${form}`, json(jsonSchema(customer, form))] as const),
    ['spark.sql', SPARK],
  ])('is %s', async (file, text) => {
    await expect(text).toMatchFileSnapshot(`golden/customers.${file}.golden`);
  });
});
