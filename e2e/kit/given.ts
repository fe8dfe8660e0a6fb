import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../../platform/environment.js';
import { GIVEN } from '../environments-given.js';
import { E2E } from './places.js';

/** Environments file of the descriptions a test gives. */
export const GIVEN_ENVIRONMENTS = join(E2E, 'environments-given.ts');

/** Lets the next runs of the command see these descriptions, by `GIVEN_ENVIRONMENTS`. */
export function give(...environments: readonly Environment[]): void {
  process.env[GIVEN] ??= join(mkdtempSync(join(tmpdir(), 'sluice-e2e-given-')), 'environments.json');
  writeFileSync(process.env[GIVEN], JSON.stringify(environments));
}
