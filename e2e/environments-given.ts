import { readFileSync } from 'node:fs';
import type { Environment } from '../platform/environment.js';

/** Variable that names the file with the description; `e2e/kit/given.ts` sets it. */
export const GIVEN = 'SLUICE_E2E_GIVEN';
const file = process.env[GIVEN];

/** The description a test wrote down: it changes from one run of the command to the next, and nothing has to be compiled for it. */
export const environments: readonly Environment[] = file === undefined ? [] : JSON.parse(readFileSync(file, 'utf8'));
