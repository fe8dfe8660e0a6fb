import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportOf } from '../../policy/plan/index.js';
import { transitOf } from '../../policy/transitions/index.js';
import { liveObjects } from '../../scripts/cluster/live-state.js';
import type { KubernetesObject } from '../../stacks/kubernetes/index.js';
import { asFile, objectsOf, podsOf, releaseOf } from '../../test/corpus/states.js';
import { FakeCluster } from '../../test/doubles/fake-cluster.js';
import { E2E } from '../kit/places.js';
import { ROLLED, ROLLED_EDITS, rolledUpTo, rolls } from './rolled.js';

const release = releaseOf(join(E2E, 'releases', 'rolls.yaml'));
/** The state before any edit, and after each. */
const states: (readonly KubernetesObject[])[] = [];
for (const environment of [rolls, ...ROLLED_EDITS.map(rolledUpTo)]) states.push(await objectsOf(environment, release));
const steps = ROLLED_EDITS.map((step, index) => ({
  edit: ROLLED[step],
  earlier: states.slice(0, index + 1),
  now: states[index + 1] ?? [],
}));

/** A cluster with a state in it, and with what the states before it left. */
function clusterOf(states: readonly (readonly KubernetesObject[])[]): FakeCluster {
  const cluster = new FakeCluster();
  for (const [index, objects] of states.entries()) {
    const creationTimestamp = `2026-01-01T00:00:0${index}Z`;
    for (const object of objects) cluster.put({ ...object, metadata: { ...object.metadata, creationTimestamp } });
  }
  return cluster;
}

// Each reads two whole states, and one of them from a cluster.
describe('edits that are rolled one after the other', { timeout: 60_000 }, () => {
  it.each(steps)('$edit.name comes to what the corpus expects of it alone, though the cluster holds what the others left', async (made) => {
    const { edit, earlier, now } = made;
    const live = await liveObjects(now, clusterOf(earlier));
    const { changes, findings, pods } = reportOf(await transitOf(asFile(live), asFile(now)), 'staging');
    const rules = findings.filter(({ severity }) => severity !== 'info').map(({ id }) => id);
    expect({
      consequence: changes[0]?.consequence,
      rules: [...new Set(rules)].toSorted(),
      restarts: pods.flatMap((each) => (each.effect === 'restart' ? each.pods : [])).toSorted(),
    }).toEqual({ consequence: edit.consequence, rules: edit.rules.toSorted(), restarts: podsOf(edit.restarts, now) });
  });

  it('are plain data: they can be written down and read again', () => {
    expect(JSON.parse(JSON.stringify(rolledUpTo('disks')))).toEqual(rolledUpTo('disks'));
  });
});
