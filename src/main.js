#!/usr/bin/env node
// JavaScript: without a compile cache, TypeScript costs as much as bare Node; and an old Node cannot read it.
if (Number(process.versions.node.split('.', 1)[0]) < 26) {
  // Runs before everything else is loaded, because better-sqlite3 crashes an older Node without a message.
  console.error(`Sidelined needs Node 26 or newer; this is ${process.versions.node}. \`npm start\` brings its own.`);
  process.exit(1);
}
const { cacheCompiledModules, resolveImportsFaster } = await import('./cli/fast-start.js');
cacheCompiledModules();
resolveImportsFaster();
// The environment of the operator, before it is extended for libraries.
const env = { ...process.env };
// Libraries read this once, when they are loaded: it makes graphql-js skip its development checks.
process.env.NODE_ENV ??= 'production';
const { run } = await import('./cli/cli.ts');
await run(process.argv.slice(2), env);
