import { afterAll, expect } from 'vitest';
import { figure } from '../kit/steps.js';
import { type Asked, corpusSet } from './corpus-set.js';
import { CORPUS_NAMESPACE } from './judged.js';
import { applied, revisions } from './server.js';

let compared = 0;

corpusSet(async (asked) => {
  expect(await anotherRevision(asked)).toEqual(asked.seen.restarts);
});

afterAll(() => figure('corpus', 'sets applied for real, whose update revision is as the dry run said', compared));

/** Names of the sets whose controller makes another revision of them, once they are really applied. They are then as they were before. */
async function anotherRevision({ ground, after, edit: { refused = [] } }: Asked): Promise<readonly string[]> {
  const sets = ground.objects.filter(({ kind }) => kind === 'StatefulSet' && !refused.includes(kind));
  const texts = new Map(sets.map((set) => [set.metadata.name, JSON.stringify(set)]));
  const isHere = ({ metadata }: (typeof after)[number]) => metadata.namespace === CORPUS_NAMESPACE && texts.has(metadata.name);
  const edited = after.filter((object) => object.kind === 'StatefulSet' && isHere(object));
  const differing = edited.filter((set) => texts.get(set.metadata.name) !== JSON.stringify(set));
  if (differing.length === 0) return [];
  const before = await revisions(CORPUS_NAMESPACE);
  await applied(differing);
  const now = await revisions(CORPUS_NAMESPACE);
  await applied(sets.filter(({ metadata }) => differing.some((set) => set.metadata.name === metadata.name)));
  compared += differing.length;
  return [...before].flatMap(([name, revision]) => (now.get(name) === revision ? [] : [name])).toSorted();
}
