import { describe, expect, it } from 'vitest';
import { readDocuments } from './document.js';

/** Ten references in each level: `levels` of them come to more than 10 to their power values. */
function nested(levels: number): string {
  const names = Array.from({ length: levels }, (_, level) => `a${level}`);
  const list = (item: string) => `[${Array.from({ length: 10 }, () => item).join(', ')}]`;
  return names.map((name, level) => `${name}: &${name} ${list(level === 0 ? 'x' : `*${names[level - 1]}`)}`).join('\n');
}

describe('aliases', () => {
  it('are read however many there are, up to a million values', () => {
    const { documents, unreadable } = readDocuments('a.yaml', nested(5));
    expect(unreadable).toEqual([]);
    expect(documents[0]?.root.get('a4', 9, 9, 9, 9, 9).value).toBe('x');
  });

  it('are refused above that, at once', () => {
    for (const levels of [6, 30]) {
      expect(readDocuments('a.yaml', nested(levels))).toEqual({
        documents: [],
        unreadable: [{ place: { file: 'a.yaml', line: 1 }, reason: 'its aliases come to more than 1000000 values' }],
      });
    }
  });

  it('that lead into themselves are refused', () => {
    const { unreadable } = readDocuments('a.yaml', 'a: &a\n  b: *a\n');
    expect(unreadable).toMatchObject([{ reason: 'it contains itself by way of an anchor' }]);
  });
});
