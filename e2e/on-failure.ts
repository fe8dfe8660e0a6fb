import { afterEach } from 'vitest';
import { tryKubectl } from './kit/kubectl.js';
import { step } from './kit/steps.js';

// A failed test leaves a platform behind that is deleted soon: what it looked like is said first.
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  const pods = await tryKubectl('get', 'pods', '-A', '-o', 'wide');
  const warnings = await tryKubectl('get', 'events', '-A', '--field-selector=type=Warning', '--sort-by=.lastTimestamp');
  step(`${task.name}: failed\n${pods.stdout}${warnings.stdout.split('\n').slice(-12).join('\n')}`);
});
