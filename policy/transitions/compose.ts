import { INFORM } from '../../charts/shared/severity.js';
import { COMPOSE_SERVICE } from '../diff/index.js';
import { changed } from './kubernetes/objects.js';
import type { Transition } from './transition.js';
import { listed } from './words.js';

/** CMP-03: what a restart of the container would not take. */
const restartIsNotEnough: Transition = {
  id: 'CMP-03',
  title: 'A restart does not take the change',
  severities: INFORM,
  why: 'docker compose restart starts the container it has, with its earlier image and variables; only up -d makes a new one',
  source: 'getsentry/self-hosted#3691',
  check: (transit) =>
    changed(transit, COMPOSE_SERVICE).flatMap(({ object, ref, fields }) => {
      const kept = fields.filter(({ steps }) =>
        ['environment', 'image', 'command', 'ports', 'volumes', 'env_file'].includes(steps[1] ?? ''),
      );
      if (kept.length === 0) return [];
      const what = listed([...new Set(kept.map(({ steps }) => steps[1] ?? ''))]);
      const text = `${ref.name}: ${what} changed; docker compose restart keeps the earlier container. Run docker compose up -d.`;
      return [{ resource: object, consequence: 'restart', by: 'compose', isReversible: true, text, fields: [] }];
    }),
};

/** Rules about compose files. */
export const COMPOSE_TRANSITIONS: readonly Transition[] = [restartIsNotEnough];
