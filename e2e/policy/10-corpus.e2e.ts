import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Environment } from '../../environments/environment.js';
import { refusedObjects, transitOf } from '../../policy/transitions/index.js';
import type { KubernetesObject } from '../../stacks/kubernetes/index.js';
import { base } from '../../test/corpus/base.js';
import { EDITS } from '../../test/corpus/edits.js';
import { asFile, editedObjects, objectsOf, releaseOf } from '../../test/corpus/states.js';
import { fitToLab } from '../fit-to-lab.js';
import { claimNamespace, deleteNamespace } from '../kit/namespace.js';
import { E2E } from '../kit/places.js';
import { figure } from '../kit/steps.js';
import { applied, changedRevisions, refusedKinds } from './server.js';

const NAMESPACE = 'corpus';
const environment: Environment = { ...fitToLab(base), namespace: NAMESPACE };
const release = releaseOf(join(E2E, 'releases', 'staging.yaml'));

let before: readonly KubernetesObject[] = [];
const tally = { edits: 0, refused: 0, restarts: 0, different: 0 };

beforeAll(async () => {
  before = await objectsOf(environment, release);
  await deleteNamespace(NAMESPACE);
  await applied(before.filter(({ kind }) => kind === 'Namespace'));
  await claimNamespace(NAMESPACE);
  await applied(before);
});

describe('every edit of the corpus is answered by the API server as it was predicted', () => {
  it.each(EDITS.map((edit) => [edit.name, edit] as const))('%s', async (_, edit) => {
    const after = await editedObjects(edit, environment, release);
    const transit = await transitOf(asFile(before), asFile(after));
    const refused = [...new Set(refusedObjects(transit.changes).map(({ ref }) => ref.kind))].toSorted();
    const restarts = transit.effects
      .flatMap(({ effect, workload, once }) => (effect === 'restart' && once === undefined ? [nameOf(workload)] : []))
      .toSorted();
    const said = { refused: await refusedKinds(before, after), restarts: await restartsSaid(after, refused) };
    tally.edits += 1;
    tally.refused += refused.length > 0 ? 1 : 0;
    tally.restarts += restarts.length > 0 ? 1 : 0;
    if (JSON.stringify(said) !== JSON.stringify({ refused, restarts })) tally.different += 1;
    expect(said).toEqual({ refused, restarts });
  });
});

const nameOf = (workload: string) => workload.split('/').at(-1) ?? '';

/** What the controllers say; of sets that are refused they are not asked. */
async function restartsSaid(after: readonly KubernetesObject[], refused: readonly string[]): Promise<readonly string[]> {
  return refused.includes('StatefulSet') ? [] : changedRevisions(before, after);
}

afterAll(async () => {
  figure('corpus', 'edits', tally.edits);
  figure('corpus', 'edits the API server refuses', tally.refused);
  figure('corpus', 'edits that restart pods', tally.restarts);
  figure('corpus', 'answers that differ from the prediction', tally.different);
  await deleteNamespace(NAMESPACE);
});
