import { RECOGNISED } from '../../charts/recognised.js';
import { CONNECTOR_API } from '../diff/bare-connectors.js';
import type { ObjectChange } from '../diff/index.js';
import { isStrimzi } from '../facts/index.js';
import { isKubernetesOwn } from '../schemas/index.js';

/** Kinds of operators whose changes rules know. Of every other kind only its operator knows what a change does. */
const JUDGED: readonly string[] = RECOGNISED.flatMap(({ resources = [] }) => resources.map(({ kind }) => kind));
/** Those of Strimzi: other operators have kinds of the same names. */
const OF_STRIMZI: readonly string[] = ['Kafka', 'KafkaNodePool', 'KafkaTopic', 'KafkaUser', 'KafkaConnector'];

/** Whether rules know what a change does that none of them has told: something new, labels, and what is Kubernetes' own. */
export function isJudged({ kind, ref, before, after, fields }: ObjectChange): boolean {
  const apiVersion = String((after ?? before)?.apiVersion ?? '');
  if (apiVersion === CONNECTOR_API) return kind === 'added';
  if (kind === 'added' || apiVersion === '' || isKubernetesOwn(apiVersion)) return true;
  if (JUDGED.includes(ref.kind) || (isStrimzi({ apiVersion }) && OF_STRIMZI.includes(ref.kind))) return true;
  return kind === 'changed' && fields.every(({ steps }) => steps[0] === 'metadata');
}
