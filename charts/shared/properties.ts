/** A Java properties file as data: keys in the order they are written. */
export type Properties = Readonly<Record<string, string>>;

/** Drops keys without a value, so that optional settings can be written in one literal. */
export function properties(entries: Readonly<Record<string, string | number | boolean | undefined>>): Properties {
  const kept = Object.entries(entries).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept.map(([key, value]) => [key, String(value)]));
}

/** The same properties with every key put behind a prefix, e.g. `listener.name.client.`. */
export function prefixed(prefix: string, entries: Properties): Properties {
  return Object.fromEntries(Object.entries(entries).map(([key, value]) => [`${prefix}${key}`, value]));
}

/** Text of a `.properties` file, escaped as `java.util.Properties` reads it. */
export function formatProperties(entries: Properties): string {
  return Object.entries(entries)
    .map(([key, value]) => `${escapedKey(key)}=${escapedValue(value)}\n`)
    .join('');
}

const escapedKey = (key: string) => escapedValue(key).replace(/[=: #!]/g, (character) => `\\${character}`);
const WORDS: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
/** Java reads these files as Latin-1: what is beyond ASCII is written by its number. */
const escapedValue = (value: string) =>
  value
    .replace(/[^\x20-\x5b\x5d-\x7e]/g, (unit) => WORDS[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(/^ /, '\\ ');
