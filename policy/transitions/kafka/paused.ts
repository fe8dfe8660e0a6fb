import { WARN } from '../../../charts/shared/severity.js';
import { isHeld, isPaused } from '../../restarts/index.js';
import type { Outcome, Transition } from '../transition.js';

/** KFK-52: a change that Strimzi does not carry out, or carries out more than it. */
export const reconciliationPaused: Transition = {
  id: 'KFK-52',
  title: 'Reconciliation of a Strimzi resource is paused, or starts again',
  severities: WARN,
  why: 'nothing that changes meanwhile is carried out, and all of it at once when the pause ends',
  source: 'Strimzi documentation: pausing reconciliation of custom resources',
  check: ({ changes, before, after }) =>
    changes.flatMap(({ object, kind, fields, ...states }): readonly Outcome[] => {
      const [was, is] = [isHeld(states.before, before.manifests), isHeld(states.after, after.manifests)];
      const own = fields.filter(({ steps }) => steps[0] === 'spec');
      if (kind !== 'changed') return [];
      if (is && own.length > 0) {
        const where = isPaused(states.after) ? '' : ' with its Kafka resource';
        const text = `${object} is paused${where}: its operator carries out none of this until strimzi.io/pause-reconciliation is taken out, and then all of it at once.`;
        return [{ resource: object, consequence: 'no-effect', by: 'nobody', isReversible: true, text, fields: own }];
      }
      if (!was || is || !isPaused(states.before)) return [];
      const text = `${object} is no longer paused: its operator also carries out what changed during the pause, and that is not in these files.`;
      return [{ resource: object, consequence: 'not-judged', by: 'operator', isReversible: true, text }];
    }),
};
