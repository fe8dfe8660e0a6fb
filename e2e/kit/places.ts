import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the project. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
/** Folder of these tests: `releases/` of their environments is in it. */
export const E2E = resolve(ROOT, 'e2e');
