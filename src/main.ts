#!/usr/bin/env node
import { cacheCompiledModules, resolveDrizzleDirectly } from './cli/fast-start.ts';
import { requireNode } from './cli/node-version.ts';

// better-sqlite3 crashes an older Node without a word, so that this comes before everything else is loaded.
requireNode(26);
cacheCompiledModules();
resolveDrizzleDirectly();
// What the operator says; libraries are told more.
const env = { ...process.env };
// Libraries look at this once, when they are loaded: graphql-js does without the checks that help who writes a schema.
process.env.NODE_ENV ??= 'production';
const { run } = await import('./cli/cli.ts');
await run(process.argv.slice(2), env);
