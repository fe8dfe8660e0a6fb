import { RECOGNISED } from '../../charts/recognised.js';
import { CONNECTOR_API } from '../diff/bare-connectors.js';
import type { FieldChange, ObjectChange } from '../diff/index.js';
import { isStrimzi } from '../facts/index.js';
import { strimziEffect } from '../restarts/index.js';
import { isKubernetesOwn } from '../schemas/index.js';

/** Kinds of operators whose changes rules know. Of every other kind only its operator knows what a change does. */
const JUDGED: readonly string[] = RECOGNISED.flatMap(({ resources = [] }) => resources.map(({ kind }) => kind));
/** Those of Strimzi: other operators have kinds of the same names. Each field of them is looked up by itself. */
const OF_STRIMZI: readonly string[] = ['Kafka', 'KafkaNodePool', 'KafkaTopic', 'KafkaUser', 'KafkaConnector', 'KafkaConnect'];

/** Whether rules know what follows where an object comes or goes. Something new, and what is Kubernetes' own, is known. */
export function isJudged({ kind, ref, before, after }: ObjectChange): boolean {
  const apiVersion = String((after ?? before)?.apiVersion ?? '');
  if (kind === 'added' || apiVersion === '' || isKubernetesOwn(apiVersion)) return true;
  return isStrimzi({ apiVersion }) ? OF_STRIMZI.includes(ref.kind) : JUDGED.includes(ref.kind);
}

/** Whether rules know what follows a changed value that none of them has told. */
export function isFieldJudged({ steps }: FieldChange, change: ObjectChange): boolean {
  const apiVersion = String(change.after?.apiVersion ?? '');
  if (apiVersion === CONNECTOR_API) return false;
  if (steps[0] === 'metadata') return true;
  return isStrimzi({ apiVersion }) ? strimziEffect(change, steps) !== undefined : isJudged(change);
}
