import { describe, expect, it } from 'vitest';
import { reportOf } from '../../policy/plan/index.js';
import { refusedObjects, transitOf } from '../../policy/transitions/index.js';
import { base } from './base.js';
import { EDITS } from './edits.js';
import { asFile, editedObjects, objectsOf, podsOf, releaseOf } from './states.js';

const release = releaseOf();
const before = await objectsOf(base, release);

describe('every edit of the corpus comes to what is expected', () => {
  it.each(EDITS.map((edit) => [edit.name, edit] as const))('%s', async (_, edit) => {
    const transit = await transitOf(asFile(before), asFile(await editedObjects(edit, base, release)));
    const report = reportOf(transit, 'staging');
    const restarted = report.pods.filter(({ effect }) => effect === 'restart').flatMap(({ pods }) => pods);
    const rules = report.findings.filter(({ severity }) => severity !== 'info').map(({ id }) => id);
    expect({
      consequence: report.changes[0]?.consequence ?? 'nothing',
      rules: [...new Set(rules)].toSorted(),
      restarts: restarted.toSorted(),
      refused: [...new Set(refusedObjects(transit.changes).map(({ ref }) => ref.kind))],
    }).toEqual({
      consequence: edit.consequence,
      rules: edit.rules.toSorted(),
      restarts: podsOf(edit.restarts, before),
      refused: edit.refused ?? [],
    });
  });
});

describe('the corpus', () => {
  it('holds at least forty edits, each with a name of its own', () => {
    expect(EDITS.length).toBeGreaterThanOrEqual(40);
    expect(new Set(EDITS.map(({ name }) => name)).size).toBe(EDITS.length);
  });
  it('names pods as staging does', () => {
    expect(podsOf(['brokers', 'controllers', 'registry'], before)).toEqual([
      'kafka-broker-1a-0',
      'kafka-broker-1b-0',
      'kafka-broker-1c-0',
      'kafka-controller-0',
      'kafka-controller-1',
      'kafka-controller-2',
      'schema-registry-0',
      'schema-registry-1',
      'schema-registry-2',
    ]);
  });
});
