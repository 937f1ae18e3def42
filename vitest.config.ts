import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // graphql has an ES module beside the CommonJS one that Node loads; two copies would not know each other's types.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 20_000,
    isolate: false,
    // One more than cores: many tests wait for another process, or for what comes a second later.
    maxWorkers: Math.min(availableParallelism() + 1, 8),
    execArgv: ['--max-semi-space-size=64'],
  },
});
