import { defineConfig } from 'vitest/config';
import { alias, base64Files } from './vitest.alias.js';

// Unit and golden tests: no network, no cluster. What needs a cluster is in e2e/, with a configuration of its own.
export default defineConfig({
  plugins: [base64Files],
  resolve: { alias },
  test: {
    include: ['{bench,bin,charts,docs,environments,platform,policy,scripts,stacks,templates,test,e2e}/**/*.test.ts'],
    isolate: false, // test files share the modules they import: half the time, and no test changes a module
    pool: 'forks',
    globalSetup: ['test/temporary.ts'],
    testTimeout: 60_000,
  },
});
