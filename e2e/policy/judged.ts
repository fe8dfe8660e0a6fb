import type { Environment } from '../../platform/environment.js';
import type { Release } from '../../platform/release/release.js';
import { reportOf } from '../../policy/plan/index.js';
import { type Consequence, refusedObjects, transitOf } from '../../policy/transitions/index.js';
import type { KubernetesObject } from '../../stacks/kubernetes/index.js';
import { base } from '../../test/corpus/base.js';
import type { Edit } from '../../test/corpus/edit.js';
import { asFile, editedObjects, objectsOf, releaseOf } from '../../test/corpus/states.js';
import { claimNamespace, deleteNamespace } from '../kit/namespace.js';
import { type Answer, applied, dryRun, type Stored } from './server.js';
import { unique } from './unique.js';

/** Where the corpus is asked about. */
export const CORPUS_NAMESPACE = 'corpus';
/** Staging as it is, with its sizes, zones and storage class: no pod runs here, so nothing has to fit. */
const environment: Environment = { ...base, namespace: CORPUS_NAMESPACE };

/** What the rules say of an edit: how bad it is, and what a server will answer. */
export interface Prediction extends Answer {
  readonly consequence: Consequence | 'nothing';
}

/** An edit with what is said of it: beforehand, and by the server. */
export interface Judged {
  readonly edit: string;
  readonly predicted: Prediction;
  readonly seen: Answer;
}

/** The state that edits are made to, in a cluster. */
export interface Ground {
  readonly release: Release;
  readonly objects: readonly KubernetesObject[];
  readonly stored: Stored;
}

/** Applies the state that edits are made to, without pods. */
export async function prepareGround(): Promise<Ground> {
  const release = releaseOf();
  const objects = await objectsOf(environment, release);
  await deleteNamespace(CORPUS_NAMESPACE);
  await applied(objects.filter(({ kind }) => kind === 'Namespace'));
  await claimNamespace(CORPUS_NAMESPACE);
  await applied(objects);
  return { release, objects, stored: (await dryRun(objects)).stored };
}

/** The state after an edit. */
export const afterEdit = (edit: Edit, { release }: Ground): Promise<readonly KubernetesObject[]> =>
  editedObjects(edit, environment, release);

/** What the rules say of going from one state to another. */
export async function predictionOf(before: readonly KubernetesObject[], after: readonly KubernetesObject[]): Promise<Prediction> {
  const transit = await transitOf(asFile(before), asFile(after));
  const { changes, pods } = reportOf(transit, 'staging');
  const restarts = pods.filter(({ effect, workload, once }) => effect === 'restart' && once === undefined && isSet(workload));
  return {
    consequence: changes[0]?.consequence ?? 'nothing',
    refused: unique(refusedObjects(transit.changes).map(({ ref }) => ref.kind)),
    changed: unique(transit.changes.map(({ object }) => object)),
    restarts: unique(restarts.map(({ workload }) => workload.split('/').at(-1) ?? '')),
  };
}

const isSet = (workload: string) => workload.startsWith('StatefulSet/');

/** The server's part of a prediction. */
export const answerIn = ({ refused, changed, restarts }: Answer): Answer => ({ refused, changed, restarts });
