import { expect, it } from 'vitest';
import { cell } from './markdown-cell.js';

it('is one line, with its bars', () => expect(cell('a |\n   b')).toBe('a \\| b'));
it('joins lines that belong together', () => expect(cell('a', 'b')).toBe('a<br>b'));
it('opens no tag, no link and no column, and calls nobody', () => {
  expect(cell('</details><img src=x> [a](http://b) @team \\| c')).toBe(
    '&lt;/details&gt;&lt;img src=x&gt; \\[a](http://b) @\u200bteam \\| c',
  );
});
it('keeps code, and lets no backtick out of place open the rest', () => {
  expect(cell('write `a<b>`')).toBe('write `a<b>`');
  expect(cell('`` `<img>` ``')).toBe("' `<img>` '");
  expect(cell('\\`<b>`')).toBe('`<b>`');
  expect(cell('a ` <b>')).toBe('a ` &lt;b&gt;');
});
it('shows what a terminal would obey', () => expect(cell('a\u001b[31m')).toBe('a\\u001b\\[31m'));
