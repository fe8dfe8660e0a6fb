import {
  type ClaimFact,
  type ContainerFact,
  type DataLocation,
  dataLocation,
  type Facts,
  isDurable,
  mountedVolume,
  type Place,
  type VolumeFact,
  type Workload,
} from '../facts/index.js';
import { workloadOf } from './nouns.js';

/** A server of this platform that keeps data: Kafka, ZooKeeper, a database. */
export interface Keeper {
  /** Kind, namespace and name of the object, as findings show it. */
  readonly resource: string;
  /** Where it is written: file and line. */
  readonly place: Place;
  /** Name of the workload. */
  readonly name: string;
  /** Kubernetes namespace; absent where the manifest names none. */
  readonly namespace?: string;
  /** Number of servers. */
  readonly replicas: number;
  /** What it runs: `kafka`, `zookeeper`, or the folder of a component. */
  readonly runs: string;
  /** Its workload; an operator makes that itself. */
  readonly workload?: Workload;
  /** Its container in the workload. */
  readonly container?: ContainerFact;
  /** Folders of its data, each with its volume. */
  readonly data: readonly KeptFolder[];
}

/** A folder of data, and where it is kept. */
export interface KeptFolder {
  /** Volume and path inside it. */
  readonly location: DataLocation;
  /** The volume. */
  readonly volume: VolumeFact;
}

/** Sets and Deployments of programs that are not known, with the claims they write to. */
export function unknownKeepers({ workloads }: Facts, known: readonly Keeper[]): readonly Keeper[] {
  const judged = new Set(known.map(({ resource }) => resource));
  return workloads
    .filter(({ resource, kind }) => (kind === 'StatefulSet' || kind === 'Deployment') && !judged.has(resource))
    .flatMap((workload) => {
      const { resource, place, name, namespace, replicas, pod } = workload;
      const data = pod.containers.flatMap((container) => mounted(workload, container)).filter(({ volume }) => volume.kind === 'claim');
      if (data.length === 0) return [];
      return [{ ...{ resource, place, name, replicas, runs: 'other', workload, data }, ...(namespace !== undefined && { namespace }) }];
    });
}

/** Every server that keeps data. */
export function keepersOf(facts: Facts): readonly Keeper[] {
  const kept = (runs: string) => (owner: Owner & { readonly data: readonly Folder[] }) => keeperOf(owner, runs, facts);
  return [
    ...facts.nodes.map(({ dataDirs, ...node }) => kept('kafka')({ ...node, data: dataDirs })),
    ...facts.zooKeepers.map(({ dataDirs, ...node }) => kept('zookeeper')({ ...node, data: dataDirs })),
    ...facts.databases.map(({ location, dataVolume: volume, ...node }) =>
      kept('database')({ ...node, data: [{ location, ...(volume && { volume }) }] }),
    ),
  ];
}

type Owner = Pick<Keeper, 'resource' | 'place' | 'name' | 'namespace' | 'replicas'>;
interface Folder {
  readonly location: DataLocation;
  readonly volume?: VolumeFact;
}

function keeperOf({ data, ...owner }: Owner & { readonly data: readonly Folder[] }, runs: string, facts: Facts): Keeper {
  const workload = workloadOf(facts, owner.resource);
  const container = workload && containerOf(workload, runs, facts);
  const known = data.flatMap(({ location, volume }) => (volume === undefined || !isDurable(volume) ? [] : [{ location, volume }]));
  const isUnknown = runs === 'kafka' && data.length === 0 && workload !== undefined && container !== undefined;
  const { resource, place, name, namespace, replicas } = owner;
  return {
    ...{ resource, place, name, replicas, runs },
    ...(namespace !== undefined && { namespace }),
    ...(workload && { workload }),
    ...(container && { container }),
    data: isUnknown ? mounted(workload, container) : known,
  };
}

function containerOf({ pod, resource }: Workload, runs: string, { databases }: Facts): ContainerFact | undefined {
  const isDatabase = runs === 'database' && databases.some((each) => each.resource === resource);
  return pod.containers.find((each) => (isDatabase ? each.runs !== 'other' && each.runs !== 'tool' : each.runs === runs));
}

/** What is mounted beside the data: settings, plugins, places for backups. */
const BESIDE = /backup|plugin|conf|cert|secret|\btmp\b|\blibs?\b/;

/** Folders of an image that says only inside where its data is: every volume that may hold it. */
const mounted = (workload: Workload, container: ContainerFact): readonly KeptFolder[] =>
  container.mounts.flatMap((mount) => {
    const volume = mountedVolume(workload.pod, mount);
    if (volume === undefined || !isDurable(volume) || mount.readOnly || volume.kind === 'bind' || BESIDE.test(mount.path)) return [];
    return [{ location: dataLocation(workload, container, mount.path), volume }];
  });

/** The claim a volume is, where it is among the facts. */
export const claimOf = ({ source, kind }: VolumeFact, { namespace }: Keeper, { claims }: Facts): ClaimFact | undefined =>
  kind === 'claim' ? claims.find((claim) => claim.name === source && claim.namespace === namespace) : undefined;
