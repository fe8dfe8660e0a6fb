import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TRANSITIONS } from './catalogue.js';
import { transitOf } from './transit.js';
import { transitionFindings } from './transition.js';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const read = (fixture: string, state: 'old' | 'new') => {
  const file = join(FIXTURES, fixture, `${state}.yaml`);
  return [{ file: `${state}.yaml`, text: readFileSync(file, 'utf8') }];
};
const findings = async (fixture: string) =>
  transitionFindings(TRANSITIONS, await transitOf(read(fixture, 'old'), read(fixture, 'new')), 'production');

describe.each(TRANSITIONS.map(({ id }) => id))('%s', (id) => {
  it('is found in its failing fixture', async () => {
    const found = (await findings(`${id}.fail`)).filter((finding) => finding.id === id);
    expect(found).not.toEqual([]);
    for (const { text } of found) expect(text).toMatch(/^\S.*\.$/s);
  });
  it('is not found in its passing fixture', async () => {
    expect((await findings(`${id}.pass`)).filter((finding) => finding.id === id)).toEqual([]);
  });
});

it('every fixture belongs to a rule, and ids are told once', () => {
  const ids = TRANSITIONS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const folders = existsSync(FIXTURES) ? readdirSync(FIXTURES) : [];
  expect(folders.toSorted()).toEqual(ids.flatMap((id) => [`${id}.fail`, `${id}.pass`]).toSorted());
});
