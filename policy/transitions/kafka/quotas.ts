import { ACKNOWLEDGE, WARN } from '../../../charts/shared/severity.js';
import { isAtLeast } from '../../../charts/shared/version.js';
import { quantity } from '../../diff/index.js';
import { textOf } from '../../facts/index.js';
import { changed } from '../kubernetes/objects.js';
import type { Transition } from '../transition.js';
import { listed } from '../words.js';
import { nodes, settingFields } from './pairs.js';

/** Share of a quota that may go before somebody is told. */
const MOST_CUT = 0.5;

/** KFK-37: somebody gets much less of the brokers, or without limit. */
export const quotaCut: Transition = {
  id: 'KFK-37',
  title: 'A quota is removed or halved',
  severities: WARN,
  why: 'a client that used more is slowed down, and one without a limit may starve the others',
  source: 'Kafka documentation: quotas',
  check: (transit) =>
    changed(transit, 'KafkaUser').flatMap(({ object, ref, fields }) => {
      const cut = fields.filter(({ steps, before, after }) => {
        const [from, to] = [quantity(before), quantity(after)];
        return steps[1] === 'quotas' && from !== undefined && (to === undefined || to < from * MOST_CUT);
      });
      if (cut.length === 0) return [];
      const words = listed(cut.map(({ steps, before, after }) => `${steps.at(-1)} ${before} → ${after ?? 'no limit'}`));
      return [
        {
          resource: object,
          consequence: 'no-effect',
          by: 'operator',
          isReversible: true,
          text: `User ${ref.name}: ${words}.`,
          fields: cut,
        },
      ];
    }),
};

/** From here on a cluster may keep eligible leader replicas. */
const ELIGIBLE_LEADERS_SINCE = '4.1';

/** KFK-33: the in-sync minimum of single brokers is changed where the cluster has one for all. */
export const brokerMinInSync: Transition = {
  id: 'KFK-33',
  title: 'The in-sync minimum of brokers is changed where the cluster decides it',
  severities: ACKNOWLEDGE,
  why: 'with eligible leader replicas Kafka refuses it for single brokers: an operator restarts them again and again, a file has no effect',
  source: 'strimzi/strimzi-kafka-operator#11685',
  check: (transit) =>
    nodes(transit).flatMap(({ old, now }) => {
      const key = 'min.insync.replicas';
      const [before, after] = [textOf(old.settings, key), textOf(now.settings, key)];
      if (before === after || !now.roles.includes('broker') || now.mode !== 'kraft' || !isAtLeast(now.version, ELIGIBLE_LEADERS_SINCE))
        return [];
      const words = `${now.name}: ${key} ${before ?? 'unset'} → ${after ?? 'unset'}: where eligible leader replicas are on, Kafka takes it for the whole cluster only. Set it live for all brokers, or on topics.`;
      return [
        {
          resource: now.resource,
          consequence: 'restart',
          by: 'runbook',
          isReversible: true,
          text: words,
          fields: settingFields(transit, key),
        },
      ];
    }),
};
