import { describe } from 'vitest';
import { top } from '../../test/described.js';
import { itTells } from '../../test/rules.js';
import { pipeline, topic } from '../pipelines/pipeline.js';

interface Options {
  readonly partitions: number;
  readonly isCompacted?: boolean;
}
const atOnce = pipeline('plain', ({ partitions, isCompacted = false }: Options) => [topic({ name: 'plain', partitions, isCompacted })]);
const oneByOne = pipeline('plain', (options: Options) => [
  topic({ name: 'plain', partitions: options.partitions, isCompacted: options.isCompacted ?? false }),
]);
/** As JavaScript passes it, or a value whose type was widened. */
const misspelt = { partitions: 3, isCompactd: true };

describe('options of a pipeline', () => {
  itTells(
    [atOnce, oneByOne].map((plain) => [
      'a misspelt option',
      top({ pipelines: [plain(misspelt)] }),
      top({ pipelines: [plain({ partitions: 3, isCompacted: true })] }),
      'pipelines.plain.isCompactd',
      'option isCompactd is unknown',
      'write isCompacted',
    ]),
  );
});
