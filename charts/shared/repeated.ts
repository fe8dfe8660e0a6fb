/** What stands in a list more than once, each told once. */
export const repeated = <T>(items: readonly T[]): readonly T[] => [
  ...new Set(items.filter((item, index) => items.indexOf(item) !== index)),
];
