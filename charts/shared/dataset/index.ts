// Pure: a dataset and what derives from it. No field is written twice.
export { type AvroField, type AvroSchema, type AvroType, avroSchema } from './avro-schema.js';
export {
  bigint,
  boolean,
  type Column,
  type ColumnDraft,
  type ColumnKind,
  type ColumnMarks,
  type ColumnType,
  type CursorDraft,
  type DecimalType,
  date,
  decimal,
  double,
  integer,
  json,
  type KeyableDraft,
  type OneOfType,
  oneOf,
  type PlainType,
  text,
  timestamp,
  uuid,
} from './column.js';
export { type ConnectTransforms, connectMask } from './connect-mask.js';
export { type ConnectField, type ConnectSchema, connectSchema, DECIMAL_FORMAT } from './connect-schema.js';
export {
  type ColumnDrafts,
  type ColumnOf,
  type ColumnsFrom,
  type Cursor,
  cursorOf,
  type Dataset,
  dataset,
  keyOf,
  personalColumns,
} from './dataset.js';
export { evolutionProblems } from './evolution.js';
export { GENERATOR_DEFAULTS, type GeneratorConfig, generatorSql, initialLoadSql, tickStatements } from './generator.js';
export { generatorProblems } from './generator-problems.js';
export { type JsonSchema, type JsonSchemaProperty, jsonSchema } from './json-schema.js';
export type { PayloadForm } from './payload.js';
export { type PostgresDdlOptions, postgresDdl, postgresType } from './postgres-ddl.js';
export { datasetProblems } from './problems.js';
export { sparkMaskedSelect } from './spark-mask.js';
export { sparkIdentifier, sparkPayloadSchema, sparkSchema, sparkSelect, sparkType } from './spark-schema.js';
export { identifier, POSTGRES_SCHEMA, qualifiedTable } from './sql.js';
