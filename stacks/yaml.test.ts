import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { randomFrom } from '../test/random.js';
import { yamlText } from './yaml.js';

/** What a reader of YAML 1.2 and one of YAML 1.1 take a text for. */
const read = (text: string): readonly unknown[] => [parse(text), parse(text, { version: '1.1' })];

describe('yamlText', () => {
  it.each([
    ...['on', 'Off', 'yes', 'n', 'true', 'null', '~', '', ' ', '=', '<<', '- a', '*a', '&a', '!a', '%a', '@a', '`a', '#a', 'a #b', 'a: b'],
    ...['012', '0o12', '0x1F', '0b1', '1_000', '1e3', '.5', '1.', '.inf', '.NaN', '12:30:45', '2026-01-31', '+1', '-1', '-Xmx192m'],
    ...[
      'a\nb',
      'a\nb\n',
      'a\n\n\n',
      '\na',
      ' a\nb',
      '\ta\n\tb\n',
      'a \nb\t\n',
      '\n',
      'a\r\nb',
      'a\u0085b',
      'a\u2028b',
      '\ufeffa',
      '\u0007',
      '😀',
      '#!/bin/bash\n',
    ],
  ])('gives %j back, as a value and as a key', (text) => {
    const value = { value: text, list: [text], [text]: 1 };
    for (const got of read(yamlText(value))) expect(got).toEqual(value);
  });

  it('gives any text back', () => {
    const { draw, oneOf } = randomFrom(41);
    const letters = [...'a0x.eE_$ \n\n\t:-#\'"\\|>{[,&*!?%=~@`<é', '\r', '\u0085', '\u2028', '\ufeff', '\u007f', '😀'];
    const [first = '', ...others] = letters;
    for (let round = 0; round < 4_000; round += 1) {
      const text = Array.from({ length: draw(0, 12) }, () => oneOf([first, ...others])).join('');
      const value = { deep: { text, list: [[text], { text }] } };
      for (const got of read(yamlText(value))) expect(got).toEqual(value);
    }
  });

  it('quotes a text with a line of blanks, which an editor would take away', () => {
    expect(yamlText({ a: 'b\n \nc' })).toBe('a: "b\\n \\nc"\n');
    expect(yamlText({ a: 'b\n\nc' })).toBe('a: |-\n  b\n\n  c\n');
  });

  it('breaks no line, names nothing twice, and writes a text of lines as lines', () => {
    const same = { key: 'x'.repeat(500) };
    expect(yamlText({ a: same, b: same })).toBe(`a:\n  key: ${same.key}\nb:\n  key: ${same.key}\n`);
    expect(yamlText({ a: 'one\ntwo\n', b: 'on', c: [] })).toBe('a: |\n  one\n  two\nb: "on"\nc: []\n');
  });
});
