import type { Environment } from '../../platform/environment.js';
import { namespacesOf } from '../../platform/namespaces.js';
import type { Platform } from '../../platform/platform.js';
import { loadPlatforms } from '../../scripts/workspace/platforms.js';
import { environments } from '../environments.js';
import { type Client, startClient } from './client.js';
import { GIVEN_ENVIRONMENTS, give } from './given.js';
import { claimNamespace, deleteNamespace } from './namespace.js';
import { E2E, ROOT } from './places.js';
import { applyOk, forgetBindings, sluiceOk } from './sluice.js';
import { figure } from './steps.js';
import { startTools, type Tools } from './tools.js';

/** The resolved platform of an environment: what the tests expect the cluster to show. */
export async function platformOf(environment: Environment): Promise<Platform> {
  const [platform] = await loadPlatforms([environment], { environments: [environment], directory: E2E, root: ROOT });
  if (!platform) throw new Error(`${environment.name} was not resolved`);
  return platform;
}

/** The platform of that name among those the end-to-end tests apply. */
export async function platformNamed(name: string): Promise<Platform> {
  const environment = environments.find((one) => one.name === name);
  if (!environment) throw new Error(`e2e/environments.ts has no ${name}`);
  return platformOf(environment);
}

/** Makes the platform's namespaces and Secrets, from nothing. */
export async function prepare(platform: Platform, environments?: string): Promise<void> {
  await Promise.all(namespacesOf(platform).map(deleteNamespace));
  forgetBindings(environments);
  await sluiceOk(['secrets', platform.name, '--generate'], environments);
  await Promise.all(namespacesOf(platform).map(claimNamespace));
}

/** Applies a prepared platform and waits until it is ready. */
export async function deploy({ name }: Platform, environments?: string): Promise<void> {
  const { stderr, seconds } = await applyOk(name, environments);
  const ready = [...stderr.matchAll(/^StatefulSet \S+: ready \((\d+) s\)$/gm)].map(([, text]) => Number(text));
  figure(name, 'all nodes ready after apply, s', Math.max(...ready));
  figure(name, 'apply done with topics, users, ACLs, s', seconds);
}

/** A running platform with the tests' pods beside it. */
export interface Running {
  readonly platform: Platform;
  readonly client: Client;
  readonly tools: Tools;
}

/** Makes a platform from nothing, with a client's pod in a namespace and the administrator's beside the brokers. */
export async function raise(name: string, clientNamespace: string): Promise<Running> {
  return raisePlatform(await platformNamed(name), clientNamespace);
}

/** The same of a description that no file holds: it was given to the command. */
export async function raiseGiven(environment: Environment, clientNamespace: string): Promise<Running> {
  give(environment);
  return raisePlatform(await platformOf(environment), clientNamespace, GIVEN_ENVIRONMENTS);
}

async function raisePlatform(platform: Platform, clientNamespace: string, environments?: string): Promise<Running> {
  await prepare(platform, environments);
  const pods = Promise.all([startClient(platform, clientNamespace), startTools(platform)]);
  await Promise.all([deploy(platform, environments), pods]);
  const [client, tools] = await pods;
  return { platform, client, tools };
}

/** Deletes what a suite made, unless it is to be kept for a look: `KEEP=1`. */
export async function remove(...namespaces: readonly string[]): Promise<void> {
  if (process.env.KEEP === '1') return;
  await Promise.all(namespaces.map(deleteNamespace));
}

/** The platform, which runs when a test does. */
export function running({ platform, client, tools }: Partial<Running>): Running {
  if (!platform || !client || !tools) throw new Error('the platform was not applied');
  return { platform, client, tools };
}
