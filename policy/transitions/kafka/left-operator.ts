import { ACKNOWLEDGE } from '../../../charts/shared/severity.js';
import { isStrimzi, STRIMZI_CLUSTER } from '../../facts/index.js';
import { at, text } from '../../schemas/json.js';
import { changed } from '../kubernetes/objects.js';
import type { Outcome, Transit, Transition } from '../transition.js';

/** KFK-45: another operator looks after a topic or a user, or none. */
export const leftOperator: Transition = {
  id: 'KFK-45',
  title: 'A topic or user belongs to another Kafka cluster',
  severities: ACKNOWLEDGE,
  why: 'the operator of the earlier cluster no longer sees it: what it made there stays or goes unnoticed, and clients get credentials of another cluster',
  source: 'strimzi/strimzi-kafka-operator#8466',
  check: (transit) =>
    strimzi(transit).flatMap(({ object, ref, before, after, fields }): readonly Outcome[] => {
      const [old, now] = [before, after].map((manifest) => text(at(manifest, 'metadata', 'labels', STRIMZI_CLUSTER)));
      if (old === undefined || old === now) return [];
      const isUser = ref.kind === 'KafkaUser';
      const there = isUser
        ? `its rights in ${old} stay there, or go; and its Secret gets ${now === undefined ? 'no new credentials' : `credentials of ${now}`}`
        : `the topic in ${old} is no longer looked after, and may be deleted where the operator works without finalizers`;
      const where = now === undefined ? 'no Kafka cluster' : `Kafka cluster ${now}`;
      const words = `${ref.kind} ${ref.name} belongs to ${where} instead of ${old}: the operator of ${old} lets go of it; ${there}.`;
      const told = fields.filter(({ steps }) => steps.at(-1) === STRIMZI_CLUSTER);
      const base = { resource: object, by: 'operator', isReversible: true, text: words, fields: told } as const;
      return [{ ...base, consequence: isUser ? 'outage' : 'one-way' }];
    }),
};

const strimzi = (transit: Transit) =>
  changed(transit, 'KafkaTopic', 'KafkaUser').filter(({ after }) => isStrimzi({ apiVersion: text(after.apiVersion) ?? '' }));
