import type { Environment } from '../environments/environment.js';
import { staging } from '../environments/staging.js';
import { edited } from './edited.js';
import { fitToLab } from './fit-to-lab.js';

/** Staging as somebody edited it. */
export const environments: readonly Environment[] = [edited(fitToLab(staging))];
