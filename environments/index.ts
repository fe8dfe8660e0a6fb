import type { Environment } from 'sluice';
import { dev } from './dev.js';
import { local } from './local.js';
import { prod } from './prod.js';
import { staging } from './staging.js';

/** Every environment, in the order of promotion. */
export const environments: readonly Environment[] = [local, dev, staging, prod];
