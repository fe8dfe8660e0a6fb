/**
 * How a JSON value writes days and moments:
 * - `plain`: ISO 8601 text, as applications write it, e.g. `"1990-05-17"` and `"2024-05-17T10:00:00.123Z"`;
 * - `connect`: days and milliseconds since 1970, as JsonConverter writes a JDBC source's records, alone or as `payload` beside a `schema`;
 * - `debezium`: days since 1970 and ISO 8601 text, as JsonConverter writes Debezium's `before` and `after`.
 *
 * Decimals are JSON numbers in all of them; of Connect that needs its converter's `decimal.format`.
 */
export type PayloadForm = 'plain' | 'connect' | 'debezium';
