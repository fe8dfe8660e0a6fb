import type { Column, ColumnType } from './column.js';
import type { Dataset } from './dataset.js';
import type { PayloadForm } from './payload.js';

/** One property of a JSON schema. */
export type JsonSchemaProperty = Readonly<Record<string, unknown>>;

/** A JSON schema of an object, draft 7: what Schema Registry understands by default. */
export interface JsonSchema {
  readonly $schema: 'http://json-schema.org/draft-07/schema#';
  /** Name of the dataset. */
  readonly title: string;
  readonly type: 'object';
  /** Columns by name. */
  readonly properties: Readonly<Record<string, JsonSchemaProperty>>;
  /** Columns that must be present. */
  readonly required: readonly string[];
  /** Closed, so that a new optional column is a backward compatible change for Schema Registry. */
  readonly additionalProperties: false;
}

/** JSON schema of a record's value. */
export function jsonSchema({ name, columns }: Dataset, form: PayloadForm): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: name,
    type: 'object',
    properties: Object.fromEntries(columns.map((column) => [column.name, property(column, form)])),
    required: columns.filter((column) => !column.optional).map((column) => column.name),
    additionalProperties: false,
  };
}

function property({ type, optional, personal }: Column, form: PayloadForm): JsonSchemaProperty {
  const { type: wire, ...rest } = jsonType(type, form);
  return {
    ...(wire === undefined ? {} : { type: optional ? [wire, 'null'] : wire }),
    ...rest,
    ...(type.kind === 'oneOf' ? { enum: optional ? [...type.values, null] : type.values } : {}),
    ...(personal ? { description: 'personal data' } : {}),
  };
}

function jsonType(type: ColumnType, form: PayloadForm): { readonly type?: string; readonly format?: string } {
  switch (type.kind) {
    case 'bigint':
    case 'integer':
      return { type: 'integer' };
    case 'double':
    case 'decimal':
      return { type: 'number' };
    case 'boolean':
      return { type: 'boolean' };
    case 'date':
      return form === 'plain' ? { type: 'string', format: 'date' } : { type: 'integer' };
    case 'timestamp':
      return form === 'connect' ? { type: 'integer' } : { type: 'string', format: 'date-time' };
    case 'uuid':
      return { type: 'string', format: 'uuid' };
    case 'json':
      return form === 'plain' ? {} : { type: 'string' };
    default:
      return { type: 'string' };
  }
}
