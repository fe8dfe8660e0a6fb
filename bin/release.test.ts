import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../test/sources.js';

/** What functions of the release script return: it is plain JavaScript, which runs before anything is compiled. */
const evaluated = (expression: string): unknown => {
  const code = `import { entriesOf, isHigher } from ${JSON.stringify(join(ROOT, 'bin', 'release.mjs'))}; console.log(JSON.stringify(${expression} ?? null));`;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '--eval', code], { encoding: 'utf8' }));
};

describe('a release', () => {
  it('has a higher version than the one before', () => {
    const pairs = [
      ['0.1.1', '0.1.0'],
      ['0.10.0', '0.9.9'],
      ['1.0.0', '0.99.99'],
      ['0.1.0', '0.1.0'],
      ['0.1.0', '0.1.1'],
      ['0.9.9', '0.10.0'],
    ];
    expect(evaluated(`${JSON.stringify(pairs)}.map(([a, b]) => isHigher(a, b))`)).toEqual([true, true, true, false, false, false]);
  });

  it('has entries in the changelog under its number', () => {
    const changelog = '# Changelog\n\n## 0.2.0\n\n- new\n\n## 0.1.0\n\n- old\n';
    expect(evaluated(`entriesOf('0.2.0', ${JSON.stringify(changelog)})`)).toBe('- new');
    expect(evaluated(`entriesOf('0.1.0', ${JSON.stringify(changelog)})`)).toBe('- old');
    expect(evaluated(`entriesOf('0.3.0', ${JSON.stringify(changelog)})`)).toBeNull();
    expect(evaluated(`entriesOf('0.2.0', '\\n## 0.2.0\\n\\n## 0.1.0\\n')`)).toBeNull();
  });
});
