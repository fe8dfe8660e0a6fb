import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../scripts/cluster/connect.js';
import { liveObjects } from '../../scripts/cluster/live-state.js';
import type { KubernetesObject } from '../../stacks/kubernetes/index.js';
import type { Edit } from '../../test/corpus/edit.js';
import { EDITS } from '../../test/corpus/edits.js';
import { deleteNamespace } from '../kit/namespace.js';
import { figure, step } from '../kit/steps.js';
import { answers, confusionTable, consequences, parts, unequal } from './confusion.js';
import { afterEdit, answerIn, CORPUS_NAMESPACE, type Ground, type Judged, predictionOf, prepareGround } from './judged.js';
import { type Answer, answerOf, withoutPods } from './server.js';

/** What is asked beside the API server's dry run. */
export interface Asked {
  readonly ground: Ground;
  readonly edit: Edit;
  readonly after: readonly KubernetesObject[];
  readonly seen: Answer;
}

/** Every edit of the corpus, and what an API server says to it by dry runs: nothing runs and nothing is changed. */
export function corpusSet(alsoAsked?: (asked: Asked) => Promise<void>): void {
  const state: { ground?: Ground } = {};
  const judged: Judged[] = [];
  beforeAll(async () => {
    state.ground = await prepareGround();
  });
  describe('the state that edits are made to', () => {
    it('is read back from the cluster without a difference', async () => {
      const described = prepared(state).objects.map(withoutPods);
      const live = await liveObjects(described, await connect({ context: undefined }));
      expect((await predictionOf(live, described)).changed).toEqual([]);
    });
  });
  describe('every edit of the corpus is answered by the API server as it was predicted', () => {
    it.each(EDITS.map((edit) => [edit.name, edit] as const))('%s', async (_, edit) => {
      const ground = prepared(state);
      const after = await afterEdit(edit, ground);
      const predicted = await predictionOf(ground.objects, after);
      const seen = await answerOf(ground.stored, after);
      judged.push({ edit: edit.name, predicted, seen });
      expect(seen).toEqual(answerIn(predicted));
      await alsoAsked?.({ ground, edit, after, seen });
    });
  });
  afterAll(async () => {
    if (judged.length > 0) tell(judged, prepared(state));
    await deleteNamespace(CORPUS_NAMESPACE);
  });
}

function prepared({ ground }: { readonly ground?: Ground }): Ground {
  if (!ground) throw new Error('the state that edits are made to was not applied');
  return ground;
}

function tell(judged: readonly Judged[], { stored }: Ground): void {
  const labels = [...stored.values()].map(({ label }) => label);
  const sets = [...stored.values()].filter(({ ref }) => ref.kind === 'StatefulSet').map(({ ref }) => ref.name);
  const tables = {
    'edits, by the answer of the API server': answers(judged),
    'sets in each edit, by their pod template': parts(judged, sets, 'restarts'),
    'objects in each edit, by what is stored of them': parts(judged, [...new Set(labels)], 'changed'),
  };
  for (const [title, cases] of Object.entries(tables)) {
    step(confusionTable(title, cases));
    figure('corpus', `${title}: all / unequal to the prediction`, `${cases.length} / ${unequal(cases)}`);
  }
  step(confusionTable('edits, by what the server shows of their consequence', consequences(judged)));
}
