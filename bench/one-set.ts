import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { readDocuments } from '../policy/facts/index.js';
import { lintSubjects } from '../scripts/workspace/lint-subjects.js';
import { printedGrowth } from './growing.js';
import { manifestsText } from './many-manifests.js';

/** Growth of lint with the number of manifests in one set, beside nothing but parsing it. */
export const oneSet = (root: string): Promise<number> =>
  printedGrowth('lint of', (count) => {
    const text = manifestsText(root, count);
    const workspace = { environments: [], directory: join(root, 'environments'), root };
    return {
      work: () => {
        const { documents } = readDocuments('set.yaml', text);
        return lintSubjects([{ name: 'set', class: 'production', version: '1.34', documents }], workspace, '2026-01-01');
      },
      yamlAlone: () => parseAllDocuments(text).map((document): unknown => document.toJS()),
    };
  });
