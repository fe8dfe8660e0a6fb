import { describe, expect, it } from 'vitest';
import type { Format } from '../shared/index.js';
import { converterProblems, converterProperties, formatProblems, type TopicParty } from './converters.js';

describe('converterProperties', () => {
  it.each<[Format, Record<string, string>]>([
    [
      'json',
      {
        'value.converter': 'org.apache.kafka.connect.json.JsonConverter',
        'value.converter.schemas.enable': 'false',
        'value.converter.decimal.format': 'NUMERIC',
      },
    ],
    [
      'json-with-schema',
      {
        'value.converter': 'org.apache.kafka.connect.json.JsonConverter',
        'value.converter.schemas.enable': 'true',
        'value.converter.decimal.format': 'NUMERIC',
      },
    ],
    ['avro', { 'value.converter': 'io.confluent.connect.avro.AvroConverter', 'value.converter.schema.registry.url': 'http://r' }],
    ['string', { 'value.converter': 'org.apache.kafka.connect.storage.StringConverter' }],
    ['bytes', { 'value.converter': 'org.apache.kafka.connect.converters.ByteArrayConverter' }],
  ])('are complete for %s', (format, expected) => {
    expect(converterProperties('value', { format, registryUrl: 'http://r' })).toEqual(expected);
  });
});

it('Avro needs a registry', () => {
  expect(converterProblems('key', { format: 'avro' })).toMatchObject([{ path: 'key', what: 'Avro keys without a schema registry' }]);
  expect(converterProblems('key', { format: 'avro', registryUrl: 'http://r' })).toEqual([]);
  expect(converterProblems('key', { format: 'json' })).toEqual([]);
});

describe('formatProblems', () => {
  const party = (does: TopicParty['does'], value: Format, rest: Partial<TopicParty> = {}): TopicParty => ({
    who: does === 'writes' ? 'writer' : 'reader',
    does,
    topic: 't',
    key: 'json',
    value,
    ...rest,
  });
  const formats: readonly Format[] = ['json', 'json-with-schema', 'avro', 'string', 'bytes'];

  it.each(formats)('lets a reader of %s read what is written so', (format) => {
    expect(formatProblems([party('writes', format), party('reads', format)])).toEqual([]);
  });
  it.each<[Format, Format]>([
    ['json', 'json-with-schema'],
    ['json-with-schema', 'json'],
    ['avro', 'json'],
    ['json', 'avro'],
    ['avro', 'string'],
    ['string', 'json'],
  ])('refuses %s read as %s', (written, read) => {
    expect(formatProblems([party('writes', written), party('reads', read)])).toMatchObject([
      { what: `reader reads values of t as ${read}, but writer writes ${written}`, fix: `give both value: '${written}'` },
    ]);
  });
  it.each(formats)('lets anybody read %s as bytes', (format) => {
    expect(formatProblems([party('writes', format), party('reads', 'bytes')])).toEqual([]);
  });
  it('looks at keys too, and at one topic only', () => {
    expect(formatProblems([party('writes', 'json'), party('reads', 'json', { key: 'avro' })])).toMatchObject([
      { fix: "give both key: 'json'" },
    ]);
    expect(formatProblems([party('writes', 'json'), party('reads', 'avro', { topic: 'other' })])).toEqual([]);
  });
  it('refuses two writers of two formats', () => {
    expect(formatProblems([party('writes', 'json'), party('writes', 'avro', { who: 'other' })])).toMatchObject([
      { what: 'other writes values of t as avro, but writer writes json' },
    ]);
  });
});
