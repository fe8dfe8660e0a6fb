import { ACKNOWLEDGE, DANGEROUS, WARN } from '../../../charts/shared/severity.js';
import { type KafkaNodes, locationText, textOf } from '../../facts/index.js';
import { isStorageRefused, placeFields } from '../data-place.js';
import type { Outcome, Transit, Transition } from '../transition.js';
import { listed } from '../words.js';
import { abandoned, type BeforeAfter, nodes, settingFields } from './pairs.js';

/** KFK-26: a folder that holds records is no longer used. */
export const logDirRemoved: Transition = {
  id: 'KFK-26',
  title: 'A disk with records is no longer used',
  severities: DANGEROUS,
  why: 'the replicas on it are missing on that broker; with a change on all brokers at once every copy may be',
  source: 'strimzi/strimzi-kafka-operator: StorageDiff allows it',
  check: (transit) =>
    nodes(transit).flatMap(({ old, now }) => {
      const gone = isStorageRefused(transit, now) ? undefined : abandoned(old, now, (dir) => dir.holds !== 'metadata');
      if (gone === undefined || !now.roles.includes('broker')) return [];
      const places = (dirs: KafkaNodes['dataDirs']) => listed(dirs.map(({ location }) => locationText(location)));
      const fresh = now.dataDirs.filter(({ holds }) => holds !== 'metadata');
      const words =
        gone.how === 'unknown'
          ? `${now.name} kept records in ${places(gone.dirs)} and looks for them in ${places(fresh)}: the files do not say whether it is the same place. If it is not, the broker starts empty.`
          : `${now.name} no longer uses ${places(gone.dirs)}, and looks for its records in ${places(fresh)}: the replicas there are lost to it, and copied from other brokers if there are any. Move them off first.`;
      return [
        {
          resource: now.resource,
          consequence: 'data-loss',
          by: now.origin === 'compose' ? 'compose' : 'runbook',
          isReversible: false,
          text: words,
          fields: [...settingFields(transit, 'log.dirs'), ...placeFields(transit, now.resource)],
          ...(gone.how === 'unknown' && { severities: ACKNOWLEDGE }),
        },
      ];
    }),
};

/** KFK-32: a broker no longer says where it is, or says another place. */
export const rackChanged: Transition = {
  id: 'KFK-32',
  title: 'A broker has another rack, or none',
  severities: WARN,
  why: 'copies are spread over racks when topics are made: with a wrong rack all of them may be in one zone',
  source: 'Kafka documentation: rack awareness',
  check: (transit) =>
    nodes(transit).flatMap(({ old, now }): readonly Outcome[] => {
      const [before, after] = [textOf(old.settings, 'broker.rack'), textOf(now.settings, 'broker.rack')];
      if (before === undefined || before === after) return rackLabelChanged({ old, now }, transit);
      const words = `${now.name} is in rack ${before} no longer${after === undefined ? ' and names none' : `, but in ${after}`}: copies that exist stay where they are, however unevenly.`;
      return [
        {
          resource: now.resource,
          consequence: 'restart',
          by: 'runbook',
          isReversible: true,
          text: words,
          fields: settingFields(transit, 'broker.rack'),
        },
      ];
    }),
};

/** What an operator makes racks of, changed: new replicas are spread otherwise from then on. */
function rackLabelChanged({ old, now }: BeforeAfter<KafkaNodes>, { changes }: Transit): readonly Outcome[] {
  const [before, after] = [old.rackFrom, now.rackFrom];
  if (before === undefined || before === after || !now.roles.includes('broker')) return [];
  const spread =
    after === undefined ? 'Brokers name no rack any more' : `Racks of brokers are label ${after} of their nodes instead of ${before}`;
  const fields = changes.flatMap(({ fields: all }) => all.filter(({ steps }) => steps[1] === 'kafka' && steps[2] === 'rack'));
  return [
    {
      resource: now.resource,
      consequence: 'restart',
      by: 'operator',
      isReversible: true,
      text: `${now.name}: ${spread}: replicas of new topics are no longer spread over ${before}, and replicas that exist stay where they are.`,
      fields,
      severities: ACKNOWLEDGE,
    },
  ];
}
