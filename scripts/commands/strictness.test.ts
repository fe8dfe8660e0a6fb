import { describe, expect, it } from 'vitest';
import { dev } from '../../environments/dev.js';
import type { Environment } from '../../platform/environment.js';
import { ENVIRONMENT_SHAPES, ENVIRONMENT_TYPE } from '../../platform/generated/environment-shapes.js';
import { environmentShapeProblems } from '../../platform/problems/environment-shape.js';
import { type Mutation, Mutations } from '../../test/mutations.js';
import { sluice, temporaryWorkspace } from '../../test/workspace.js';
import type { Workspace } from '../workspace/workspace.js';

const complete = new Mutations(ENVIRONMENT_SHAPES);
const least = complete.least({ type: ENVIRONMENT_TYPE });
const mutations = complete.of({ type: ENVIRONMENT_TYPE }, '', (value) => value);
const workspace = temporaryWorkspace();

/** A workspace with a description that no compiler has seen. */
function workspaceOf(value: unknown): Workspace {
  const described: { readonly environments: readonly Environment[] } = JSON.parse(JSON.stringify({ environments: [value] }));
  return { ...workspace, ...described };
}

const named = (value: unknown) => (typeof value === 'object' && value !== null && 'name' in value ? { ...value, name: 'dev' } : value);
/** A mistake in the name itself leaves nothing to name. */
const isOfName = ({ path }: Mutation) => /^namex?$/.test(path);

describe('a description with one mistake', () => {
  it('is tried for every key of every type', () => {
    expect(mutations.length).toBeGreaterThan(800);
    expect(environmentShapeProblems(least)).toEqual([]);
  });

  it.each(mutations)('$path: $mistake', ({ path, value }) => {
    expect(environmentShapeProblems(value).map((problem) => problem.path)).toContain(path);
  });

  it.each(['synth', 'lint', 'plan', 'diff'])(
    'is refused by %s with its path, whatever the mistake',
    async (verb) => {
      const wrong: string[] = [];
      for (const mutation of mutations) {
        const isNamed = !isOfName(mutation);
        const asked = workspaceOf(isNamed ? named(mutation.value) : mutation.value);
        const { code, err } = await sluice(asked, verb, 'dev', ...(verb === 'diff' ? ['dev'] : []));
        const prefix = isNamed ? 'dev' : 'environments[0]';
        if (code !== 1 || !err.includes(`error: ${prefix}.${mutation.path}: `)) wrong.push(`${mutation.path} (${mutation.mistake})`);
      }
      expect(wrong).toEqual([]);
    },
    120_000,
  );

  it.each([
    ['survive', 'dev'],
    ['secrets', 'dev', '--offline'],
    ['apply', 'dev'],
    ['dockerfile', 'dev'],
    ['local', 'up', '--environment', 'dev'],
  ])('is refused by %s', async (...args) => {
    const { code, err } = await sluice(workspaceOf({ ...dev, prefx: 'a' }), ...args);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('error: dev.prefx: is not a known key\n') });
    expect(err).toContain('fix: did you mean prefix?');
  });
});
