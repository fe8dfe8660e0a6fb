import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { reportOf } from '../policy/plan/index.js';
import { transitOf } from '../policy/transitions/index.js';
import { paired } from './measure.js';

const COUNTS = [250, 500, 1_000] as const;
const ROUNDS = 3;
const MIB = 1024 * 1024;

/** So many manifests: the committed Kafka of staging, in as many namespaces as it takes. */
function manifestsText(root: string, count: number, edit: (text: string, namespace: number) => string): string {
  const documents = readFileSync(join(root, 'rendered', 'staging', 'kafka.yaml'), 'utf8').split('\n---\n');
  return Array.from({ length: count }, (_, index) => {
    const namespace = Math.floor(index / documents.length);
    const text = (documents[index % documents.length] ?? '').replaceAll('namespace: streaming', `namespace: s${namespace}`);
    return edit(text, namespace);
  }).join('\n---\n');
}

/** Every third platform keeps records for less and its pods restart. */
const edited = (text: string, namespace: number) =>
  namespace % 3 === 0 ? text.replace('log.retention.hours=72', 'log.retention.hours=48').replaceAll('memory: 4096Mi', 'memory: 3Gi') : text;

/** Growth of a diff with the number of manifests, beside nothing but parsing both sets. */
export async function twoSets(root: string): Promise<void> {
  for (const count of COUNTS) {
    const [before, after] = [manifestsText(root, count, (text) => text), manifestsText(root, count, edited)];
    const diff = async () => reportOf(await transitOf([{ file: 'old', text: before }], [{ file: 'new', text: after }]), 'production');
    const parse = () => [before, after].map((text) => parseAllDocuments(text).map((document): unknown => document.toJS()));
    const { a, b, ratio } = await paired(ROUNDS, diff, parse);
    const memory = Math.round(process.memoryUsage().rss / MIB);
    console.log(
      `diff of two sets of ${count} manifests: ${a.toFixed(0)} ms (${(a / count).toFixed(2)} each), YAML alone: ${b.toFixed(0)} ms, ratio ${ratio.toFixed(2)}, ${memory} MiB`,
    );
  }
}
