import type { Environment } from 'sluice';
import { dev } from './dev.js';
import { local } from './local.js';

/** Every environment, in the order of promotion. */
export const environments: readonly Environment[] = [local, dev];
