import { readdirSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { environments } from '../../environments/index.js';
import { environments as tested } from '../environments.js';
import { kubectl, tryKubectl } from '../kit/kubectl.js';
import { definitionsFolder } from '../kit/lab.js';
import { claimNamespace, deleteNamespace } from '../kit/namespace.js';
import { ROOT } from '../kit/places.js';
import { sluiceOk } from '../kit/sluice.js';
import { step } from '../kit/steps.js';

const CERTIFICATES = 'certificates.cert-manager.io';
const namespaces = new Set([...environments, ...tested].map(({ namespace }) => namespace));
let out = '';
let definitions: 'there' | 'made' | 'missing' = 'missing';

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'sluice-e2e-rendered-'));
  await sluiceOk(['synth', '--out', out]);
  await Promise.all([...namespaces].map(deleteNamespace));
  definitions = await provideDefinitions();
});
afterAll(async () => {
  await Promise.all([...namespaces].map(deleteNamespace));
  const folder = definitionsFolder();
  if (definitions === 'made' && folder) await kubectl('delete', '-R', '-f', folder, '--ignore-not-found');
});

describe('a real API server takes every rendered file, strictly and in any order', () => {
  it.for(environments)('environment $name', async ({ name, namespace }, { skip }) => {
    if (name === 'prod' && definitions === 'missing') skip('the cluster has no cert-manager kinds, and there is no ../shared/crds');
    await expectAccepted(join(ROOT, 'rendered', name), namespace);
  });
  it.for(tested)('$name of the end-to-end tests', async ({ name, namespace }) => {
    await expectAccepted(join(out, name), namespace);
  });
});

/** The namespace must be there; then each file by itself, the last one first. */
async function expectAccepted(folder: string, namespace: string): Promise<void> {
  const files = readdirSync(folder).sort();
  await kubectl('apply', '--server-side', '--field-manager=sluice-e2e', '--force-conflicts', '-f', join(folder, '00-namespace.yaml'));
  await claimNamespace(namespace);
  for (const file of files.toReversed()) {
    const { code, stderr } = await tryKubectl('apply', '--dry-run=server', '--validate=strict', '-f', join(folder, file));
    expect(stderr.replaceAll(/^Warning: resource namespaces\/.*\n/gm, ''), `${file} is taken without a warning`).toBe('');
    expect(code).toBe(0);
  }
}

async function provideDefinitions(): Promise<typeof definitions> {
  if ((await tryKubectl('get', 'crd', CERTIFICATES)).code === 0) return 'there';
  const folder = definitionsFolder();
  if (!folder) return 'missing';
  step(`applying the kinds of ${folder}`);
  await kubectl('apply', '--server-side', '-R', '-f', folder);
  await kubectl('wait', '--for=condition=Established', `crd/${CERTIFICATES}`, '--timeout=60s');
  return 'made';
}
