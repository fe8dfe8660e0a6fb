import { expect, it } from 'vitest';
import { propertyLines } from './properties-file.js';

it('a line that goes on in the next is one, and one that goes on in nothing ends there', () => {
  expect(propertyLines('# a\na=1,\\\n  2\nb=3\\')).toEqual([
    { key: 'a', value: '1,2', index: 1 },
    { key: 'b', value: '3', index: 3 },
  ]);
  expect(propertyLines('a=b\\\\')).toEqual([{ key: 'a', value: 'b\\', index: 0 }]);
});
