import { type Format, type Properties, properties } from '../shared/index.js';

/** Kafka's own classes where they do: JSON is text that the application makes and reads, so no library beside the client is needed. */
const CLASSES: Readonly<Record<Format, string>> = {
  json: 'org.apache.kafka.common.serialization.String',
  'json-with-schema': 'org.apache.kafka.common.serialization.String',
  string: 'org.apache.kafka.common.serialization.String',
  bytes: 'org.apache.kafka.common.serialization.ByteArray',
  avro: 'io.confluent.kafka.serializers.KafkaAvro',
};

/** What is known of the records, and where their schemas are. */
interface RecordFormats {
  readonly key: Format;
  readonly value: Format;
  readonly registryUrl?: string | undefined;
}

/** `key.serializer` and `value.serializer`. */
export const serializers = (formats: RecordFormats): Properties => formatClasses('serializer', formats);

/** `key.deserializer` and `value.deserializer`. */
export const deserializers = (formats: RecordFormats): Properties => formatClasses('deserializer', formats);

function formatClasses(kind: 'serializer' | 'deserializer', { key, value, registryUrl }: RecordFormats): Properties {
  const className = (format: Format) => `${CLASSES[format]}${kind === 'serializer' ? 'Serializer' : 'Deserializer'}`;
  return properties({
    [`key.${kind}`]: className(key),
    [`value.${kind}`]: className(value),
    'schema.registry.url': key === 'avro' || value === 'avro' ? registryUrl : undefined,
  });
}
