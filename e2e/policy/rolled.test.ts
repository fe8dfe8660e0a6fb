import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportOf } from '../../policy/plan/index.js';
import { transitOf } from '../../policy/transitions/index.js';
import { FakeCluster } from '../../scripts/delivery/fake-cluster.js';
import { liveObjects } from '../../scripts/live-state.js';
import type { KubernetesObject } from '../../stacks/kubernetes/index.js';
import { asFile, objectsOf, podsOf, releaseOf } from '../../test/corpus/states.js';
import { E2E } from '../kit/places.js';
import { ROLLED, ROLLED_EDITS, rolledUpTo, rolls } from './rolled.js';

const release = releaseOf(join(E2E, 'releases', 'rolls.yaml'));
const steps = ROLLED_EDITS.map((step, index) => {
  const earlier = ROLLED_EDITS[index - 1];
  return { step, edit: ROLLED[step], before: earlier === undefined ? rolls : rolledUpTo(earlier) };
});

/** A cluster with a state in it, and with what the states before it left. */
function clusterOf(states: readonly (readonly KubernetesObject[])[]): FakeCluster {
  const cluster = new FakeCluster();
  for (const [index, objects] of states.entries()) {
    const creationTimestamp = `2026-01-01T00:00:0${index}Z`;
    for (const object of objects) cluster.put({ ...object, metadata: { ...object.metadata, creationTimestamp } });
  }
  return cluster;
}

describe('edits that are rolled one after the other', () => {
  it.each(steps)(
    '$edit.name comes to what the corpus expects of it alone, though the cluster holds what the others left',
    async ({ step, edit, before }) => {
      const [old, now] = [await objectsOf(before, release), await objectsOf(rolledUpTo(step), release)];
      const earlier = await Promise.all(
        ROLLED_EDITS.slice(0, ROLLED_EDITS.indexOf(step)).map((each) => objectsOf(rolledUpTo(each), release)),
      );
      const live = await liveObjects(now, clusterOf([await objectsOf(rolls, release), ...earlier]));
      const { changes, findings, pods } = reportOf(await transitOf(asFile(live), asFile(now)), 'staging');
      const rules = findings.filter(({ severity }) => severity !== 'info').map(({ id }) => id);
      expect({
        consequence: changes[0]?.consequence,
        rules: [...new Set(rules)].toSorted(),
        restarts: pods.flatMap((each) => (each.effect === 'restart' ? each.pods : [])).toSorted(),
      }).toEqual({ consequence: edit.consequence, rules: edit.rules.toSorted(), restarts: podsOf(edit.restarts, old) });
    },
  );

  it('are plain data: they can be written down and read again', () => {
    expect(JSON.parse(JSON.stringify(rolledUpTo('disks')))).toEqual(rolledUpTo('disks'));
  });
});
