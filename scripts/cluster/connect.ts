import { UserError } from '../terminal/io.js';
import type { Cluster } from './cluster.js';

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
