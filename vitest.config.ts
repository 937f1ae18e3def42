import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { tempRoot } from './tests/support/temp-root.ts';

/** So many nodes on one PostgreSQL tell the stories once more. */
const NODES = Number(process.env.NODES ?? 2);

/** Workers have it from this process. */
process.env.TMPDIR = tempRoot();

export default defineConfig({
  // graphql has an ES module beside the CommonJS one that Node loads; two copies would not know each other's types.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    // Limits for tests that hang; a slow, busy machine must not reach them.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    teardownTimeout: 60_000,
    globalSetup: 'tests/support/postgres-global-setup.ts',
    isolate: false,
    // One more than cores: many tests wait for another process, or for what comes a second later.
    maxWorkers: Math.min(availableParallelism() + 1, 8),
    execArgv: ['--max-semi-space-size=64'],
    projects: [
      { extends: true, test: { name: 'embedded', include: ['tests/**/*.test.ts'], provide: { nodes: 0 } } },
      {
        extends: true,
        test: { name: `${NODES} nodes`, include: ['tests/scenarios/*.test.ts'], provide: { nodes: NODES } },
      },
    ],
  },
});
