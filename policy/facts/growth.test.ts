import { expect, it } from 'vitest';
import { cell } from '../markdown-cell.js';
import { quantityBytes, shortSizeMiB } from './amounts.js';
import { propertyLines } from './properties-file.js';

/** Length of a hostile text. What is linear takes milliseconds; what tries each place again takes a minute. */
const LENGTH = 150_000;
const LONGEST_MS = 5_000;
const long = (part: string) => part.repeat(LENGTH / part.length);

it.each<[string, () => unknown]>([
  ['a quantity with blanks before its end', () => quantityBytes(`1${long(' ')}!`)],
  ['a quantity of digits', () => quantityBytes(`${long('1')}!`)],
  ['a size with blanks', () => shortSizeMiB(`1${long(' ')}!`)],
  ['continued lines of a file', () => propertyLines(`a=${long('b\\\n')}`)],
  ['backslashes in a file', () => propertyLines(`a=${long('\\')}`)],
  ['blanks in a cell', () => cell(`a${long(' ')}b`)],
  ['lines and backticks in a cell', () => cell(long('`\n '))],
  ['backslashes in a cell', () => cell(`${long('\\')}x`)],
])('%s take no more than their length', (_, read) => {
  const started = performance.now();
  read();
  expect(performance.now() - started).toBeLessThan(LONGEST_MS);
});
