import { defineConfig } from 'vitest/config';

export default defineConfig({
  // graphql has an ES module beside the CommonJS one that Node loads; two copies would not know each other's types.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 20_000,
    globalSetup: 'tests/support/postgres-desk.ts',
    isolate: false,
  },
});
