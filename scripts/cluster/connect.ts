import { UserError } from '../terminal/io.js';
import type { Cluster } from './cluster.js';
import { badKubeconfig, loadKubeconfig, useProxy } from './kubeconfig.js';
import { ASKING_SECONDS, type Patience, patienceFor } from './patience.js';

/** Which cluster to talk to. */
export interface ConnectOptions {
  /** A context of the kubeconfig. @default the current one */
  readonly context?: string | undefined;
  /** What ends requests. @default three minutes from now */
  readonly patience?: Patience;
}

/** Connects with the user's kubeconfig (or, inside a pod, its service account) and asks for the version to see that somebody answers. */
export async function connect({ context, patience = patienceFor(ASKING_SECONDS) }: ConnectOptions = {}): Promise<Cluster> {
  const { KubeConfig } = await import('@kubernetes/client-node'); // heavy: half a second
  const { KubeCluster } = await import('./kube-cluster.js');
  const { Transport } = await import('./transport.js');
  const config = loadKubeconfig(KubeConfig, process.env);
  if (config.getCurrentContext() === UNCONFIGURED_CONTEXT && config.getCurrentCluster()?.server === UNCONFIGURED_SERVER)
    throw noKubeconfig();
  const contexts = config.getContexts().map(({ name }) => name);
  const name = context ?? config.getCurrentContext();
  if (!contexts.includes(name)) throw unknownContext(name, contexts);
  config.setCurrentContext(name);
  const { server, skipTLSVerify = false } = config.getCurrentCluster() ?? {};
  if (server === undefined) throw badKubeconfig(`context ${name} names a cluster the file does not hold`);
  if (server.startsWith('http:') && !skipTLSVerify) throw badKubeconfig(`the server of context ${name} is ${server}: not https`);
  useProxy(config, server, process.env);
  const fallbackNamespace = config.getContextObject(name)?.namespace ?? 'default';
  const wire = { transport: new Transport(config, server), fallbackNamespace, kinds: new Map() };
  const cluster = new KubeCluster({ name, server, isVerified: !skipTLSVerify }, wire, patience);
  await cluster.greet();
  return cluster;
}

/** What the library assumes when it finds no kubeconfig and no service account. */
const UNCONFIGURED_SERVER = 'http://localhost:8080';
const UNCONFIGURED_CONTEXT = 'loaded-context';

function noKubeconfig(): UserError {
  return new UserError(
    'no kubeconfig found',
    'KUBECONFIG is not set and ~/.kube/config does not exist',
    'set KUBECONFIG, or log in to the cluster first',
  );
}

function unknownContext(context: string, known: readonly string[]): UserError {
  const list = known.join(', ') || 'none';
  if (!context) return new UserError('the kubeconfig has no current context', `it knows: ${list}`, 'choose one with --context');
  return new UserError(`unknown context ${JSON.stringify(context)}`, `the kubeconfig knows: ${list}`, 'choose one of them with --context');
}
