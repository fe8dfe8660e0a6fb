import { ACKNOWLEDGE, BLOCK } from '../../../charts/shared/severity.js';
import { type Cluster, compareSettings, type Setting } from '../../facts/index.js';
import type { Outcome, Transit, Transition } from '../transition.js';
import { clusterLabel, clusters } from './pairs.js';
import { variableFields } from './quorum.js';

/** KRC-03: the cluster has another id. */
export const clusterIdChanged: Transition = {
  id: 'KRC-03',
  title: 'The cluster id is changed',
  severities: BLOCK,
  why: 'every disk carries the id it was formatted with; a node with another one does not start',
  source: 'stackabletech/kafka-operator#609, cozystack/cozystack#2352',
  check: (transit) =>
    clusters(transit).flatMap(({ old, now }): readonly Outcome[] => {
      if (old.clusterId === undefined) return [];
      const fields = ['CLUSTER_ID', 'KAFKA_CLUSTER_ID', 'KAFKA_KRAFT_CLUSTER_ID'].flatMap((name) => variableFields(transit, name));
      const base = { consequence: 'outage', isReversible: true, resource: clusterLabel(now), by: 'runbook', fields } as const;
      if (now.clusterId === undefined) return isIdNeeded(now, transit) ? [{ ...base, text: GONE_ID, severities: ACKNOWLEDGE }] : [];
      const found = compareSettings(old.clusterId, now.clusterId);
      if (found === 'same') return [];
      const [before, after] = [idWords(old.clusterId), idWords(now.clusterId)];
      if (found === 'unknown') {
        const text = `The cluster id is taken from ${after} instead of ${before}: the files do not say whether it is the same. With another id no node starts on the disks it has.`;
        return [{ ...base, text, severities: ACKNOWLEDGE }];
      }
      const text = `The cluster id ${before} becomes ${after}: no node starts on the disks it has. Put the earlier id back; a new cluster needs new disks.`;
      return [{ ...base, text }];
    }),
};

const GONE_ID =
  'The cluster id is no longer set, and the image formats disks with one of its own or stops: no node starts on the disks it has. Set the earlier id.';

/** An id in words; of a secret only where it is kept. */
const idWords = ({ value, reference, secret }: Setting) => reference ?? (secret === undefined ? value : 'what a Secret held');

/** Images that need the id at each start: Apache's has one of its own, Confluent's stops without. */
const NEEDING_ID: readonly string[] = ['apache', 'confluent'];

const isIdNeeded = ({ key }: Cluster, { after }: Transit) =>
  after.facts.nodes.some(
    ({ cluster, image, mode, settingsElsewhere }) =>
      cluster === key && mode === 'kraft' && !settingsElsewhere && NEEDING_ID.includes(image?.family ?? ''),
  );
