import { rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryWorkspace } from '../workspace.js';
import { mistakes } from './answers.js';
import { cases, given } from './cases.js';

/** Cases that are not answered rightly yet. This number may only fall. */
const MOST_WRONG = 0;

const workspace = temporaryWorkspace([]);
afterAll(() => rmSync(workspace.root, { recursive: true }));
const ALL = [...cases('lint'), ...cases('diff')];

describe.each(['lint', 'diff'] as const)('%s answers inputs from outside', (verb) => {
  it.each(cases(verb).map((each) => [each.name, each] as const))('%s', async (_, each) => {
    const found = mistakes(each.answer, await given(each, workspace));
    if (each.answer.notYet === true) expect(found, 'answered rightly now: take notYet out of its answer.json').not.toEqual([]);
    else expect(found, each.answer.right).toEqual([]);
  });
});

it(`at most ${MOST_WRONG} are not answered yet`, () => {
  expect(ALL.filter(({ answer }) => answer.notYet === true).length).toBeLessThanOrEqual(MOST_WRONG);
});

it('every answer expects something, in words that are known', () => {
  const fields = ['right', 'arguments', 'exit', 'found', 'absent', 'restarts', 'notYet'];
  const parts = ['ids', 'atLeast', 'consequence', 'by', 'resource', 'says', 'procedure', 'output'];
  for (const { name, answer } of ALL) {
    expect(fields, name).toEqual(expect.arrayContaining(Object.keys(answer)));
    const expected = [...(answer.found ?? []), ...(answer.absent ?? [])];
    for (const each of expected) expect(parts, name).toEqual(expect.arrayContaining(Object.keys(each)));
    expect(expected.length > 0 || answer.exit !== undefined || answer.restarts !== undefined, name).toBe(true);
  }
});
