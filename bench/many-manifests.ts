import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Sizes at which growth is looked at. */
export const MANIFEST_COUNTS = [250, 500, 1_000, 2_000] as const;

/** So many manifests: the committed Kafka of staging, in as many namespaces as it takes. */
export function manifestsText(root: string, count: number, edit = (text: string, _namespace: number): string => text): string {
  const documents = readFileSync(join(root, 'rendered', 'staging', 'kafka.yaml'), 'utf8').split('\n---\n');
  return Array.from({ length: count }, (_, index) => {
    const namespace = Math.floor(index / documents.length);
    const text = (documents[index % documents.length] ?? '').replaceAll('namespace: streaming', `namespace: s${namespace}`);
    return edit(text, namespace);
  }).join('\n---\n');
}

/** How a time grows when a size grows: 1 is in proportion, 2 is with the square. */
export const growth = (small: { size: number; time: number }, large: { size: number; time: number }): number =>
  Math.log(large.time / small.time) / Math.log(large.size / small.size);
