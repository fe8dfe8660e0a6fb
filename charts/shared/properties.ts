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
const escapedValue = (value: string) => value.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/^ /, '\\ ');
