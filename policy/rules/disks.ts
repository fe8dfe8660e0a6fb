import { BLOCK_WHERE_IT_COUNTS } from '../../charts/shared/severity.js';
import type { Facts, VolumeFact } from '../facts/index.js';
import { claimOf, type Keeper, keepersOf } from './keepers.js';
import { unique } from './nouns.js';
import type { Rule, Violation } from './rule.js';

/** What the disks of those that keep data are. */
export const DISKS: readonly Rule[] = [
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
