import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../test/sources.js';
import { sluice, temporaryWorkspace } from '../../test/workspace.js';
import { RUNBOOKS, runbook } from './runbooks.js';

const NAMES = Object.keys(RUNBOOKS);
const scripts = ['charts/kafka', 'charts/postgres', 'charts/zookeeper'].map((folder) =>
  readFileSync(join(ROOT, folder, 'start.sh'), 'utf8'),
);

const textsIn = (folder: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(ROOT, folder, name), 'utf8'));

describe('runbooks', () => {
  it('are the pages in docs/runbooks', () => {
    const pages = readdirSync(join(ROOT, 'docs', 'runbooks')).map((name) => name.replace(/\.md$/, ''));
    expect(NAMES.toSorted()).toEqual(pages.toSorted());
  });

  it.each(NAMES)('%s is printed by its name, for somebody who has the package alone', async (name) => {
    const { code, out } = await sluice(temporaryWorkspace(), 'explain', name);
    expect([code, out]).toEqual([0, await runbook(name)]);
    expect(out).toMatch(/^# /);
    expect(out).not.toMatch(/\]\((?!node_modules\/sluice\/docs\/|https?:|#)|bin\/sluice\.mjs/);
  });

  it('that a start script or a message names exist', () => {
    const texts = [...scripts, ...['charts', 'platform', 'policy', 'stacks', 'scripts'].flatMap(textsIn)];
    const named = texts.flatMap((text) => [...text.matchAll(/sluice explain ([a-z]+-[a-z-]+)/g)].map(([, name = '']) => name));
    const refused = scripts.flatMap((text) => [...text.matchAll(/" ([a-z]+-[a-z-]+)(?: ;;)?$/gm)].map(([, name = '']) => name));
    expect([named.length > 1, refused.length > 5]).toEqual([true, true]); // else nothing was looked at
    expect([...named, ...refused].filter((name) => !NAMES.includes(name))).toEqual([]);
  });

  it('are named, never a path of this repository, in what is rendered', () => {
    const rendered = readdirSync(join(ROOT, 'rendered'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
    expect(rendered.length).toBeGreaterThan(10);
    expect(rendered.filter((name) => /docs\//.test(readFileSync(join(ROOT, 'rendered', name), 'utf8')))).toEqual([]);
  });
});
