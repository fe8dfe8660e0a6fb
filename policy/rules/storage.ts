import { BLOCK } from '../../charts/shared/severity.js';
import { compareLocations, type Facts, type VolumeFact } from '../facts/index.js';
import { claimOf, type Keeper, type KeptFolder, keepersOf, unknownKeepers } from './keepers.js';
import { unique } from './nouns.js';
import type { Rule, Violation } from './rule.js';

/** Who shares a disk, and who waits for it. */
export const STORAGE: readonly Rule[] = [
  {
    id: 'K8S-45',
    title: 'several servers keep their data in one place',
    severity: BLOCK,
    why: 'a disk of one node holds up the pods of the others, and a shared one lets the second server find the lock of the first, or write into its files',
    source: 'IBM/kraft-mode-kafka-on-kubernetes#3; Kafka and ZooKeeper lock their folders',
    wrong: 'kind: StatefulSet\nspec: { replicas: 3 }\nvolumes: [{ name: data, persistentVolumeClaim: { claimName: kafka-data } }]',
    right: 'volumeClaimTemplates:\n  - metadata: { name: data }   # a claim for each pod',
    check: (facts) => shared(facts),
  },
  {
    id: 'K8S-46',
    title: 'the new pod waits for the disk of the old one',
    severity: BLOCK,
    why: 'a rolling update starts the new pod before it stops the old one, and the new one is ready only with the disk, or the lock on it, that the old one holds',
    source: 'hcengineering/huly-selfhost#327, mattermost/mattermost-helm#283',
    wrong:
      'kind: Deployment\nspec: { replicas: 1 }   # strategy is RollingUpdate\nvolumes: [{ name: data, persistentVolumeClaim: { claimName: kafka-data } }]',
    right: 'kind: Deployment\nspec: { replicas: 1, strategy: { type: Recreate } }',
    check: (facts) => allKeepers(facts).flatMap((keeper) => rolled(keeper, facts)),
  },
];

/** Known servers, and programs that are not known. */
function allKeepers(facts: Facts): readonly Keeper[] {
  const known = keepersOf(facts);
  return [...known, ...unknownKeepers(facts, known)];
}

/** A part of a path that differs from pod to pod. */
const OF_EACH_POD = /\$[({]/;
const ONE_NODE = ['ReadWriteOnce', 'ReadWriteOncePod'];

/** Kinds of volumes that are the same for every pod or container that names them. */
const isOneForAll = ({ kind }: VolumeFact) => kind === 'claim' || kind === 'named' || kind === 'bind';

interface Kept {
  readonly keeper: Keeper;
  readonly folder: KeptFolder;
}

function shared(facts: Facts): readonly Violation[] {
  const all = allKeepers(facts).flatMap((keeper) =>
    keeper.data.filter(({ volume }) => isOneForAll(volume)).map((folder): Kept => ({ keeper, folder })),
  );
  const within = all.filter(
    ({ keeper, folder }) => keeper.replicas > 1 && !isApart(keeper, folder, facts) && mayBreak(keeper, folder, facts),
  );
  const known = all.filter(({ keeper }) => keeper.runs !== 'other');
  const between = known.flatMap((one, index) => {
    const other = known.slice(0, index).find((each) => each.keeper !== one.keeper && isSameFolder(each, one));
    return other === undefined ? [] : [{ one, other }];
  });
  return [
    ...unique(within, ({ keeper }) => keeper.resource).map(({ keeper, folder }) => ({
      ...spot(keeper, folder),
      what: `the ${keeper.replicas} ${keeper.workload?.origin === 'compose' ? 'containers' : 'pods'} of ${keeper.name} keep their data on one ${folder.location.label}`,
      fix:
        keeper.workload?.origin === 'compose'
          ? 'make a service and a volume of each'
          : 'use volumeClaimTemplates of a StatefulSet: a claim for each pod',
      ...unsure(keeper),
    })),
    ...unique(between, ({ one }) => one.keeper.resource).map(({ one, other }) => ({
      ...spot(one.keeper, one.folder),
      what: `${other.keeper.name} and ${one.keeper.name} both keep their data on ${one.folder.location.label}`,
      fix: `give ${one.keeper.name} a ${one.folder.volume.kind === 'claim' ? 'claim' : 'volume'} of its own`,
    })),
  ];
}

/** A program that is not known may share a disk with its copies, unless it is a set, whose pods are no copies, or the disk is of one node. */
const mayBreak = (keeper: Keeper, { volume }: KeptFolder, facts: Facts) =>
  keeper.runs !== 'other' || keeper.workload?.kind === 'StatefulSet' || isOfOneNode(volume, keeper, facts);

/** Whether it is known that one node mounts a claim. */
function isOfOneNode(volume: VolumeFact, keeper: Keeper, facts: Facts): boolean {
  const modes = claimOf(volume, keeper, facts)?.accessModes ?? [];
  return modes.length > 0 && modes.every((mode) => ONE_NODE.includes(mode));
}

/** A Deployment of a program that is not known works while its pods are on one node. */
const unsure = ({ runs, workload }: Keeper) => (runs === 'other' && workload?.kind === 'Deployment' ? { atMost: 'warn' as const } : {});

const spot = ({ resource }: Keeper, { volume }: KeptFolder) => ({ resource, place: volume.place });

/** Whether each pod has a folder of its own on a disk that several nodes may mount. */
function isApart(keeper: Keeper, { location, volume }: KeptFolder, facts: Facts): boolean {
  const modes = claimOf(volume, keeper, facts)?.accessModes ?? [];
  return OF_EACH_POD.test(location.inside) && !modes.some((mode) => ONE_NODE.includes(mode));
}

const isSameFolder = (a: Kept, b: Kept) =>
  a.folder.location.volume !== undefined && compareLocations(a.folder.location, b.folder.location) === 'same';

function rolled(keeper: Keeper, facts: Facts): readonly Violation[] {
  const { workload, data, name, runs } = keeper;
  const folder = runs === 'other' ? data.find(({ volume }) => isOfOneNode(volume, keeper, facts)) : data[0];
  if (workload?.kind !== 'Deployment' || workload.replicas === 0 || folder === undefined) return [];
  const { type = 'RollingUpdate', maxSurge, maxUnavailable = '' } = workload.update;
  const goesFirst = /^0%?$/.test(maxSurge ?? '') || (/^\d+%?$/.test(maxUnavailable) && leaves(maxUnavailable, workload.replicas));
  if (type !== 'RollingUpdate' || goesFirst) return [];
  return [
    {
      resource: workload.resource,
      place: workload.update.place,
      what: `${name} is replaced by RollingUpdate, and its data is on one ${folder.location.label}`,
      fix: 'set strategy.type to Recreate',
      ...unsure(keeper),
    },
  ];
}

/** Whether so many pods may be away that the old one stops first. Percentages are rounded down. */
const leaves = (maxUnavailable: string, replicas: number) =>
  (maxUnavailable.endsWith('%') ? Math.floor((replicas * Number.parseInt(maxUnavailable, 10)) / 100) : Number(maxUnavailable)) >= 1;
