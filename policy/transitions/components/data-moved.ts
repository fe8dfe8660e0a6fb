import { ACKNOWLEDGE, DANGEROUS } from '../../../charts/shared/severity.js';
import { type Comparison, compareLocations, type DataLocation, locationText } from '../../facts/index.js';
import { placeFields, replacerOf } from '../data-place.js';
import { samePlace } from '../kafka/pairs.js';
import type { Outcome, Transit, Transition } from '../transition.js';

interface Stored {
  readonly resource: string;
  readonly name: string;
  readonly origin: string;
}

/** PGS-12: a database looks for its data in another folder or on another volume. */
export const databaseMoved: Transition = {
  id: 'PGS-12',
  title: 'Database data directory moves to another folder or volume',
  severities: DANGEROUS,
  why: 'the server finds no data where it looks, and initialises an empty database; the earlier data is still in the earlier place',
  source: 'DefectDojo/django-DefectDojo#14362; Wei-Shaw/sub2api#583',
  check: (transit) =>
    samePlace(transit.before.facts.databases, transit.after.facts.databases)
      .filter(({ old, now }) => old.major === now.major) // another major version is PGS-05
      .flatMap(({ old, now }) =>
        moved({ of: now, from: old.location, to: now.location, otherwise: 'starts with an empty database' }, transit),
      ),
};

/** KRC-20: a ZooKeeper server looks for its data elsewhere. */
export const zooKeeperMoved: Transition = {
  id: 'KRC-20',
  title: 'ZooKeeper data directory moves to another folder or volume',
  severities: DANGEROUS,
  why: 'an ensemble whose majority starts empty has no topics, users and ACLs, and brokers refuse its new cluster id',
  source: 'ZooKeeper administrator guide: dataDir; confluentinc/kafka-images#164',
  check: (transit) =>
    samePlace(transit.before.facts.zooKeepers, transit.after.facts.zooKeepers).flatMap(({ old, now }) =>
      old.dataDirs.flatMap(({ holds, location }) => {
        const after = now.dataDirs.find(
          (dir) => dir.holds === holds || dir.holds === 'both' || (holds === 'both' && dir.holds === 'snapshots'),
        );
        const otherwise = holds === 'log' ? 'starts without its latest changes' : 'starts with no topics, users and ACLs';
        return after === undefined ? [] : moved({ of: now, from: location, to: after.location, otherwise }, transit);
      }),
    ),
};

interface Move {
  readonly of: Stored;
  readonly from: DataLocation;
  readonly to: DataLocation;
  /** What the program does where it finds nothing. */
  readonly otherwise: string;
}

function moved({ of, from, to, otherwise }: Move, transit: Transit): readonly Outcome[] {
  const how: Comparison = to.volume === undefined ? 'moved' : compareLocations(from, to);
  if (from.volume === undefined || how === 'same') return [];
  const places = `${of.name} looks for its data in ${locationText(to)} instead of ${locationText(from)}:`;
  const unsure = `${places} the files do not say whether it is the same place. If it is not, it ${otherwise}.`;
  return [
    {
      resource: of.resource,
      consequence: 'data-loss',
      by: replacerOf(of),
      isReversible: true,
      text: how === 'unknown' ? unsure : `${places} it ${otherwise}. Copy the data there first, or keep the earlier place.`,
      fields: placeFields(transit, of.resource),
      ...(how === 'unknown' && { severities: ACKNOWLEDGE }),
    },
  ];
}
