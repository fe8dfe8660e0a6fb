import type { Environment } from '../environments/environment.js';
import { local } from '../environments/local.js';
import { staging } from '../environments/staging.js';
import { fitToLab } from './fit-to-lab.js';
import { core, platformVariants, variants } from './variants.js';

/** What the end-to-end tests apply. */
export const environments: readonly Environment[] = [fitToLab(staging), core, fitToLab(local), ...variants, ...platformVariants];
