import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { SUITES } from './e2e/suites.js';
import { alias, base64Files } from './vitest.alias.js';

const suite = SUITES[process.env.SLUICE_E2E_SUITE ?? 'short'];

/** By name: the order of the files is the order of the platforms, and one is gone before the next. */
class ByName extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => (a.moduleId < b.moduleId ? -1 : 1));
  }
}

const MINUTE = 60_000;

// End-to-end tests: one platform at a time on the cluster KUBECONFIG names.
export default defineConfig({
  plugins: [base64Files],
  resolve: { alias },
  test: {
    include: [...(suite?.include ?? [])],
    globalSetup: ['test/temporary.ts', 'e2e/setup.ts'],
    setupFiles: ['e2e/on-failure.ts'],
    fileParallelism: false,
    sequence: { sequencer: ByName, concurrent: false },
    pool: 'forks',
    testTimeout: 12 * MINUTE,
    hookTimeout: 15 * MINUTE,
    disableConsoleIntercept: true,
    reporters: ['verbose'],
  },
});
