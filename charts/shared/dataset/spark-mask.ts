import type { Column } from './column.js';
import type { Dataset } from './dataset.js';
import { sparkIdentifier, sparkType } from './spark-schema.js';

/**
 * Select list over the target types with personal columns masked: SHA-256 of text and UUIDs, null for the rest.
 *
 * A hash keeps rows joinable and countable, so it is a pseudonym, not anonymity: whoever can list likely values (names, phone numbers,
 * addresses known from elsewhere) can hash those and compare. Where that matters, leave the column out of the job's SQL.
 */
export function sparkMaskedSelect({ columns }: Dataset): string {
  return columns.map((column) => (column.personal ? masked(column) : sparkIdentifier(column.name))).join(', ');
}

function masked({ name, type }: Column): string {
  const column = sparkIdentifier(name);
  const value = type.kind === 'text' || type.kind === 'uuid' ? `sha2(${column}, 256)` : `cast(null as ${sparkType(type)})`;
  return `${value} as ${column}`;
}
