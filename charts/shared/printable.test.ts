import { expect, it } from 'vitest';
import { printable, withoutCommands } from './printable.js';

it('shows what a terminal would obey', () => {
  expect(printable('a\u001b]0;title\u0007\u009b31m\r\u007f')).toBe('a\\u001b]0;title\\u0007\\u009b31m\\u000d\\u007f');
  expect(printable('abc\u202edef\u2066')).toBe('abc\\u202edef\\u2066');
});
it('keeps lines, tabs and every other letter', () => expect(printable('ä\n\t→ 漢 🙂')).toBe('ä\n\t→ 漢 🙂'));
it('stays JSON', () => expect(JSON.parse(printable(JSON.stringify({ a: '\u009b\u007f\u001b' })))).toEqual({ a: '\u009b\u007f\u001b' }));
it('gives a workflow runner no command', () => {
  expect(withoutCommands('x\n::error::a\n \u00a0::stop-commands::b\n::set-env')).toBe(
    'x\n: :error::a\n \u00a0: :stop-commands::b\n: :set-env',
  );
  expect(withoutCommands('a ##[error]b')).toBe('a ## [error]b');
  expect(withoutCommands('a::b and c: d')).toBe('a::b and c: d');
});
