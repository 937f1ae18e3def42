import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Generates the migrations of both databases after a change of their tables: `npm run migrations -- NAME`. */
const name = process.argv[2];
if (name === undefined) {
  console.error('Expected a name for the migration: npm run migrations -- what-changed');
  process.exit(1);
}
const root = fileURLToPath(new URL('..', import.meta.url));
const drizzleKit = join(dirname(createRequire(import.meta.url).resolve('drizzle-kit')), 'bin.cjs');
for (const dialect of ['sqlite', 'postgres']) {
  const { status } = spawnSync(process.execPath, [drizzleKit, 'generate', `--name=${name}`], {
    cwd: root,
    env: { ...process.env, DIALECT: dialect },
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}
