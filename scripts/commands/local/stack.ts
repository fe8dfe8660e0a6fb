import { join, relative } from 'node:path';
import { EVERY_COMPONENT } from '../../../charts/components.js';
import type { Platform } from '../../../platform/platform.js';
import { type LocalOptions, type LocalStack, localStack, PROFILES, withBrokers } from '../../../stacks/local/index.js';
import type { StackFolder } from '../../compose/project.js';
import { EXIT, UserError } from '../../terminal/io.js';
import { environmentsNamed, loadPlatforms } from '../../workspace/platforms.js';
import type { Workspace } from '../../workspace/workspace.js';

/** A stack with the platform it is drawn from and the folder of its files. */
export interface LoadedStack {
  /** The resolved environment. */
  readonly platform: Platform;
  /** Options the stack was started with. */
  readonly options: LocalOptions;
  /** The Compose stack. */
  readonly stack: LocalStack;
  /** Where the files are. */
  readonly place: StackFolder;
}

type Args = Readonly<Record<string, unknown>>;

/** Which environment runs here, by every verb of the stack. */
export const ENVIRONMENT_OPTION = ['--environment <name>', 'environment to run', 'local'] as const;

/** The stack as the options ask for it. */
export async function loadStack(args: Args, workspace: Workspace): Promise<LoadedStack> {
  const options = optionsOf(args);
  const environments = environmentsNamed([String(args.environment ?? 'local')], workspace);
  const [platform] = await loadPlatforms(
    environments.map((environment) => withBrokers(environment, options)),
    workspace,
  );
  if (!platform) throw new Error('an environment without a platform');
  refuseSecurity(platform);
  refuseComponents(platform);
  return { platform, options, stack: localStack(platform, options), place: folderOf(platform.name, workspace) };
}

/** Where the files of an environment's stack are: in the repository, ignored by git. */
export function folderOf(name: string, { root }: Pick<Workspace, 'root'>): StackFolder {
  const folder = join(root, '.sluice', name);
  return { folder, compose: join(folder, 'compose.yaml'), env: join(folder, '.env'), marks: join(folder, '.passwords') };
}

/** A path as a person in the current folder would open it. */
export const shownPath = (path: string) => relative(process.cwd(), path) || '.';

function optionsOf({ profile = 'full', brokers, ui }: Args): LocalOptions {
  const chosen = PROFILES.find((known) => known === profile);
  if (!chosen) throw wrong('--profile', profile, `one of ${PROFILES.join(', ')}`);
  if (brokers !== undefined && brokers !== '1' && brokers !== '3')
    throw wrong('--brokers', brokers, '1 or 3: two lose their majority with one');
  return { profile: chosen, ...(brokers !== undefined && { brokers: brokers === '3' ? 3 : 1 }), ui: ui === true };
}

const wrong = (flag: string, value: unknown, known: string) =>
  new UserError(
    `${flag} ${String(value)}`,
    `it is ${known}`,
    `use e.g. ${flag} ${known.split(/[ ,]/).at(flag === '--brokers' ? 0 : 2)}`,
    EXIT.usage,
  );

/** Certificates come from a cluster's Secrets: here nobody makes them. */
function refuseSecurity({ name, kafka }: Platform): void {
  if (!kafka.certificates) return;
  throw new UserError(
    `environment ${name} has listeners with certificates`,
    'on one machine nobody makes them, and nothing leaves it',
    'use listeners: [internalPlaintext(), clientPlaintext()], as environments/local.ts does',
  );
}

function refuseComponents(platform: Platform): void {
  for (const { local } of EVERY_COMPONENT) {
    const refusal = local.refusal?.(platform);
    if (refusal) throw new UserError(`environment ${platform.name} ${refusal.what}`, refusal.why, refusal.fix);
  }
}

/** The stack that runs, by its containers: which profile, how many brokers, whether with a web page. As `full` where nothing runs. */
export async function runningStack(
  args: Args,
  workspace: Workspace,
  states: readonly { readonly service: string }[],
): Promise<LoadedStack> {
  const has = (service: string) => states.some((state) => state.service === service);
  const found = EVERY_COMPONENT.filter(({ folder }) => has(folder)).map(({ local }) => PROFILES.indexOf(local.profile));
  const profile = states.length === 0 ? 'full' : PROFILES[Math.max(0, ...found)];
  const brokers = has('kafka-3') ? '3' : has('kafka') ? '1' : undefined;
  return loadStack({ ...args, profile, ui: has('ui'), ...(brokers && { brokers }) }, workspace);
}
