import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportOf } from '../../policy/plan/index.js';
import { transitOf } from '../../policy/transitions/index.js';
import { asFile, objectsOf, podsOf, releaseOf } from '../../test/corpus/states.js';
import { E2E } from '../kit/places.js';
import { ROLLED, ROLLED_EDITS, rolledUpTo, rolls } from './rolled.js';

const release = releaseOf(join(E2E, 'releases', 'rolls.yaml'));
const steps = ROLLED_EDITS.map((step, index) => {
  const earlier = ROLLED_EDITS[index - 1];
  return { step, edit: ROLLED[step], before: earlier === undefined ? rolls : rolledUpTo(earlier) };
});

describe('edits that are rolled one after the other', () => {
  it.each(steps)('$edit.name comes to what the corpus expects of it alone', async ({ step, edit, before }) => {
    const [old, now] = [await objectsOf(before, release), await objectsOf(rolledUpTo(step), release)];
    const { changes, findings, pods } = reportOf(await transitOf(asFile(old), asFile(now)), 'staging');
    const rules = findings.filter(({ severity }) => severity !== 'info').map(({ id }) => id);
    expect({
      consequence: changes[0]?.consequence,
      rules: [...new Set(rules)].toSorted(),
      restarts: pods.flatMap((each) => (each.effect === 'restart' ? each.pods : [])).toSorted(),
    }).toEqual({ consequence: edit.consequence, rules: edit.rules.toSorted(), restarts: podsOf(edit.restarts, old) });
  });

  it('are plain data: they can be written down and read again', () => {
    expect(JSON.parse(JSON.stringify(rolledUpTo('disks')))).toEqual(rolledUpTo('disks'));
  });
});
