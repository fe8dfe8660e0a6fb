import { describe, expect, it } from 'vitest';
import { everything } from './fixtures.js';
import {
  bigint,
  connectMask,
  dataset,
  date,
  decimal,
  integer,
  json,
  jsonSchema,
  oneOf,
  postgresDdl,
  sparkSelect,
  text,
  timestamp,
} from './index.js';

describe('an optional column in JSON schema', () => {
  it('may be null, also among a few values', () => {
    const table = dataset('t', { a: integer().optional(), b: oneOf('x').optional(), c: json().optional() });
    expect(jsonSchema(table, 'plain').properties).toEqual({
      a: { type: ['integer', 'null'] },
      b: { type: ['string', 'null'], enum: ['x', null] },
      c: {},
    });
  });
});

describe('sparkSelect', () => {
  it.each([
    ['plain', 'p.`day` as `day`, p.`at` as `at`'],
    ['connect', 'date_from_unix_date(p.`day`) as `day`, timestamp_millis(p.`at`) as `at`'],
    ['debezium', 'date_from_unix_date(p.`day`) as `day`, try_cast(p.`at` as timestamp) as `at`'],
  ] as const)('makes days and moments of %s payloads', (form, select) => {
    expect(sparkSelect(dataset('t', { day: date(), at: timestamp() }), form, 'p')).toBe(select);
  });
});

describe('connectMask', () => {
  it('has one transform for each replacement, and decimals keep their scale', () => {
    const table = dataset('t', {
      a: text().personal(),
      b: oneOf('x').personal(),
      c: decimal(9, 0).personal(),
      d: decimal(9, 3).personal(),
      e: date().personal(),
    });
    const { names, settings } = connectMask(table);
    expect(names).toEqual(['maskText', 'maskDecimal0', 'maskDecimal3', 'maskZero']);
    expect(settings).toMatchObject({
      'transforms.maskText.fields': 'a,b',
      'transforms.maskDecimal0.replacement': '0',
      'transforms.maskDecimal3.replacement': '0.000',
      'transforms.maskZero.type': 'org.apache.kafka.connect.transforms.MaskField$Value',
    });
  });
});

describe('postgresDdl', () => {
  it('quotes values and names, and keeps whole old rows only when asked', () => {
    expect(postgresDdl(everything)).toContain(`check ("state" in ('new', 'it''s', 'back\\slash'))`);
    expect(postgresDdl(dataset('a"b', { id: bigint().key() }))).toContain('create table if not exists "public"."a""b"');
    expect(postgresDdl(everything)).not.toContain('replica identity');
    expect(postgresDdl(everything, { changeCapture: true })).toContain('alter table "public"."orders" replica identity full;');
  });

  it('indexes the cursor, with the key where it counts up', () => {
    expect(postgresDdl(everything)).toContain('create index if not exists "orders_updated_at_idx" on "public"."orders" ("updated_at");');
    expect(postgresDdl(dataset('t', { id: bigint().key() }))).not.toContain('create index');
  });

  it('adds columns an older table lacks, but never a key', () => {
    expect(postgresDdl(everything)).toContain('add column if not exists "amount" numeric(10,2) not null');
    expect(postgresDdl(everything)).not.toContain('add column if not exists "order_id"');
    expect(postgresDdl(dataset('t', { id: bigint().key() }))).not.toContain('alter table');
  });
});
