import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { condition, getObject, kubectl, tryKubectl } from '../kit/kubectl.js';
import { definitionsFolders } from '../kit/lab.js';
import { claimNamespace } from '../kit/namespace.js';
import { step } from '../kit/steps.js';
import { until } from '../kit/until.js';

const KINDS = ['certificates.cert-manager.io', 'sparkapplications.sparkoperator.k8s.io', 'scheduledsparkapplications.sparkoperator.k8s.io'];

/** Whether the operators' kinds were there, were made for the tests, or cannot be had. */
export type Definitions = 'there' | 'made' | 'missing';

/** The kinds of cert-manager and of the Spark operator, without the operators. */
export async function provideDefinitions(): Promise<Definitions> {
  if ((await tryKubectl('get', 'crd', ...KINDS)).code === 0) return 'there';
  const folders = definitionsFolders();
  if (folders.length === 0) return 'missing';
  for (const folder of folders) {
    step(`applying the kinds of ${folder}`);
    await kubectl('apply', '--server-side', '-R', '-f', folder);
  }
  for (const kind of KINDS) await established(kind);
  return 'made';
}

/** Waits for a kind. `kubectl wait` ends with an error at one that has no status yet. */
const established = (kind: string) =>
  until(`kind ${kind}`, 60, async () => {
    const state = condition(await getObject('crd', kind, 'default'), 'Established');
    return state === 'True' ? { found: true } : { missing: state };
  });

/** Takes away what {@link provideDefinitions} made. */
export async function withdrawDefinitions(definitions: Definitions): Promise<void> {
  if (definitions !== 'made') return;
  for (const folder of definitionsFolders()) await kubectl('delete', '-R', '-f', folder, '--ignore-not-found');
}

/** The namespaces must be there; then each file by itself, the last one first: strictly, and without a warning. */
export async function expectAccepted(folder: string, namespaces: readonly string[]): Promise<void> {
  const files = readdirSync(folder).sort();
  await kubectl('apply', '--server-side', '--field-manager=sluice-e2e', '--force-conflicts', '-f', join(folder, '00-namespace.yaml'));
  await Promise.all(namespaces.map(claimNamespace));
  for (const file of files.toReversed()) {
    const { code, stderr } = await tryKubectl('apply', '--dry-run=server', '--validate=strict', '-f', join(folder, file));
    expect(stderr.replaceAll(/^Warning: resource namespaces\/.*\n/gm, ''), `${file} is taken without a warning`).toBe('');
    expect(code).toBe(0);
  }
}
