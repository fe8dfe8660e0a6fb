import type { ImageFact, Software } from './images.js';
import type { Place } from './place.js';
import type { PlacementFact } from './placement.js';
import type { Settings } from './settings.js';

/** Something that runs containers: a workload of Kubernetes, or a service of a compose file. */
export interface Workload {
  /** Object it is, e.g. `StatefulSet/streaming/kafka`; of compose `service/kafka`. */
  readonly resource: string;
  readonly place: Place;
  readonly origin: 'kubernetes' | 'compose';
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  /** Labels of the object itself. */
  readonly labels: Readonly<Record<string, string>>;
  readonly replicas: number;
  readonly pod: PodFact;
  readonly podManagement?: string;
  readonly update: UpdateFact;
  readonly serviceName?: string;
  readonly claimRetention: { readonly whenDeleted?: string; readonly whenScaled?: string };
}

/** How a workload replaces its pods. */
export interface UpdateFact {
  readonly type?: string;
  readonly partition?: number;
  readonly maxUnavailable?: string;
  readonly place: Place;
}

/** The pod of a workload. */
export interface PodFact {
  readonly place: Place;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly containers: readonly ContainerFact[];
  readonly initContainers: readonly ContainerFact[];
  readonly volumes: readonly VolumeFact[];
  readonly graceSeconds?: number;
  /** Fields that open the pod to its host: `hostNetwork`, `hostPID`, `hostIPC`. */
  readonly hostAccess: readonly { readonly field: string; readonly place: Place }[];
  readonly automountsToken?: boolean;
  readonly serviceAccount?: string;
  readonly serviceLinks?: boolean;
  readonly runAsUser?: number;
  readonly runAsNonRoot?: boolean;
  /** Whether two of its pods may share a host. */
  readonly hostAntiAffinity: 'required' | 'preferred' | 'none';
  readonly spread: readonly { readonly key: string; readonly hard: boolean }[];
  /** Zone all of its pods must be in, when there is exactly one. */
  readonly zone?: string;
  /** The same in full: all zones, and which pods it keeps away from. */
  readonly placement: PlacementFact;
  readonly restartPolicy?: string;
}

/** A container. */
export interface ContainerFact {
  readonly name: string;
  readonly place: Place;
  readonly image: ImageFact;
  readonly imagePlace: Place;
  readonly env: Settings;
  readonly startupProbe?: ProbeFact;
  readonly livenessProbe?: ProbeFact;
  readonly readinessProbe?: ProbeFact;
  readonly requests: ResourcesFact;
  readonly limits: ResourcesFact;
  readonly mounts: readonly MountFact[];
  readonly ports: readonly PortFact[];
  readonly privileged: boolean;
  readonly runAsUser?: number;
  readonly runAsNonRoot?: boolean;
  readonly readOnlyRoot?: boolean;
  /** Settings given as arguments, e.g. `-c wal_level=logical`. */
  readonly arguments: Settings;
  /** Names of Secrets it takes variables from. */
  readonly secretNames: readonly string[];
  /** Heap of its Java, as its variables say. */
  readonly heap?: HeapFact;
  /** Command line, for its program only: arguments may hold secrets, so they are no facts. */
  readonly runs: Running;
  /** Settings file that its command names. */
  readonly settingsPath?: string;
  /** Whether the manifest has it run something else than its image would. */
  readonly hasCommand: boolean;
  /** Maven packages its arguments have fetched when it starts. */
  readonly packages: readonly string[];
}

/** What a container runs, by its image, files and command; `tool` is a program that ends. */
export type Running = Software | 'tool';

/** Heap of a Java process. */
export interface HeapFact {
  readonly maxMiB?: number;
  /** `-XX:MaxRAMPercentage`. */
  readonly ramPercent?: number;
  readonly place: Place;
}

/** A probe, in what matters: how it looks, and how long it is patient. */
export interface ProbeFact {
  readonly how: 'tcp' | 'http' | 'exec' | 'grpc' | 'none';
  /** The command, when it runs one. */
  readonly command?: string;
  readonly initialDelaySeconds: number;
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly failureThreshold: number;
  /** How long it may fail before it has a consequence. */
  readonly patienceSeconds: number;
  readonly place: Place;
}

/** Requests or limits. */
export interface ResourcesFact {
  readonly memoryMiB?: number;
  readonly cpuMillis?: number;
  readonly place?: Place;
}

/** Where a volume is seen in a container. */
export interface MountFact {
  readonly volume: string;
  readonly path: string;
  readonly subPath?: string;
  readonly readOnly: boolean;
  readonly place: Place;
}

/** A port of a container; `published` is the host's, in compose. */
export interface PortFact {
  readonly name?: string;
  readonly port: number;
  readonly published?: number;
}

/** A volume. */
export interface VolumeFact {
  readonly name: string;
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
    | 'other';
  /** Claim, ConfigMap, Secret, or path on the host. */
  readonly source?: string;
  readonly sizeMiB?: number;
  readonly storageClass?: string;
  readonly place: Place;
}

/** Kinds of volumes that are gone with their pod. */
export const isEphemeral = ({ kind }: Pick<VolumeFact, 'kind'>): boolean =>
  kind === 'empty-dir' || kind === 'tmpfs' || kind === 'anonymous';

/** The mount a path lies in: the deepest one. */
export function mountOf(container: Pick<ContainerFact, 'mounts'>, path: string): MountFact | undefined {
  return container.mounts
    .filter((mount) => path === mount.path || path.startsWith(mount.path.endsWith('/') ? mount.path : `${mount.path}/`))
    .sort((a, b) => b.path.length - a.path.length)[0];
}

/** The volume a path lies on; nothing when it is in the container's own file system. */
export function volumeOf(pod: Pick<PodFact, 'volumes'>, container: Pick<ContainerFact, 'mounts'>, path: string): VolumeFact | undefined {
  const mount = mountOf(container, path);
  return mount && pod.volumes.find(({ name }) => name === mount.volume);
}
