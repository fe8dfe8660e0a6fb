/** Column types that need no further word. */
type PlainKind = 'bigint' | 'integer' | 'text' | 'boolean' | 'double' | 'date' | 'timestamp' | 'uuid' | 'json';

/** A type without parameters. `timestamp` is a moment (`timestamptz`), `json` any document. */
export type PlainType<Kind extends PlainKind = PlainKind> = { readonly [K in Kind]: { readonly kind: K } }[Kind];

/** An exact number: `precision` digits, 1–38, of which `scale` behind the point. */
export interface DecimalType {
  readonly kind: 'decimal';
  /** Digits, 1–38. */
  readonly precision: number;
  /** Digits behind the point. */
  readonly scale: number;
}

/** Text that is one of a few values. */
export interface OneOfType {
  readonly kind: 'oneOf';
  /** Allowed values. */
  readonly values: readonly [string, ...string[]];
}

/** What a column holds, independent of any database, format or engine. */
export type ColumnType = PlainType | DecimalType | OneOfType;

/** The word for a type, e.g. `timestamp`. */
export type ColumnKind = ColumnType['kind'];

/** What is special about a column. */
export interface ColumnMarks {
  /** Part of the primary key and of the message key. */
  readonly key: boolean;
  /** Set at every insert and update: what a polling connector orders by. */
  readonly cursor: boolean;
  /** About a person: marked in the database, masked in sinks that ask for it. */
  readonly personal: boolean;
  /** May be null. */
  readonly optional: boolean;
}

/** One column of a dataset, as plain data. */
export interface Column<Name extends string = string, Type extends ColumnType = ColumnType> extends ColumnMarks {
  /** Name of the column. */
  readonly name: Name;
  /** Type of the column. */
  readonly type: Type;
}

/** A column before it has a name. */
export interface ColumnDraft<Type extends ColumnType = ColumnType> {
  /** Type of the column. */
  readonly type: Type;
  /** What is special about the column. */
  readonly marks: ColumnMarks;
  /** Marks data about a person. */
  personal(): ColumnDraft<Type>;
  /** Allows null. */
  optional(): ColumnDraft<Type>;
}

/** A column whose type can identify a row: equal values have equal bytes in every format. */
export interface KeyableDraft<Type extends ColumnType = ColumnType> extends ColumnDraft<Type> {
  /** Makes it part of the primary key. */
  key(): KeyableDraft<Type>;
  personal(): KeyableDraft<Type>;
  optional(): KeyableDraft<Type>;
}

/** A column that can say when its row last changed. */
export interface CursorDraft<Type extends ColumnType = ColumnType> extends ColumnDraft<Type> {
  /** Makes it what a polling connector orders by. */
  cursor(): CursorDraft<Type>;
  personal(): CursorDraft<Type>;
  optional(): CursorDraft<Type>;
}

const NO_MARKS: ColumnMarks = { key: false, cursor: false, personal: false, optional: false };

/** 64-bit whole number. */
export const bigint = () => keyable<PlainType<'bigint'>>({ kind: 'bigint' });

/** 32-bit whole number. */
export const integer = () => keyable<PlainType<'integer'>>({ kind: 'integer' });

/** Text of any length. */
export const text = () => keyable<PlainType<'text'>>({ kind: 'text' });

/** A UUID; text with hyphens wherever a format has no such type. */
export const uuid = () => keyable<PlainType<'uuid'>>({ kind: 'uuid' });

/** A calendar day without time or zone. */
export const date = () => keyable<PlainType<'date'>>({ kind: 'date' });

/** One of a few texts, checked by the database, e.g. `oneOf('M', 'F')`. */
export const oneOf = (...values: readonly [string, ...string[]]) => keyable<OneOfType>({ kind: 'oneOf', values });

/** A moment (`timestamptz`); connectors carry milliseconds of it. */
export const timestamp = () => cursorable<PlainType<'timestamp'>>({ kind: 'timestamp' });

/** True or false. */
export const boolean = () => draft<PlainType<'boolean'>>({ kind: 'boolean' });

/** 64-bit floating point; never for money. */
export const double = () => draft<PlainType<'double'>>({ kind: 'double' });

/** An exact number, e.g. `decimal(10, 2)` up to 99999999.99. */
export const decimal = (precision: number, scale: number) => draft<DecimalType>({ kind: 'decimal', precision, scale });

/** A JSON document; text wherever a format has no such type. */
export const json = () => draft<PlainType<'json'>>({ kind: 'json' });

function draft<Type extends ColumnType>(type: Type, marks: ColumnMarks = NO_MARKS): ColumnDraft<Type> {
  return {
    type,
    marks,
    personal: () => draft(type, { ...marks, personal: true }),
    optional: () => draft(type, { ...marks, optional: true }),
  };
}

function keyable<Type extends ColumnType>(type: Type, marks: ColumnMarks = NO_MARKS): KeyableDraft<Type> {
  return {
    type,
    marks,
    key: () => keyable(type, { ...marks, key: true }),
    personal: () => keyable(type, { ...marks, personal: true }),
    optional: () => keyable(type, { ...marks, optional: true }),
  };
}

function cursorable<Type extends ColumnType>(type: Type, marks: ColumnMarks = NO_MARKS): CursorDraft<Type> {
  return {
    type,
    marks,
    cursor: () => cursorable(type, { ...marks, cursor: true }),
    personal: () => cursorable(type, { ...marks, personal: true }),
    optional: () => cursorable(type, { ...marks, optional: true }),
  };
}
