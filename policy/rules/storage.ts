import { BLOCK, BLOCK_WHERE_IT_COUNTS } from '../../charts/shared/severity.js';
import { type ClaimFact, compareLocations, type Facts, type VolumeFact } from '../facts/index.js';
import { type Keeper, type KeptFolder, keepersOf } from './keepers.js';
import { unique } from './nouns.js';
import type { Rule, Violation } from './rule.js';

/** The disks of those that keep data. */
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
    check: (facts) => keepersOf(facts).flatMap(rolled),
  },
  {
    id: 'K8S-47',
    title: 'the disk belongs to root, and the server does not run as root',
    severity: BLOCK_WHERE_IT_COUNTS,
    why: 'a new disk is the root user’s: without fsGroup another user may not write there, and the server ends with “permission denied”',
    source: 'confluentinc/kafka-images#53; Kubernetes documentation of fsGroup',
    wrong: 'securityContext: { runAsUser: 1000 }   # and a volumeClaimTemplate',
    right: 'securityContext: { runAsUser: 1000, fsGroup: 1000 }',
    check: (facts) => keepersOf(facts).flatMap((keeper) => foreign(keeper, facts)),
  },
  {
    id: 'K8S-48',
    title: 'Kafka keeps its records on a network file system',
    severity: BLOCK_WHERE_IT_COUNTS,
    why: 'NFS renames files that are deleted while they are open, and loses locks: a broker stops at the next deletion or does not start again',
    source: 'helm/charts#3898, Yolean/kubernetes-kafka#157, confluentinc/cp-helm-charts#273',
    wrong: 'kind: StorageClass\nprovisioner: nfs.csi.k8s.io',
    right: 'kind: StorageClass\nprovisioner: ebs.csi.aws.com   # block storage',
    check: (facts) =>
      keepersOf(facts)
        .filter(({ runs }) => runs === 'kafka' || runs === 'zookeeper')
        .flatMap((keeper) => overNetwork(keeper, facts)),
  },
];

/** A part of a path that differs from pod to pod. */
const OF_EACH_POD = /\$[({]/;
const ONE_NODE = ['ReadWriteOnce', 'ReadWriteOncePod'];

const claimOf = ({ source, kind }: VolumeFact, { namespace }: Keeper, { claims }: Facts): ClaimFact | undefined =>
  kind === 'claim' ? claims.find((claim) => claim.name === source && claim.namespace === namespace) : undefined;

/** Kinds of volumes that are the same for every pod or container that names them. */
const isOneForAll = ({ kind }: VolumeFact) => kind === 'claim' || kind === 'named' || kind === 'bind';

interface Kept {
  readonly keeper: Keeper;
  readonly folder: KeptFolder;
}

function shared(facts: Facts): readonly Violation[] {
  const all = keepersOf(facts).flatMap((keeper) =>
    keeper.data.filter(({ volume }) => isOneForAll(volume)).map((folder): Kept => ({ keeper, folder })),
  );
  const within = all.filter(({ keeper, folder }) => keeper.replicas > 1 && !isApart(keeper, folder, facts));
  const between = all.flatMap((one, index) => {
    const other = all.slice(0, index).find((each) => each.keeper !== one.keeper && isSameFolder(each, one));
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
    })),
    ...unique(between, ({ one }) => one.keeper.resource).map(({ one, other }) => ({
      ...spot(one.keeper, one.folder),
      what: `${other.keeper.name} and ${one.keeper.name} both keep their data on ${one.folder.location.label}`,
      fix: `give ${one.keeper.name} a ${one.folder.volume.kind === 'claim' ? 'claim' : 'volume'} of its own`,
    })),
  ];
}

const spot = ({ resource }: Keeper, { volume }: KeptFolder) => ({ resource, place: volume.place });

/** Whether each pod has a folder of its own on a disk that several nodes may mount. */
function isApart(keeper: Keeper, { location, volume }: KeptFolder, facts: Facts): boolean {
  const modes = claimOf(volume, keeper, facts)?.accessModes ?? [];
  return OF_EACH_POD.test(location.inside) && !modes.some((mode) => ONE_NODE.includes(mode));
}

const isSameFolder = (a: Kept, b: Kept) =>
  a.folder.location.volume !== undefined && compareLocations(a.folder.location, b.folder.location) === 'same';

function rolled({ workload, data, name }: Keeper): readonly Violation[] {
  const [folder] = data;
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
    },
  ];
}

/** Whether so many pods may be away that the old one stops first. Percentages are rounded down. */
const leaves = (maxUnavailable: string, replicas: number) =>
  (maxUnavailable.endsWith('%') ? Math.floor((replicas * Number.parseInt(maxUnavailable, 10)) / 100) : Number(maxUnavailable)) >= 1;

/** Disks that are folders anybody may write: what is made on a node, or by an NFS server that maps users. */
const FOLDERS = /local-?path|host-?path|^standard-hostpath|nfs/i;

function foreign({ workload, container, data, name, resource, ...keeper }: Keeper, facts: Facts): readonly Violation[] {
  const disk = data.find(({ volume }) => volume.kind === 'claim' || volume.kind === 'claim-template');
  if (workload?.origin !== 'kubernetes' || container === undefined || disk === undefined || workload.pod.fsGroup !== undefined) return [];
  const { pod } = workload;
  const user = container.runAsUser ?? pod.runAsUser;
  const isOther = user === undefined ? (container.runAsNonRoot ?? pod.runAsNonRoot) === true : user !== 0;
  const isPrepared = pod.initContainers.some(({ mounts }) => mounts.some((mount) => mount.volume === disk.volume.name));
  if (!isOther || isPrepared) return [];
  const named = disk.volume.storageClass ?? claimOf(disk.volume, { ...keeper, name, resource, data }, facts)?.storageClass;
  const provisioner = facts.storageClasses.find((each) => each.name === named)?.provisioner ?? '';
  const isSure = named !== undefined && !FOLDERS.test(`${named} ${provisioner}`);
  const group = user ?? 1000;
  const what = `${name} runs ${user === undefined ? 'not as root' : `as user ${user}`}, and ${disk.location.label} has no fsGroup`;
  return [
    {
      resource,
      place: pod.place,
      what,
      fix: `set securityContext.fsGroup of the pod to ${group}`,
      ...(!isSure && { atMost: 'warn' as const }),
    },
  ];
}

/** Network file systems by their drivers, provisioners and types. */
const NETWORK = /nfs|efs\.csi|file\.csi|filestore|azure-?file|cifs|smb|gluster|fss\.csi/i;
/** Names that classes of network file systems have. */
const NETWORK_NAME = /(^|[^a-z])(nfs|efs|azurefile|smb|cifs)/i;

function overNetwork(keeper: Keeper, facts: Facts): readonly Violation[] {
  const found = keeper.data.flatMap(({ volume, location }) => {
    const network = networkOf(volume, keeper, facts);
    return network === undefined ? [] : [{ volume, location, ...network }];
  });
  return unique(found, ({ by }) => by).map(({ volume, location, by, isSure }) => ({
    resource: keeper.resource,
    place: volume.place,
    what: `${keeper.name} keeps its data on ${location.label}, ${by}`,
    fix: 'use block storage, or a disk of the node',
    ...(!isSure && { atMost: 'warn' as const }),
  }));
}

/** What shows that a volume is a network file system: the volume itself, the one it is bound to, its class, or only the name of that. */
function networkOf(volume: VolumeFact, keeper: Keeper, facts: Facts): { readonly by: string; readonly isSure: boolean } | undefined {
  if (volume.network !== undefined && NETWORK.test(volume.network)) return { by: `which is ${volume.network}`, isSure: true };
  const claim = claimOf(volume, keeper, facts);
  const name = claim?.storageClass ?? volume.storageClass;
  const bound = facts.persistentVolumes.find(
    (each) =>
      each.name === claim?.volumeName ||
      (claim !== undefined && each.claim === `${claim.namespace ?? ''}/${claim.name}`) ||
      (name !== undefined && name !== '' && each.storageClass === name),
  );
  if (bound !== undefined && NETWORK.test(bound.source))
    return { by: `and PersistentVolume ${bound.name} is ${bound.source}`, isSure: true };
  const known = facts.storageClasses.find((each) => each.name === name);
  if (known !== undefined)
    return NETWORK.test(known.provisioner) ? { by: `and StorageClass ${known.name} is of ${known.provisioner}`, isSure: true } : undefined;
  return name !== undefined && NETWORK_NAME.test(name) ? { by: `of StorageClass ${name}`, isSure: false } : undefined;
}
