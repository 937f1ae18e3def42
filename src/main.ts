#!/usr/bin/env node
import { cacheCompiledModules, resolveDrizzleDirectly } from './cli/fast-start.ts';
import { requireNode } from './cli/node-version.ts';

// Runs before everything else is loaded, because better-sqlite3 crashes an older Node without a message.
requireNode(26);
cacheCompiledModules();
resolveDrizzleDirectly();
// The environment of the operator, before it is extended for libraries.
const env = { ...process.env };
// Libraries read this once, when they are loaded: it makes graphql-js skip its development checks.
process.env.NODE_ENV ??= 'production';
const { run } = await import('./cli/cli.ts');
await run(process.argv.slice(2), env);
