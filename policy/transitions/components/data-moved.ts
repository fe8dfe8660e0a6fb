import { ACKNOWLEDGE, DANGEROUS } from '../../../charts/shared/severity.js';
import { type Comparison, compareLocations, type DataLocation, type Facts, locationText } from '../../facts/index.js';
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

/** CMP-06: data in an anonymous volume is left behind for a volume with a name. */
export const anonymousLeft: Transition = {
  id: 'CMP-06',
  title: 'Data in an anonymous volume is left behind',
  severities: ACKNOWLEDGE,
  why: 'docker compose up -d keeps an anonymous volume while it stays anonymous; a volume with a name begins empty',
  source: 'Docker documentation: docker compose up --renew-anon-volumes',
  check: (transit) =>
    [
      ...places(transit, ({ databases }) => databases.map(({ location, ...of }) => ({ ...of, locations: [location] }))),
      ...places(transit, ({ nodes }) =>
        nodes.map(({ dataDirs, ...of }) => ({ ...of, locations: dataDirs.map(({ location }) => location) })),
      ),
      ...places(transit, ({ zooKeepers }) =>
        zooKeepers.map(({ dataDirs, ...of }) => ({ ...of, locations: dataDirs.map(({ location }) => location) })),
      ),
    ].flatMap(({ of, from, to }): readonly Outcome[] => {
      if (from.isAnonymous !== true || to.volume === undefined) return [];
      const text = `${of.name} kept its data in ${locationText(from)}, and looks for it in ${locationText(to)}: what is in the anonymous volume is not carried over. Copy it out first, with docker compose cp or a dump.`;
      const fields = placeFields(transit, of.resource);
      return [{ resource: of.resource, consequence: 'data-loss', by: 'compose', isReversible: false, text, fields }];
    }),
};

interface Located extends Stored {
  readonly namespace?: string;
  readonly locations: readonly DataLocation[];
}

/** Folders of data of both states, one after another. */
const places = (transit: Transit, of: (facts: Facts) => readonly Located[]) =>
  samePlace(of(transit.before.facts), of(transit.after.facts)).flatMap(({ old, now }) =>
    old.locations.flatMap((from, index) => {
      const to = now.locations[index];
      return to === undefined ? [] : [{ of: now, from, to }];
    }),
  );

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
