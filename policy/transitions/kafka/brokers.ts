import { ACKNOWLEDGE, DANGEROUS, WARN } from '../../../charts/shared/severity.js';
import { flagOf, type KafkaNodes, locationText, textOf } from '../../facts/index.js';
import { isStorageRefused, placeFields } from '../data-place.js';
import type { Transition } from '../transition.js';
import { listed } from '../words.js';
import { abandoned, nodes, settingFields } from './pairs.js';

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

/** KFK-27: tiered storage is switched off. */
export const tieringStopped: Transition = {
  id: 'KFK-27',
  title: 'Tiered records are deleted',
  severities: DANGEROUS,
  why: 'with delete.on.disable everything that was moved to the remote store is deleted',
  source: 'Kafka documentation: tiered storage operations',
  check: (transit) =>
    transit.after.facts.topics.flatMap((topic) => {
      const old = transit.before.facts.topics.find(({ name }) => name === topic.name);
      const isOff =
        old !== undefined &&
        flagOf(old.settings, 'remote.storage.enable') === true &&
        flagOf(topic.settings, 'remote.storage.enable') !== true;
      if (!isOff || flagOf(topic.settings, 'remote.log.delete.on.disable') !== true) return [];
      const words = `${topic.name}: tiered storage is switched off with delete.on.disable: all records in the remote store are deleted.`;
      return [{ resource: `Topic/${topic.name}`, consequence: 'data-loss', by: 'access-job', isReversible: false, text: words }];
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
    nodes(transit).flatMap(({ old, now }) => {
      const [before, after] = [textOf(old.settings, 'broker.rack'), textOf(now.settings, 'broker.rack')];
      if (before === undefined || before === after) return [];
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
