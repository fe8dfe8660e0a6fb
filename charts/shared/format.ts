/** How keys or values stand in a topic. `json-with-schema` is Connect's own envelope of schema and payload. */
export type Format = 'json' | 'json-with-schema' | 'avro' | 'string' | 'bytes';
