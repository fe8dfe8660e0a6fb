/** A map of rendered YAML. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is a map. */
export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields of a map; none where there is no map. */
export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});

/** The items of a list; none where there is no list. */
export const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The text in a field; empty where there is none. */
export const textIn = (value: unknown, field: string): string => {
  const found = fieldsOf(value)[field];
  return typeof found === 'string' ? found : '';
};
