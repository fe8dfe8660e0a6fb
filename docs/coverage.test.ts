import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../scripts/reference/pages-of-docs.js';

const page = readFileSync(join(ROOT, 'docs/coverage.md'), 'utf8');
const files = [...new Set([...page.matchAll(/`([\w./-]+\.(?:ts|py))`/g)].flatMap(([, path]) => path ?? []))];
/** Tests named behind a file: `path`: *one*; *another*. */
const named = [...page.matchAll(/`([\w./-]+\.(?:ts|py))`[^`*|]*?((?:: |; | and )\*[^*]+\*(?:; \*[^*]+\*)*)/g)].flatMap(
  ([, path = '', names = '']) => [...names.matchAll(/\*([^*]+)\*/g)].map(([, name = '']) => [path, name] as const),
);
const isOnCluster = (path: string) => path.startsWith('e2e/') && !path.endsWith('.test.ts');
const isThere = (path: string) => existsSync(join(ROOT, path));

describe('docs/coverage.md', () => {
  it('has a row for each thing a toolkit must express, in order', () => {
    const rows = [...page.matchAll(/^\| T(\d\d) \|/gm)].map(([, number]) => Number(number));
    expect(rows).toEqual(Array.from({ length: 55 }, (_, index) => index + 1));
  });

  it('says of each row what shows it, or that nothing does', () => {
    const bare = page.split('\n').filter((line) => /^\| T\d\d/.test(line) && !/`[\w./-]+\.(ts|py)`|[Nn]ot covered/.test(line));
    expect(bare).toEqual([]);
  });

  it.each(files.filter((path) => !isOnCluster(path)))('%s is there', (path) => expect(isThere(path)).toBe(true));

  it.each(named)('%s has the test “%s”', (path, name) => {
    expect(readFileSync(join(ROOT, path), 'utf8')).toContain(name);
  });

  it('names tests of every file that has several rows of its own', () => expect(named.length).toBeGreaterThan(files.length));

  // The files of the platform's suite come together: once one is there, all that the page names must be.
  it.skipIf(!isThere('e2e/platform'))('names files of the end-to-end tests that are there', () => {
    expect(files.filter(isOnCluster).filter((path) => !isThere(path))).toEqual([]);
  });
});
