import { defineConfig } from 'vitest/config';

// Unit and golden tests: no network, no cluster. What needs a cluster is in e2e/, with a configuration of its own.
export default defineConfig({
  test: {
    include: ['{bench,bin,charts,docs,environments,platform,policy,scripts,stacks,test,e2e}/**/*.test.ts'],
    testTimeout: 20_000,
  },
});
