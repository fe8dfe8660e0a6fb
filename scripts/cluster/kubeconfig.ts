import { existsSync } from 'node:fs';
import { delimiter } from 'node:path';
import type { KubeConfig } from '@kubernetes/client-node';
import { UserError } from '../terminal/io.js';
import { proxyFor, type Variables } from './proxy.js';

/**
 * Loads the user's kubeconfig as kubectl does: of several files in `KUBECONFIG` the first that says something counts, and one that is not
 * there is left out. The library lets the last file choose the current context, which is another cluster than kubectl's.
 */
export function loadKubeconfig(Config: new () => KubeConfig, variables: Variables): KubeConfig {
  const named = (variables.KUBECONFIG ?? '').split(delimiter).filter((file) => file !== '');
  const files = named.length > 1 ? named.filter((file) => existsSync(file)) : named;
  const loaded = (files.length === 0 ? [undefined] : files).map((file) => read(new Config(), file));
  const [first = new Config(), ...rest] = loaded;
  if (rest.length === 0) return first;
  const merged = new Config();
  merged.loadFromOptions({
    clusters: firstByName(loaded.map((config) => config.getClusters())),
    users: firstByName(loaded.map((config) => config.getUsers())),
    contexts: firstByName(loaded.map((config) => config.getContexts())),
    currentContext: loaded.map((config) => config.getCurrentContext()).find((context) => context) ?? '',
  });
  return merged;
}

function read(config: KubeConfig, file: string | undefined): KubeConfig {
  try {
    if (file === undefined) config.loadFromDefault();
    else config.loadFromFile(file);
    return config;
  } catch (error) {
    const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n'); // the rest quotes the file, keys and all
    throw badKubeconfig(why);
  }
}

function firstByName<Entry extends { readonly name: string }>(lists: readonly (readonly Entry[])[]): Entry[] {
  const found = new Map<string, Entry>();
  for (const entry of lists.flat()) if (!found.has(entry.name)) found.set(entry.name, entry);
  return [...found.values()];
}

/** Sends requests by the proxy of the environment's variables, where the kubeconfig names none. */
export function useProxy(config: KubeConfig, server: string, variables: Variables): void {
  const current = config.getCurrentCluster();
  const proxyUrl = proxyFor(server, variables);
  if (current === null || current.proxyUrl || proxyUrl === undefined) return;
  const clusters = config.getClusters().map((cluster) => (cluster.name === current.name ? { ...cluster, proxyUrl } : cluster));
  config.loadFromOptions({
    clusters,
    users: config.getUsers(),
    contexts: config.getContexts(),
    currentContext: config.getCurrentContext(),
  });
}

/** A kubeconfig that cannot be read or understood. */
export function badKubeconfig(why: string): UserError {
  return new UserError('the kubeconfig cannot be used', why, 'correct it, or set KUBECONFIG to another file');
}
