/** Longest identifier Postgres keeps; it cuts longer ones silently. */
export const LONGEST_NAME = 63;

/** Lower snake case: unquoted it means the same in Postgres, Spark, Avro and JSON. */
export const isSnakeCase = (name: string) => /^[a-z][a-z0-9_]*$/.test(name) && name.length <= LONGEST_NAME;

/** Columns Postgres gives every table: refused even quoted. */
export const isSystemColumn = (name: string) => SYSTEM_COLUMNS.has(name);

/** Words that need quotes in SQL people write over the dataset. */
export const isReserved = (name: string) => RESERVED.has(name);

const SYSTEM_COLUMNS: ReadonlySet<string> = new Set(['cmax', 'cmin', 'ctid', 'tableoid', 'xmax', 'xmin']);

/** Reserved in Postgres 13–17 (appendix C), which covers what Spark reserves and anyone would name a column. */
const RESERVED: ReadonlySet<string> = new Set(
  `all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create current_catalog current_date
  current_role current_time current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign from
  grant group having in initially intersect into lateral leading limit localtime localtimestamp not null offset on only or order placing
  primary references returning select session_user some symmetric system_user table then to trailing true union unique user using variadic
  when where window with`.split(/\s+/),
);
