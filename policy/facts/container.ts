import type { ImageFact, Software } from './images.js';
import type { Place } from './place.js';
import type { Settings } from './settings.js';

/** A container. */
export interface ContainerFact {
  /** Name of the container. */
  readonly name: string;
  /** Where it is written: file and line. */
  readonly place: Place;
  /** Image of the container. */
  readonly image: ImageFact;
  /** Whether its image is built from the same files: nobody fetches it. */
  readonly isBuilt?: true;
  /** Where the image is written. */
  readonly imagePlace: Place;
  /** Environment variables. */
  readonly env: Settings;
  /** Startup probe. */
  readonly startupProbe?: ProbeFact;
  /** Liveness probe. */
  readonly livenessProbe?: ProbeFact;
  /** Readiness probe. */
  readonly readinessProbe?: ProbeFact;
  /** Resource requests. */
  readonly requests: ResourcesFact;
  /** Resource limits. */
  readonly limits: ResourcesFact;
  /** Volumes mounted into the container. */
  readonly mounts: readonly MountFact[];
  /** Container ports. */
  readonly ports: readonly PortFact[];
  /** Whether it runs privileged. */
  readonly privileged: boolean;
  /** User id the process runs as. */
  readonly runAsUser?: number;
  /** Whether Kubernetes refuses to start it as root. */
  readonly runAsNonRoot?: boolean;
  /** Whether the root file system is read-only. */
  readonly readOnlyRoot?: boolean;
  /** Settings given as arguments, e.g. `-c wal_level=logical`. */
  readonly arguments: Settings;
  /** Whether variables come from somewhere that was not read: a file of variables, or a ConfigMap or Secret that is not here. */
  readonly unreadVariables?: true;
  /** Names of Secrets it takes variables from. */
  readonly secretNames: readonly string[];
  /** Heap of its Java, as its variables say. */
  readonly heap?: HeapFact;
  /** Command line, for its program only: arguments may hold secrets, so they are no facts. */
  readonly runs: Running;
  /** Settings file that its command names. */
  readonly settingsPath?: string;
  /** Whether its command may change settings before it starts the program: it sets an address itself, edits a file, or runs a script of its own. */
  readonly mayChangeSettings: boolean;
  /** Whether the manifest has it run something else than its image would. */
  readonly hasCommand: boolean;
  /** Maven packages its arguments have fetched when it starts. */
  readonly packages: readonly string[];
  /** Plugins of Connect that its arguments have installed when it starts, e.g. `debezium/debezium-connector-mysql:2.4.2`. */
  readonly plugins: readonly string[];
}

/** What a container runs, by its image, files and command; `tool` is a program that ends. */
export type Running = Software | 'tool';

/** Heap of a Java process. */
export interface HeapFact {
  /** Maximum heap in MiB. */
  readonly maxMiB?: number;
  /** `-XX:MaxRAMPercentage`. */
  readonly ramPercent?: number;
  /** Where it is written: file and line. */
  readonly place: Place;
}

/** A probe, in what matters: how it looks, and how long it is patient. */
export interface ProbeFact {
  /** What the probe does. */
  readonly how: 'tcp' | 'http' | 'exec' | 'grpc' | 'none';
  /** The command, when it runs one. */
  readonly command?: string;
  /** Seconds before the first probe. */
  readonly initialDelaySeconds: number;
  /** Seconds between two probes. */
  readonly periodSeconds: number;
  /** Seconds until one probe fails. */
  readonly timeoutSeconds: number;
  /** Failures in a row before Kubernetes acts. */
  readonly failureThreshold: number;
  /** How long it may fail before it has a consequence. */
  readonly patienceSeconds: number;
  /** Where it is written: file and line. */
  readonly place: Place;
}

/** Requests or limits. */
export interface ResourcesFact {
  /** Memory in MiB. */
  readonly memoryMiB?: number;
  /** CPU in thousandths of a core. */
  readonly cpuMillis?: number;
  /** Where it is written: file and line. */
  readonly place?: Place;
}

/** Where a volume is seen in a container. */
export interface MountFact {
  /** Name of the volume. */
  readonly volume: string;
  /** Path in the container. */
  readonly path: string;
  /** Path inside the volume. */
  readonly subPath?: string;
  /** Whether it is mounted read-only. */
  readonly readOnly: boolean;
  /** Where it is written: file and line. */
  readonly place: Place;
}

/** A port of a container; `published` is the host's, in compose. */
export interface PortFact {
  /** Name of the port. */
  readonly name?: string;
  /** Port number. */
  readonly port: number;
  /** Port on the host, in Compose. */
  readonly published?: number;
}

/** Whether a path is a folder or below it. */
export const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);

/** The mount a path lies in: the deepest one. */
export function mountOf(container: Pick<ContainerFact, 'mounts'>, path: string): MountFact | undefined {
  return container.mounts
    .filter((mount) => isWithin(path, mount.path) || `${path}/` === mount.path)
    .sort((a, b) => b.path.length - a.path.length)[0];
}

/** Where a container is: what its variables may refer to. */
export interface Owner {
  /** Kind, namespace and name of the object, as findings show it. */
  readonly resource: string;
  /** Kubernetes namespace; absent where the manifest names none. */
  readonly namespace?: string;
  /** Names of the files its pod mounts. */
  readonly files?: readonly string[];
  /** Whether it ends by itself. */
  readonly ends?: boolean;
  /** Annotations of the object: which known image a container's own one was built from. */
  readonly annotations?: Readonly<Record<string, string>>;
}
