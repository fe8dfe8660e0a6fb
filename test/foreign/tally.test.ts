import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { RULES, SCHEMA_RULE } from '../../policy/rules/index.js';
import { ROOT } from '../../scripts/reference/pages-of-docs.js';
import { comparison, judgedRows, tableOf, tallied } from './tally.js';

const told = (id: string, severity = 'warn') => ({ project: 'shop', id, severity, title: '' });
const rows = tallied([told('KFK-24'), told('K8S-22'), told('KFK-24'), told('K8S-22', 'block')]);

it('counts findings by project, rule and severity', () => {
  expect(tableOf(rows)).toBe('| shop | K8S-22 | block | 1 |  |\n| shop | K8S-22 | warn | 1 |  |\n| shop | KFK-24 | warn | 2 |  |');
});

it('takes a row for judged when it has a verdict', () => {
  const page =
    '| project | rule | severity | findings | verdict |\n| shop | KFK-24 | warn | 2 | true: not set |\n| shop | K8S-22 | warn | 1 |  |';
  expect(judgedRows(page)).toEqual([{ project: 'shop', rule: 'KFK-24', severity: 'warn', count: 2 }]);
});

it('tells what is new, gone, or of another number', () => {
  const [, , auto] = rows;
  expect(comparison(rows, rows)).toEqual([]);
  expect(comparison([], rows.slice(0, 1))).toEqual(['judged, not found: shop K8S-22 block 1']);
  expect(comparison(rows.slice(2), auto ? [{ ...auto, count: 1 }] : [])).toEqual([
    'found, not judged: shop KFK-24 warn 2',
    'judged, not found: shop KFK-24 warn 1',
  ]);
});

it('the page judges rules that exist', () => {
  const known = [...RULES.map(({ id }) => id), SCHEMA_RULE.id];
  const judged = judgedRows(readFileSync(join(ROOT, 'docs/false-alarms.md'), 'utf8'));
  expect(judged.length).toBeGreaterThan(0);
  for (const { rule } of judged) expect(known).toContain(rule);
});
