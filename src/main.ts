#!/usr/bin/env node
import { requireNode } from './node-version.ts';

// better-sqlite3 crashes an older Node without a word, so that this comes before everything else is loaded.
requireNode(26);
const { run } = await import('./command-line.ts');
await run(process.argv);
