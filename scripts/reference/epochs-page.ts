import { EPOCH_NAMES, EPOCHS } from '../../platform/epoch.js';
import { code, heading, table } from './markdown.js';

/** `docs/reference/render-epochs.md`. */
export const epochsPage = () =>
  [
    heading('Render epochs', 'platform/epoch.ts'),
    'A release file names one as `renderEpoch`. It freezes every default that shows in the rendered files:',
    'a later version of Sluice renders the same bytes in it. Moving on: [upgrade-sluice.md](../how-to/upgrade-sluice.md).\n',
    table(
      ['Epoch', 'What it changes against the one before'],
      EPOCH_NAMES.map((name) => [code(name), EPOCHS[name].changes]),
    ),
  ].join('\n');
