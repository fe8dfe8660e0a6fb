import { BLOCK } from '../../../charts/shared/severity.js';
import type { Transition } from '../transition.js';
import { clusterLabel, settingFields } from './pairs.js';

/** KFK-44: a value that Kafka does not take. */
export const valueRefused: Transition = {
  id: 'KFK-44',
  title: 'A changed setting has a value that Kafka refuses',
  severities: BLOCK,
  why: 'a broker or controller does not start with it: the first pod that restarts stays away',
  source: "Kafka's own configuration definitions, by version",
  check: (transit) =>
    transit.settings.flatMap(({ cluster, key, fault }) =>
      fault === undefined
        ? []
        : [
            {
              resource: clusterLabel({ key: cluster }),
              consequence: 'outage',
              by: 'runbook',
              isReversible: true,
              text: `${fault}: the nodes that restart with it do not start.`,
              fields: settingFields(transit, key),
            },
          ],
    ),
};
