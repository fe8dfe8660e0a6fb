import { INFORM, WARN } from '../../../charts/shared/severity.js';
import type { Transit, Transition } from '../transition.js';
import { clusterLabel, settingFields } from './pairs.js';

const HOW = {
  restart: ['restart', 'runbook'],
  live: ['no-effect', 'access-job'],
  'override-removed': ['no-effect', 'access-job'],
  waits: ['no-effect', 'nobody'],
  never: ['no-effect', 'nobody'],
} as const;

/** KFK-36: how each changed setting takes hold. */
export const settingTakesHold: Transition = {
  id: 'KFK-36',
  title: 'How a changed setting takes hold',
  severities: INFORM,
  why: 'a reviewer wants to know whether brokers restart for it, or whether it does anything at all',
  source: "Kafka's own configuration definitions, by version",
  check: (transit) =>
    transit.settings.map((effect) => {
      const [consequence, by] = HOW[effect.how];
      const strimzi = transit.after.facts.clusters.find(({ key }) => key === effect.cluster)?.origin === 'strimzi';
      const operator = strimzi && effect.how !== 'never' && effect.how !== 'waits' ? ('operator' as const) : by;
      return {
        resource: clusterLabel({ key: effect.cluster }),
        consequence,
        by: operator,
        isReversible: true,
        text: settingWords(effect),
        fields: settingFields(transit, effect.key),
        ...((effect.how === 'never' || effect.how === 'waits') && { severities: WARN }),
      };
    }),
};

function settingWords({ key, before, after, how, why }: Transit['settings'][number]): string {
  const [old, now] = [short(before), short(after)];
  const set = before === undefined ? `${key} set to ${now}` : `${key} ${old} → ${now}`;
  const change = after === undefined ? `${key} (was ${old}) taken out` : set;
  switch (how) {
    case 'restart':
      return `${change}: brokers restart for it; ${why}.`;
    case 'live':
      return `${change}: set live, no broker restarts.`;
    case 'override-removed':
      return `${change}: the live override is removed, no broker restarts, and Kafka's own value holds again.`;
    case 'waits':
      return `${change}: each pod takes it at its next start, whenever that is (a node drain, an eviction): ${why}.`;
    default:
      return `${change}: never applied by anyone; ${why}.`;
  }
}

/** Longest value that still reads as one. */
const MOST_SHOWN = 60;
const short = (value = '') => (value.length > MOST_SHOWN ? `${value.slice(0, MOST_SHOWN)}…` : value);
