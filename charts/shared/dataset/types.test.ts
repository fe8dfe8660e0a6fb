import { describe, expect, it } from 'vitest';
import { avroSchema } from './avro-schema.js';
import {
  bigint,
  boolean,
  type ColumnDraft,
  type ColumnKind,
  date,
  decimal,
  double,
  integer,
  json,
  oneOf,
  text,
  timestamp,
  uuid,
} from './column.js';
import { connectMask } from './connect-mask.js';
import { connectSchema } from './connect-schema.js';
import { dataset } from './dataset.js';
import { jsonSchema } from './json-schema.js';
import { postgresDdl } from './postgres-ddl.js';
import { sparkMaskedSelect } from './spark-mask.js';
import { sparkPayloadSchema, sparkSchema } from './spark-schema.js';

const DATE = { name: 'org.apache.kafka.connect.data.Date', version: 1 };
const MOMENT = { name: 'org.apache.kafka.connect.data.Timestamp', version: 1 };
const DECIMAL = {
  name: 'org.apache.kafka.connect.data.Decimal',
  version: 1,
  parameters: { scale: '2', 'connect.decimal.precision': '10' },
};
const AVRO_DATE = { type: 'int', 'connect.version': 1, 'connect.name': DATE.name, logicalType: 'date' };
const AVRO_MOMENT = { type: 'long', 'connect.version': 1, 'connect.name': MOMENT.name, logicalType: 'timestamp-millis' };
const AVRO_DECIMAL = {
  type: 'bytes',
  scale: 2,
  precision: 10,
  'connect.version': 1,
  'connect.parameters': DECIMAL.parameters,
  'connect.name': DECIMAL.name,
  logicalType: 'decimal',
};

interface Expected {
  readonly postgres: string;
  readonly avro: unknown;
  readonly connect: object;
  /** JSON schema in the forms plain, connect, debezium. */
  readonly json: readonly [object, object, object];
  /** Spark types in the forms plain, connect, debezium; the first is the target. */
  readonly spark: readonly [string, string, string];
  /** What replaces a personal value in a sink; undefined: the transform's own zero. */
  readonly mask?: string;
  /** Spark masks it by a hash, not by null. */
  readonly hashed?: true;
}

const same = <T>(value: T) => [value, value, value] as const;
const STRING = { avro: 'string', connect: { type: 'string' }, json: same({ type: 'string' }), spark: same('string') };

/** A new kind does not compile until it is here. */
const TYPES: Readonly<Record<ColumnKind, readonly [ColumnDraft, Expected]>> = {
  bigint: [
    bigint(),
    {
      postgres: 'bigint',
      avro: 'long',
      connect: { type: 'int64' },
      json: same({ type: 'integer' }),
      spark: same('bigint'),
    },
  ],
  integer: [
    integer(),
    {
      postgres: 'integer',
      avro: 'int',
      connect: { type: 'int32' },
      json: same({ type: 'integer' }),
      spark: same('int'),
    },
  ],
  text: [text(), { ...STRING, postgres: 'text', mask: 'masked', hashed: true }],
  boolean: [
    boolean(),
    {
      postgres: 'boolean',
      avro: 'boolean',
      connect: { type: 'boolean' },
      json: same({ type: 'boolean' }),
      spark: same('boolean'),
    },
  ],
  double: [
    double(),
    {
      postgres: 'double precision',
      avro: 'double',
      connect: { type: 'double' },
      json: same({ type: 'number' }),
      spark: same('double'),
    },
  ],
  decimal: [
    decimal(10, 2),
    {
      postgres: 'numeric(10,2)',
      avro: AVRO_DECIMAL,
      connect: { type: 'bytes', ...DECIMAL },
      json: same({ type: 'number' }),
      spark: same('decimal(10,2)'),
      mask: '0.00',
    },
  ],
  date: [
    date(),
    {
      postgres: 'date',
      avro: AVRO_DATE,
      connect: { type: 'int32', ...DATE },
      json: [{ type: 'string', format: 'date' }, { type: 'integer' }, { type: 'integer' }],
      spark: ['date', 'int', 'int'],
    },
  ],
  timestamp: [
    timestamp(),
    {
      postgres: 'timestamp with time zone',
      avro: AVRO_MOMENT,
      connect: { type: 'int64', ...MOMENT },
      json: [{ type: 'string', format: 'date-time' }, { type: 'integer' }, { type: 'string', format: 'date-time' }],
      spark: ['timestamp', 'bigint', 'string'],
    },
  ],
  uuid: [
    uuid(),
    {
      ...STRING,
      postgres: 'uuid',
      json: same({ type: 'string', format: 'uuid' }),
      mask: '00000000-0000-0000-0000-000000000000',
      hashed: true,
    },
  ],
  oneOf: [oneOf('a', 'b'), { ...STRING, postgres: 'text', json: same({ type: 'string', enum: ['a', 'b'] }), mask: 'masked' }],
  json: [json(), { ...STRING, postgres: 'jsonb', json: [{}, { type: 'string' }, { type: 'string' }], mask: '{}' }],
};

const FORMS = ['plain', 'connect', 'debezium'] as const;

describe.each(Object.entries(TYPES))('a column of type %s', (_, [draft, expected]) => {
  const required = dataset('t', { v: draft });
  const optional = dataset('t', { v: draft.optional() });
  const personal = dataset('t', { v: draft.personal() });

  it('has its Postgres type', () => {
    expect(postgresDdl(required)).toContain(`  "v" ${expected.postgres} not null,\n`);
    expect(postgresDdl(optional)).toContain(`  "v" ${expected.postgres},\n`);
    expect(postgresDdl(optional)).toContain('alter column "v" drop not null');
    expect(postgresDdl(personal)).toContain(`comment on column "public"."t"."v" is 'personal data';`);
  });

  it('has its Avro type, null first where it is optional', () => {
    expect(avroSchema(required).fields).toEqual([{ name: 'v', type: expected.avro }]);
    expect(avroSchema(optional).fields).toEqual([{ name: 'v', type: ['null', expected.avro], default: null }]);
  });

  it('has its Connect type', () => {
    expect(connectSchema(required).fields).toEqual([{ ...expected.connect, optional: false, field: 'v' }]);
    expect(connectSchema(optional).fields).toEqual([{ ...expected.connect, optional: true, field: 'v' }]);
  });

  it.each(FORMS.map((form, index) => [form, index] as const))('has its JSON and Spark types in %s payloads', (form, index) => {
    expect(jsonSchema(required, form)).toMatchObject({ required: ['v'], properties: { v: expected.json[index] } });
    expect(jsonSchema(optional, form).required).toEqual([]);
    expect(jsonSchema(personal, form).properties.v).toEqual({ ...expected.json[index], description: 'personal data' });
    expect(sparkPayloadSchema(required, form)).toBe(`\`v\` ${expected.spark[index]}`);
    expect(sparkSchema(required)).toBe(`\`v\` ${expected.spark[0]}`);
  });

  it('is masked only where it is personal', () => {
    const { names, settings } = connectMask(personal);
    expect(names).toHaveLength(1);
    expect(settings[`transforms.${names[0]}.fields`]).toBe('v');
    expect(settings[`transforms.${names[0]}.replacement`]).toBe(expected.mask);
    expect(connectMask(required)).toEqual({ names: [], settings: {} });
    expect(sparkMaskedSelect(personal)).toBe(`${expected.hashed ? 'sha2(`v`, 256)' : `cast(null as ${expected.spark[0]})`} as \`v\``);
    expect(sparkMaskedSelect(required)).toBe('`v`');
  });
});
