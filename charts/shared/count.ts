/**
 * A number and its noun: `1 broker`, `3 brokers`, `2 copies`.
 * @param plural the noun for every number but 1. @default the noun and an `s`
 */
export const counted = (number: number, noun: string, plural = `${noun}s`): string => `${number} ${number === 1 ? noun : plural}`;

/**
 * A number, its noun and the verb that agrees with it: `1 file is`, `3 files are`.
 * @param verb for one, and for every other number. @default `is`, `are`
 */
export const countedWith = (number: number, noun: string, [one, many]: readonly [string, string] = ['is', 'are']): string =>
  `${counted(number, noun)} ${number === 1 ? one : many}`;
