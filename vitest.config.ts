import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import './tests/support/fast-imports.ts';
import { REPEATED_SCENARIOS } from './tests/support/repeated-scenarios.ts';
import { tempRoot } from './tests/support/temp-root.ts';

/** How many nodes on one PostgreSQL database run the scenarios once more. */
const NODES = Number(process.env.NODES ?? 2);

/** The same for each worker. */
const FAST_IMPORTS = new URL('tests/support/fast-imports.ts', import.meta.url).href;

/** Workers have it from this process. */
process.env.TMPDIR = tempRoot();

export default defineConfig({
  test: {
    // Limits for tests that hang; a slow, busy machine must not reach them.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    teardownTimeout: 60_000,
    globalSetup: 'tests/support/postgres-global-setup.ts',
    isolate: false,
    // Node loads the modules itself, as it does for operators: one copy of each package, and no transformation by Vite.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // Each worker loads the program and makes its own demonstration data: more workers than cores cost more than they save.
    maxWorkers: Math.max(2, Math.min(availableParallelism(), 8)),
    execArgv: ['--import', FAST_IMPORTS, '--max-semi-space-size=64'],
    projects: [
      { extends: true, test: { name: 'embedded', include: ['tests/**/*.test.ts'], provide: { nodes: 0 } } },
      {
        extends: true,
        test: {
          name: `${NODES} nodes`,
          include: REPEATED_SCENARIOS.map((name) => `tests/scenarios/${name}.test.ts`),
          provide: { nodes: NODES },
          // PostgreSQL keeps another core busy: a second worker would only load the program once more.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
