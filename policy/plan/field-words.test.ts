import { expect, it } from 'vitest';
import { HIDDEN } from '../diff/index.js';
import { fieldWords } from './field-words.js';

const field = (steps: readonly string[], before?: string | number, after?: string | number) => ({
  object: 'o',
  steps,
  path: steps.join('.'),
  isContentName: false,
  ...(before !== undefined && { before }),
  ...(after !== undefined && { after }),
});
const LIMIT = ['spec', 'template', 'spec', 'containers', 'c', 'resources', 'limits', 'memory'];

it.each([
  [field(LIMIT, '4Gi', '2Gi'), 'memory limit 4 GiB → 2 GiB'],
  [field(['data', 'server.properties', 'retention.ms'], undefined, 86_400_000), 'retention.ms set to 1 day'],
  [field(['spec', 'config', 'separator'], '', '.'), 'config separator "" → .'],
  [field(['spec', 'config', 'separator'], ''), 'config separator removed (was "")'],
  [field(['spec', 'config', 'password'], HIDDEN, HIDDEN), 'config password changed'],
  [field(['spec', 'config', 'password'], undefined, HIDDEN), 'config password added'],
])('%j', (change, words) => expect(fieldWords(change)).toBe(words));
