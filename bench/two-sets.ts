import { parseAllDocuments } from 'yaml';
import { reportOf } from '../policy/plan/index.js';
import { transitOf } from '../policy/transitions/index.js';
import { printedGrowth } from './growing.js';
import { manifestsText } from './many-manifests.js';

/** Every third platform keeps records for less and its pods restart. */
const edited = (text: string, namespace: number) =>
  namespace % 3 === 0 ? text.replace('log.retention.hours=72', 'log.retention.hours=48').replaceAll('memory: 4096Mi', 'memory: 3Gi') : text;

/** Growth of a diff with the number of manifests, beside nothing but parsing both sets. */
export const twoSets = (root: string): Promise<number> =>
  printedGrowth('diff of two sets of', (count) => {
    const [before, after] = [manifestsText(root, count), manifestsText(root, count, edited)];
    return {
      work: async () => reportOf(await transitOf([{ file: 'old', text: before }], [{ file: 'new', text: after }]), 'production'),
      yamlAlone: () => [before, after].map((text) => parseAllDocuments(text).map((document): unknown => document.toJS())),
    };
  });
