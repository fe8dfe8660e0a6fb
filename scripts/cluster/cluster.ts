import { UserError } from '../terminal/io.js';
import type { KubernetesObject, ObjectRef } from './objects.js';

/** Field manager of everything Sluice applies. */
export const FIELD_MANAGER = 'sluice';

/** What the delivery asks of a cluster: small enough for tests to fake. Errors are `ClusterError`s. */
export interface Cluster {
  /** The kubeconfig's context, to name the cluster to a reader. */
  readonly name: string;
  /** Server-side apply as field manager `sluice`; takes over fields others set. Returns what the cluster then holds. */
  apply(object: KubernetesObject): Promise<KubernetesObject>;
  /** Creates, and fails with problem `exists` where the object is there already. */
  create(object: KubernetesObject): Promise<KubernetesObject>;
  /** The object, or `undefined` where there is none. */
  get(ref: ObjectRef): Promise<KubernetesObject | undefined>;
  /** The objects of one kind. */
  list(query: ListQuery): Promise<readonly KubernetesObject[]>;
  /** Deletes; true when there was something to delete. */
  remove(ref: ObjectRef, options: RemoveOptions): Promise<boolean>;
  /** The last lines a container wrote; empty where it wrote none or never ran. */
  logs(request: LogRequest): Promise<readonly string[]>;
  /** What happened to an object, oldest first. */
  events(ref: ObjectRef): Promise<readonly ClusterEvent[]>;
  /** Whether the cluster knows a kind: false where its CustomResourceDefinition is not installed. */
  serves(apiVersion: string, kind: string): Promise<boolean>;
  /** Minor version of the API server, e.g. `1.34`; `undefined` where it does not say. */
  kubernetesVersion(): Promise<string | undefined>;
}

/** Which objects to list. */
export interface ListQuery {
  readonly apiVersion: string;
  readonly kind: string;
  /** @default all, and those of kinds that live in none */
  readonly namespace?: string;
  /** E.g. `app.kubernetes.io/part-of=streaming`. @default none: all of the kind */
  readonly labelSelector?: string;
}

/** How to delete. */
export interface RemoveOptions {
  /** What becomes of dependents: `Foreground` deletes them first, `Background` after, `Orphan` keeps them. */
  readonly propagation: 'Foreground' | 'Background' | 'Orphan';
}

/** Whose log to read. */
export interface LogRequest {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly tailLines: number;
  /** The run before the present one, after a restart. @default false */
  readonly previous?: boolean;
}

/** One event of an object. */
export interface ClusterEvent {
  /** `Normal` or `Warning`. */
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  readonly count: number;
  /** When it last happened, as the cluster wrote it. */
  readonly at: string;
}

/** Which cluster to talk to. */
export interface ConnectOptions {
  /** A context of the kubeconfig. @default the current one */
  readonly context?: string | undefined;
}

/** Connects with the user's kubeconfig (or, inside a pod, its service account) and asks for the version to see that somebody answers. */
export async function connect(options: ConnectOptions = {}): Promise<Cluster> {
  const { KubeConfig } = await import('@kubernetes/client-node'); // heavy: half a second
  const { KubeCluster } = await import('./kube-cluster.js');
  const config = new KubeConfig();
  load(() => config.loadFromDefault());
  if (config.getCurrentContext() === UNCONFIGURED_CONTEXT && config.getCurrentCluster()?.server === UNCONFIGURED_SERVER)
    throw noKubeconfig();
  const contexts = config.getContexts().map(({ name }) => name);
  const context = options.context ?? config.getCurrentContext();
  if (!contexts.includes(context)) throw unknownContext(context, contexts);
  config.setCurrentContext(context);
  const server = config.getCurrentCluster()?.server;
  if (server === undefined) throw badKubeconfig(`context ${context} names a cluster the file does not hold`);
  const cluster = new KubeCluster(config, { name: context, server });
  await cluster.greet();
  return cluster;
}

/** What the library assumes when it finds no kubeconfig and no service account. */
const UNCONFIGURED_SERVER = 'http://localhost:8080';
const UNCONFIGURED_CONTEXT = 'loaded-context';

function load(read: () => void): void {
  try {
    read();
  } catch (error) {
    const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n'); // the rest quotes the file, keys and all
    throw badKubeconfig(why);
  }
}

function noKubeconfig(): UserError {
  return new UserError(
    'no kubeconfig found',
    'KUBECONFIG is not set and ~/.kube/config does not exist',
    'set KUBECONFIG, or log in to the cluster first',
  );
}

function badKubeconfig(why: string): UserError {
  return new UserError('the kubeconfig cannot be used', why, 'correct it, or set KUBECONFIG to another file');
}

function unknownContext(context: string, known: readonly string[]): UserError {
  const list = known.join(', ') || 'none';
  if (!context) return new UserError('the kubeconfig has no current context', `it knows: ${list}`, 'choose one with --context');
  return new UserError(`unknown context ${JSON.stringify(context)}`, `the kubeconfig knows: ${list}`, 'choose one of them with --context');
}
