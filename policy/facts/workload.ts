import { type ContainerFact, isWithin, type MountFact, mountOf } from './container.js';
import { imageVolumes } from './image-volumes.js';
import type { Place } from './place.js';
import type { PlacementFact } from './placement.js';

/** Something that runs containers: a workload of Kubernetes, or a service of a compose file. */
export interface Workload {
  /** Object it is, e.g. `StatefulSet/streaming/kafka`; of compose `service/kafka`. */
  readonly resource: string;
  /** Where it is written: file and line. */
  readonly place: Place;
  /** Format it was read from. */
  readonly origin: 'kubernetes' | 'compose';
  /** Kind of the object, e.g. `StatefulSet`. */
  readonly kind: string;
  /** Name of the workload. */
  readonly name: string;
  /** Kubernetes namespace; absent where the manifest names none. */
  readonly namespace?: string;
  /** Labels of the object itself. */
  readonly labels: Readonly<Record<string, string>>;
  /** Number of pods. */
  readonly replicas: number;
  /** The pod it runs. */
  readonly pod: PodFact;
  /** Pod management policy of a StatefulSet. */
  readonly podManagement?: string;
  /** How it replaces its pods. */
  readonly update: UpdateFact;
  /** Governing Service of a StatefulSet. */
  readonly serviceName?: string;
  /** What becomes of volume claims when it is deleted or scaled down. */
  readonly claimRetention: { readonly whenDeleted?: string; readonly whenScaled?: string };
}

/** How a workload replaces its pods. */
export interface UpdateFact {
  /** Update strategy, e.g. `OnDelete`. */
  readonly type?: string;
  /** Ordinal below which pods are not replaced. */
  readonly partition?: number;
  /** Pods that may be unavailable during an update. */
  readonly maxUnavailable?: string;
  /** Pods that a Deployment may have beyond its number during an update. */
  readonly maxSurge?: string;
  /** Where it is written: file and line. */
  readonly place: Place;
}

/** The pod of a workload. */
export interface PodFact {
  /** Where it is written: file and line. */
  readonly place: Place;
  /** Labels. */
  readonly labels: Readonly<Record<string, string>>;
  /** Annotations. */
  readonly annotations: Readonly<Record<string, string>>;
  /** Containers. */
  readonly containers: readonly ContainerFact[];
  /** Init containers. */
  readonly initContainers: readonly ContainerFact[];
  /** Volumes of the pod. */
  readonly volumes: readonly VolumeFact[];
  /** Grace period: seconds between SIGTERM and SIGKILL. */
  readonly graceSeconds?: number;
  /** Fields that open the pod to its host: `hostNetwork`, `hostPID`, `hostIPC`. */
  readonly hostAccess: readonly { readonly field: string; readonly place: Place }[];
  /** Whether its network is that of its host, or of another container: localhost is more than itself. */
  readonly sharesNetwork?: true;
  /** Whether the ServiceAccount token is mounted. */
  readonly automountsToken?: boolean;
  /** Name of the ServiceAccount. */
  readonly serviceAccount?: string;
  /** Whether Services appear as environment variables. */
  readonly serviceLinks?: boolean;
  /** Group that its volumes are given to. */
  readonly fsGroup?: number;
  /** User id the process runs as. */
  readonly runAsUser?: number;
  /** Whether Kubernetes refuses to start it as root. */
  readonly runAsNonRoot?: boolean;
  /** Whether two of its pods may share a host. */
  readonly hostAntiAffinity: 'required' | 'preferred' | 'none';
  /** Topology keys the pods are spread over, and whether strictly. */
  readonly spread: readonly { readonly key: string; readonly hard: boolean }[];
  /** Zone all of its pods must be in, when there is exactly one. */
  readonly zone?: string;
  /** The same in full: all zones, and which pods it keeps away from. */
  readonly placement: PlacementFact;
  /** Restart policy. */
  readonly restartPolicy?: string;
}

/** A volume. */
export interface VolumeFact {
  /** Name of the volume. */
  readonly name: string;
  /** Where the data is kept. */
  readonly kind:
    | 'claim-template'
    | 'claim'
    | 'empty-dir'
    | 'config-map'
    | 'secret'
    | 'host-path'
    | 'named'
    | 'anonymous'
    | 'bind'
    | 'tmpfs'
    | 'image'
    | 'image-volume'
    | 'other';
  /** Claim, ConfigMap, Secret, or path on the host. */
  readonly source?: string;
  /** Docker project that a named volume belongs to; empty for a volume with a name of its own. Absent when the file names no project. */
  readonly project?: string;
  /** Folder of the host that a named volume is bound to, or what else its driver is given. */
  readonly device?: string;
  /** Size in MiB. */
  readonly sizeMiB?: number;
  /** StorageClass of the volume. */
  readonly storageClass?: string;
  /** Network file system it is on, where the volume itself says so: a field of Kubernetes, a driver, a type of Compose. */
  readonly network?: string;
  /** Where it is written: file and line. */
  readonly place: Place;
}

/** Kinds of volumes that are gone with their pod. */
export const isEphemeral = ({ kind }: Pick<VolumeFact, 'kind'>): boolean =>
  kind === 'empty-dir' || kind === 'tmpfs' || kind === 'anonymous' || kind === 'image-volume';

/** Whether data on a volume outlives the pod or container. */
export const isDurable = (volume: Pick<VolumeFact, 'kind'> | undefined): boolean =>
  volume !== undefined && !isEphemeral(volume) && volume.kind !== 'config-map' && volume.kind !== 'secret' && volume.kind !== 'image';

/**
 * The volume a path lies on; nothing when it is in the container's own file system. A volume that the image declares below the mount
 * wins over the mount: what is written there is not on the volume above.
 */
export function volumeOf(
  pod: Pick<PodFact, 'volumes'>,
  container: Imaged & Pick<ContainerFact, 'mounts'>,
  path: string,
): VolumeFact | undefined {
  const mount = mountOf(container, path);
  return mount && (imageVolume(container, mount, path) ?? mountedVolume(pod, mount));
}

interface Imaged {
  readonly image?: ContainerFact['image'];
}

/** The volume behind a mount. */
export const mountedVolume = ({ volumes }: Pick<PodFact, 'volumes'>, mount: MountFact): VolumeFact | undefined =>
  volumes.find(({ name }) => name === mount.volume);

/** The volume that the image declares between a mount and a path below it, where there is one. */
export function imageVolume({ image }: Imaged, mount: MountFact, path: string): VolumeFact | undefined {
  const top = mount.path.replace(/(.)\/$/, '$1');
  const declared = image && imageVolumes(image).find((folder) => folder !== top && isWithin(folder, top) && isWithin(path, folder));
  return declared === undefined ? undefined : { name: declared, kind: 'image-volume', source: declared, place: mount.place };
}
