import type { Column, ColumnType } from './column.js';
import type { Dataset } from './dataset.js';

/** A field of a Connect schema, keys in the order JsonConverter writes them. */
export interface ConnectField {
  /** Type in Connect's terms. */
  readonly type: 'int64' | 'int32' | 'string' | 'boolean' | 'double' | 'bytes';
  /** Whether it may be null. */
  readonly optional: boolean;
  /** Logical type, e.g. `org.apache.kafka.connect.data.Timestamp`. */
  readonly name?: string;
  /** Version of a logical type. */
  readonly version?: number;
  /** Parameters of a logical type, e.g. `scale`. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Name of the field. */
  readonly field: string;
}

/** The `schema` block of a JSON-with-schema record. */
export interface ConnectSchema {
  readonly type: 'struct';
  /** Fields in the order of the columns. */
  readonly fields: readonly ConnectField[];
  /** Whether the record may be null. */
  readonly optional: boolean;
  /** Name of the schema. */
  readonly name: string;
}

/** A Connect type without the column it belongs to. */
export type ConnectType = Omit<ConnectField, 'optional' | 'field'>;

/**
 * Converter setting every connector of a dataset needs: exact decimals as JSON numbers. The default, base64 of the unscaled bytes, is
 * readable by Connect alone; and `numeric.mapping=best_fit` on the JDBC source would turn them into floating point, so it stays `none`.
 */
export const DECIMAL_FORMAT = { 'decimal.format': 'NUMERIC' } as const;

/** The `schema` block that JsonConverter with `schemas.enable=true` writes for a JDBC source in table mode. */
export function connectSchema({ name, columns }: Dataset): ConnectSchema {
  return { type: 'struct', fields: columns.map(connectField), optional: false, name };
}

/** What the JDBC source makes of a column of this type. */
export function connectType(type: ColumnType): ConnectType {
  switch (type.kind) {
    case 'bigint':
      return { type: 'int64' };
    case 'integer':
      return { type: 'int32' };
    case 'boolean':
    case 'double':
      return { type: type.kind };
    case 'date':
      return { type: 'int32', ...logical('Date') };
    case 'timestamp':
      return { type: 'int64', ...logical('Timestamp') };
    case 'decimal':
      return { type: 'bytes', ...logical('Decimal'), parameters: decimalParameters(type.precision, type.scale) };
    default:
      return { type: 'string' };
  }
}

function connectField({ name, type, optional }: Column): ConnectField {
  const { type: wire, ...rest } = connectType(type);
  return { type: wire, optional, ...rest, field: name };
}

const logical = (name: string) => ({ name: `org.apache.kafka.connect.data.${name}`, version: 1 });

/** The precision is there from JDBC source 10.2 on. */
const decimalParameters = (precision: number, scale: number) => ({ scale: String(scale), 'connect.decimal.precision': String(precision) });
