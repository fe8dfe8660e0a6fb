import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../../test/sources.js';
import { SHAPES_FILE, shapesText } from './shapes.js';

it(`${SHAPES_FILE} is up to date (npx tsx scripts/reference/generate.ts)`, () => {
  expect(readFileSync(join(ROOT, SHAPES_FILE), 'utf8')).toBe(shapesText());
}, 60_000);
