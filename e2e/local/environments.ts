import { inImage } from '../../charts/connect/index.js';
import type { Environment } from '../../environments/environment.js';
import { local } from '../../environments/local.js';

const { connect } = local;

/** The environment `local` as it is. Only the Connect image differs: the lab's holds the plugins already. */
export const environments: readonly Environment[] = [
  {
    ...local,
    ...(connect && { connect: { ...connect, plugins: (connect.plugins ?? []).map((plugin) => ({ ...plugin, delivery: inImage() })) } }),
  },
];
