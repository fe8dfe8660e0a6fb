import type { Environment } from '../environments/environment.js';
import { staging } from '../environments/staging.js';
import { fitToLab } from './fit-to-lab.js';

/** What the end-to-end tests apply. */
export const environments: readonly Environment[] = [fitToLab(staging)];
