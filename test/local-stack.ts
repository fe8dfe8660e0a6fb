import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { loadModel } from '../charts/kafka/versions/index.js';
import { local } from '../environments/local.js';
import type { Environment } from '../platform/environment.js';
import type { Platform } from '../platform/platform.js';
import { parseRelease } from '../platform/release/release-schema.js';
import { resolve } from '../platform/resolve/resolve.js';
import { withBrokers } from '../stacks/local/fit.js';
import type { LocalOptions } from '../stacks/local/options.js';
import { type LocalStack, localStack } from '../stacks/local/stack.js';

/** The environment `local`, or one like it, resolved with the release of `local`. */
export async function localPlatform(environment: Environment = local): Promise<Platform> {
  const result = parseRelease(parse(readFileSync(new URL('../environments/releases/local.yaml', import.meta.url), 'utf8')));
  if ('problems' in result) throw new Error('the release of local has problems');
  return resolve(environment, { release: result.release, model: await loadModel('4.3') });
}

/** The stack of `local`. */
export async function stackOf(options: Partial<LocalOptions> = {}): Promise<LocalStack> {
  const chosen: LocalOptions = { profile: 'full', ui: false, ...options };
  return localStack(await localPlatform(withBrokers(local, chosen)), chosen);
}
