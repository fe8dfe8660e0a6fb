import { describe, expect, it } from 'vitest';
import { formatProperties, prefixed, properties } from './properties.js';

describe('properties', () => {
  it('keep what has a value, in order, as text', () => {
    expect(Object.entries(properties({ b: 1, a: false, c: undefined, d: '' }))).toEqual([
      ['b', '1'],
      ['a', 'false'],
      ['d', ''],
    ]);
  });

  it('get a prefix on every key', () => {
    expect(prefixed('listener.name.client.', { 'ssl.client.auth': 'required', x: '1' })).toEqual({
      'listener.name.client.ssl.client.auth': 'required',
      'listener.name.client.x': '1',
    });
  });
});

const SIGNS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
/** What `java.util.Properties` reads from a line of this form. */
function read(line: string): [string, string] {
  const plain = (text: string) =>
    text.replace(/\\(?:u([0-9a-f]{4})|(.))/g, (_, code: string | undefined, character: string) =>
      code ? String.fromCharCode(Number.parseInt(code, 16)) : (SIGNS[character] ?? character),
    );
  const end = /(?<!\\)(?:\\\\)*([=: ])/.exec(line);
  const at = end ? end.index + end[0].length - 1 : line.length;
  return [plain(line.slice(0, at)), plain(line.slice(at).replace(/^\s*[=:]?\s*/, ''))];
}

describe('a properties file', () => {
  it.each([
    ['plain', 'log.dirs', '/data/0,/data/1', 'log.dirs=/data/0,/data/1\n'],
    ['with a backslash', 'rules', 'RULE:\\d', 'rules=RULE:\\\\d\n'],
    ['with line breaks', 'text', 'a\nb\r\nc', 'text=a\\nb\\r\\nc\n'],
    ['with a blank at the beginning', 'text', ' a b ', 'text=\\ a b \n'],
    ['with signs that end a key', 'a=b:c d#e!', 'x=y:z', 'a\\=b\\:c\\ d\\#e\\!=x=y:z\n'],
    ['with a reference', 'ssl.key', '${dir:/etc:tls.key}', 'ssl.key=${dir:/etc:tls.key}\n'],
    ['with a tab at the beginning', 'text', '\ta', 'text=\\ta\n'],
    ['beyond ASCII', 'näme', '日本 €', 'n\\u00e4me=\\u65e5\\u672c \\u20ac\n'],
    ['with an empty value', 'empty', '', 'empty=\n'],
  ])('%s is read as it was meant', (_, key, value, line) => {
    expect(formatProperties({ [key]: value })).toBe(line);
    expect(read(line.slice(0, -1))).toEqual([key, value]);
  });

  it('has one line each, in order', () => {
    expect(formatProperties({ b: '1', a: '2' })).toBe('b=1\na=2\n');
    expect(formatProperties({})).toBe('');
  });
});
