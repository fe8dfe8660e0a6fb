import { afterEach } from 'vitest';
import { tryKubectl } from './kit/kubectl.js';
import { run } from './kit/run.js';
import { step } from './kit/steps.js';
import { SUITES } from './suites.js';

// A failed test leaves a platform behind that is deleted soon: what it looked like is said first.
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  const on = SUITES[process.env.SLUICE_E2E_SUITE ?? '']?.on;
  if (on === 'nothing') return;
  if (on === 'docker') {
    step(`${task.name}: failed\n${(await run('docker', ['ps', '--all'])).stdout}`);
    return;
  }
  const pods = await tryKubectl('get', 'pods', '-A', '-o', 'wide');
  const warnings = await tryKubectl('get', 'events', '-A', '--field-selector=type=Warning', '--sort-by=.lastTimestamp');
  step(`${task.name}: failed\n${pods.stdout}${warnings.stdout.split('\n').slice(-12).join('\n')}`);
});
