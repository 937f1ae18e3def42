import { spawn } from 'node:child_process';
import { availableParallelism, setPriority } from 'node:os';

/**
 * Runs the tests as a slow, busy machine would: at lower priority, beside one busy process for each core. Arguments go to
 * vitest; the status is that of the tests.
 */
const BUSY =
  'process.on("disconnect", () => process.exit()); const spin = () => { const end = Date.now() + 50; while (Date.now() < end); setImmediate(spin); }; spin();';
/** Half the weight of an ordinary process on Linux (526 of 1024). */
const LOWER_PRIORITY = 3;

const busy = Array.from({ length: availableParallelism() }, () =>
  spawn(process.execPath, ['-e', BUSY], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }),
);
setPriority(LOWER_PRIORITY);
const vitest = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => vitest.kill(signal));
vitest.once('exit', (code) => {
  for (const child of busy) child.kill();
  process.exitCode = code ?? 1;
});
