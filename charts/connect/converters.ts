import { DECIMAL_FORMAT } from '../shared/dataset/index.js';
import { type Format, type Problem, type Properties, prefixed, properties } from '../shared/index.js';
import { AVRO_CONVERTER } from './images.js';

/** How one connector reads or writes keys or values. */
export interface Converter {
  /** Format of the data. */
  readonly format: Format;
  /** URL of the schema registry; Avro cannot do without. */
  readonly registryUrl?: string;
}

const CLASSES: Readonly<Record<Format, string>> = {
  json: 'org.apache.kafka.connect.json.JsonConverter',
  'json-with-schema': 'org.apache.kafka.connect.json.JsonConverter',
  avro: AVRO_CONVERTER,
  string: 'org.apache.kafka.connect.storage.StringConverter',
  bytes: 'org.apache.kafka.connect.converters.ByteArrayConverter',
};

/** Class of a converter. */
export const converterClass = ({ format }: Converter) => CLASSES[format];

/** `key.converter…` or `value.converter…`, complete: a worker's other default never shines through. */
export function converterProperties(side: 'key' | 'value', converter: Converter): Properties {
  const { format, registryUrl } = converter;
  const isJson = format === 'json' || format === 'json-with-schema';
  const settings = properties({
    'schemas.enable': isJson ? format === 'json-with-schema' : undefined,
    'schema.registry.url': format === 'avro' ? registryUrl : undefined,
    ...(isJson && DECIMAL_FORMAT),
  });
  return { [`${side}.converter`]: converterClass(converter), ...prefixed(`${side}.converter.`, settings) };
}

/** Avro without a registry: every record would fail. */
export function converterProblems(side: 'key' | 'value', { format, registryUrl }: Converter): Problem[] {
  if (format !== 'avro' || registryUrl) return [];
  return [
    {
      path: side,
      what: `Avro ${side}s without a schema registry`,
      why: 'the converter keeps schemas there: no record could be written or read',
      fix: 'declare schemaRegistry in the environment, or use json-with-schema',
    },
  ];
}

/** Somebody who writes or reads a topic: a connector, a stream job, a client. */
export interface TopicParty {
  /** In words, e.g. `connector customers-s3`. */
  readonly who: string;
  /** Whether it writes or reads the topic. */
  readonly does: 'writes' | 'reads';
  /** Name of the topic. */
  readonly topic: string;
  /** Format of the keys. */
  readonly key: Format;
  /** Format of the values. */
  readonly value: Format;
}

/** Readers of a topic who expect another format than its writers give. */
export function formatProblems(parties: readonly TopicParty[]): Problem[] {
  const writers = parties.filter(({ does }) => does === 'writes');
  return [
    ...parties.filter(({ does }) => does === 'reads').flatMap((reader) => writers.flatMap((writer) => disagreement(writer, reader))),
    ...writers.flatMap((writer, index) => writers.slice(index + 1).flatMap((other) => disagreement(writer, other))),
  ];
}

function disagreement(writer: TopicParty, other: TopicParty): Problem[] {
  if (writer.topic !== other.topic) return [];
  return (['key', 'value'] as const)
    .filter((side) => !isReadable(writer[side], other[side], other.does))
    .map((side) => ({
      what: `${other.who} ${other.does} ${side}s of ${writer.topic} as ${other[side]}, but ${writer.who} writes ${writer[side]}`,
      why: other.does === 'writes' ? 'nobody can read a topic in two formats' : CONSEQUENCES[writer[side]],
      fix: `give both ${side}: '${writer[side]}'`,
    }));
}

/** Text and bytes take anything as it is. */
const isReadable = (written: Format, read: Format, does: TopicParty['does']) =>
  written === read || (does === 'reads' && (read === 'bytes' || (read === 'string' && written !== 'avro')));

const CONSEQUENCES: Readonly<Record<Format, string>> = {
  json: 'a reader that expects a schema stops at the first record',
  'json-with-schema': 'a reader without schemas gets the envelope of schema and payload instead of the record',
  avro: 'every record begins with a magic byte that no other format knows',
  string: 'plain text is no document: the reader stops at the first record',
  bytes: 'bytes are no document: the reader stops at the first record',
};
