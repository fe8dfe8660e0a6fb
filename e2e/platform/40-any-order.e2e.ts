import { readdirSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { namespacesOf } from '../../platform/namespaces.js';
import type { Platform } from '../../platform/platform.js';
import { expectRowsCarried, expectRowsStreamed, stopGenerator } from '../checks/customers.js';
import { kubectl, tryKubectl } from '../kit/kubectl.js';
import { platformNamed, prepare, remove } from '../kit/platform.js';
import { sluiceOk } from '../kit/sluice.js';
import { figure, secondsSince, step } from '../kit/steps.js';
import { startTools } from '../kit/tools.js';

const WITHIN = '900s';
let platform: Platform;
let folder = '';

beforeAll(async () => {
  platform = await platformNamed('staging');
  const out = await mkdtemp(join(tmpdir(), 'sluice-e2e-rendered-'));
  await sluiceOk(['synth', 'staging', '--out', out]);
  folder = join(out, 'staging');
  await prepare(platform);
});
afterAll(() => remove('streaming', 'streaming-jobs'));

it('staging converges when kubectl alone applies its files, in the worst order', async () => {
  const { namespace } = platform.workloads;
  const started = Date.now();
  // The namespace and its Secrets are there; then whatever needs something is applied before what it needs.
  for (const file of readdirSync(folder).sort().toReversed()) {
    const { code, stderr } = await tryKubectl('apply', '--server-side', '--field-manager=somebody', '-f', join(folder, file));
    step(`${file}: ${code === 0 ? 'applied' : stderr}`);
    expect(code).toBe(0);
  }
  await kubectl('-n', namespace, 'wait', 'job', '--all', '--for=condition=Complete', `--timeout=${WITHIN}`);
  for (const each of namespacesOf(platform)) {
    const pods = ['-l', 'app.kubernetes.io/managed-by=sluice', '--field-selector=status.phase=Running'];
    await kubectl('-n', each, 'wait', 'pod', ...pods, '--for=condition=Ready', `--timeout=${WITHIN}`);
  }
  figure(platform.name, 'kubectl alone, files in the worst order: all ready after, s', secondsSince(started));
  const tools = await startTools(platform);
  await stopGenerator(platform);
  await expectRowsCarried({ platform, tools });
  await expectRowsStreamed({ platform, tools });
});
