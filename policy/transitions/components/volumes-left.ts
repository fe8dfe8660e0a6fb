import { ACKNOWLEDGE } from '../../../charts/shared/severity.js';
import {
  type ContainerFact,
  compareLocations,
  type DataLocation,
  dataLocation,
  type Facts,
  locationText,
  type MountFact,
  type Workload,
} from '../../facts/index.js';
import { placeFields, replacerOf } from '../data-place.js';
import { samePlace } from '../kafka/pairs.js';
import type { Outcome, Transit, Transition } from '../transition.js';

/** A container of both states. */
interface Pair {
  readonly old: Workload;
  readonly now: Workload;
  readonly was: ContainerFact;
  readonly is: ContainerFact;
}

/** K8S-39: a program whose data paths are not known no longer has a volume where it had it. */
export const volumeLeft: Transition = {
  id: 'K8S-39',
  title: 'Volume with data is no longer mounted where it was',
  severities: ACKNOWLEDGE,
  why: 'the program starts with whatever is in the new place, mostly nothing; the earlier volume stays, unread',
  source: 'Kubernetes documentation: persistent volumes; Docker documentation: volumes',
  check: (transit) => {
    const judged = judgedWorkloads([transit.before.facts, transit.after.facts]);
    return samePlace(transit.before.facts.workloads, transit.after.facts.workloads)
      .filter(({ old, now }) => !judged.has(old.resource) || !judged.has(now.resource))
      .flatMap(({ old, now }) => containersOf(old, now).flatMap((pair) => left(pair, transit)));
  },
};

/** Workloads whose data folders are known, and which other rules judge. */
const judgedWorkloads = (states: readonly Facts[]): ReadonlySet<string> =>
  new Set(
    states.flatMap(({ databases, zooKeepers, nodes }) => [
      ...[...databases, ...zooKeepers].map(({ resource }) => resource),
      ...nodes.flatMap(({ resource, dataDirs }) => (dataDirs.length === 0 ? [] : [resource])),
    ]),
  );

/** Containers of both states: by name, or the only one. */
function containersOf(old: Workload, now: Workload): readonly Pair[] {
  const [before, after] = [old.pod.containers, now.pod.containers];
  return before.flatMap((was) => {
    const is = after.find(({ name }) => name === was.name) ?? (before.length === 1 && after.length === 1 ? after[0] : undefined);
    return is === undefined ? [] : [{ old, now, was, is }];
  });
}

function left({ old, now, was, is }: Pair, transit: Transit): readonly Outcome[] {
  const moves = was.mounts
    .filter((mount) => holdsData(mount, old))
    .flatMap((mount): string[] => {
      const from = dataLocation(old, was, mount.path);
      const to = dataLocation(now, is, mount.path);
      if (from.volume === undefined || compareLocations(from, to) === 'same') return [];
      return [`${wordsOf(from, to, elsewhere(from, now, is))}`];
    });
  if (moves.length === 0) return [];
  return [
    {
      resource: now.resource,
      consequence: 'data-loss',
      by: replacerOf(now),
      isReversible: true,
      text: `${now.name}: ${moves.join('; ')}. What it wrote there is not lost, and not found either.`,
      fields: placeFields(transit, now.resource),
    },
  ];
}

/** Where the same folder of the same volume is mounted now, if it is. */
const elsewhere = (from: DataLocation, now: Workload, is: ContainerFact): string | undefined =>
  is.mounts.map(({ path }) => dataLocation(now, is, path)).find((location) => compareLocations(from, location) === 'same')?.path;

function wordsOf(from: DataLocation, to: DataLocation, path: string | undefined): string {
  if (path !== undefined)
    return `${from.label} moves from ${from.path} to ${path}, and whether the program looks for its data there cannot be told`;
  const how = compareLocations(from, to) === 'unknown' && to.volume !== undefined ? 'which may be another place' : 'which is another place';
  return `${from.path} was on ${from.label} and is on ${to.volume === undefined ? to.label : locationText(to)}, ${how}`;
}

/** Kinds of volumes that programs keep data on. Folders of the host mostly hold settings. */
const DATA_KINDS = ['claim-template', 'claim', 'named'];

const holdsData = ({ volume, readOnly }: MountFact, { pod }: Workload) =>
  !readOnly && pod.volumes.some(({ name, kind }) => name === volume && DATA_KINDS.includes(kind));
