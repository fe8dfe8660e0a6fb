import type { Column, ColumnType } from './column.js';
import { connectType } from './connect-schema.js';
import type { Dataset } from './dataset.js';

/** An Avro type: a name, a name with properties, or a union. */
export type AvroType = string | Readonly<Record<string, unknown>> | readonly AvroType[];

/** A field of an Avro record; `default` is null for optional columns and absent for others. */
export interface AvroField {
  /** Name of the field. */
  readonly name: string;
  /** Type of the field. */
  readonly type: AvroType;
  readonly default?: null;
}

/** An Avro record schema. */
export interface AvroSchema {
  readonly type: 'record';
  /** Name of the record. */
  readonly name: string;
  /** Fields in the order of the columns. */
  readonly fields: readonly AvroField[];
  /** Name by which Connect knows the schema. */
  readonly 'connect.name': string;
}

/**
 * The value schema that Connect's AvroConverter derives for a JDBC source in table mode, so that registering it beforehand and the
 * connector registering its own are one version. Moments are therefore `timestamp-millis`: Connect has no finer ones.
 */
export function avroSchema({ name, columns }: Dataset): AvroSchema {
  return { type: 'record', name, fields: columns.map(avroField), 'connect.name': name };
}

function avroField({ name, type, optional }: Column): AvroField {
  return optional ? { name, type: ['null', avroType(type)], default: null } : { name, type: avroType(type) };
}

function avroType(type: ColumnType): AvroType {
  switch (type.kind) {
    case 'bigint':
      return 'long';
    case 'integer':
      return 'int';
    case 'boolean':
    case 'double':
      return type.kind;
    case 'date':
      return { type: 'int', ...connectProperties(type), logicalType: 'date' };
    case 'timestamp':
      return { type: 'long', ...connectProperties(type), logicalType: 'timestamp-millis' };
    case 'decimal':
      return { type: 'bytes', scale: type.scale, precision: type.precision, ...connectProperties(type), logicalType: 'decimal' };
    default:
      return 'string';
  }
}

/** What AvroConverter needs to find its way back to the Connect type. */
function connectProperties(type: ColumnType): Readonly<Record<string, unknown>> {
  const { name, version, parameters } = connectType(type);
  return { 'connect.version': version, ...(parameters ? { 'connect.parameters': parameters } : {}), 'connect.name': name };
}
