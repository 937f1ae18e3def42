import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * What a start costs, as ratios to bare node measured in turn with it: CPU (user and system) of the commands, wall time
 * of the server up to its line with `ready`. Medians. The figures of CPU are read from /proc, so that it needs Linux.
 */
const RUNS = Number(process.argv[2] ?? 9);
/** /proc counts CPU in ticks of 10 ms. A sample sums several processes, because bare node takes three ticks. */
const PROCESSES_PER_SAMPLE = 3;
const TICK_MS = 10;

const root = fileURLToPath(new URL('..', import.meta.url));
const main = join(root, 'src', 'main.ts');
const folder = mkdtempSync(join(tmpdir(), 'sidelined startup '));
const env = { ...process.env, DATABASE_URL: `file:${join(folder, 'known.db')}`, PORT: '0' };

/** CPU that the children waited for have taken so far, in milliseconds. */
function cpuOfChildrenMs(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[13]) + Number(fields[14])) * TICK_MS;
}

function cpuMs(args: readonly string[]): number {
  const before = cpuOfChildrenMs();
  for (let n = 0; n < PROCESSES_PER_SAMPLE; n += 1) {
    const { status } = spawnSync(process.execPath, args, { env, stdio: 'ignore' });
    if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  }
  return (cpuOfChildrenMs() - before) / PROCESSES_PER_SAMPLE;
}

function wallMs(): number {
  const start = performance.now();
  spawnSync(process.execPath, ['-e', '0'], { stdio: 'ignore' });
  return performance.now() - start;
}

/** Starts a server, waits until it is ready, and stops it again. */
async function readyMs(command: string, args: readonly string[]): Promise<number> {
  const start = performance.now();
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  await untilReady(child);
  const elapsed = performance.now() - start;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
  return elapsed;
}

async function untilReady(child: ChildProcess): Promise<void> {
  let printed = '';
  for await (const text of child.stdout ?? []) {
    printed += String(text);
    if (printed.includes('is ready at')) return;
  }
  throw new Error('the server ended before it was ready');
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

/** Measures both by turns, after one run that fills the compile cache and the database. */
async function compare(
  what: string,
  target: number,
  bare: () => number,
  measured: () => number | Promise<number>,
): Promise<void> {
  await measured();
  const bares: number[] = [];
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    bares.push(bare());
    times.push(await measured());
  }
  const ratio = median(times) / median(bares);
  console.log(
    `${what.padEnd(36)} ${median(times).toFixed(0).padStart(6)} ms  bare node ${median(bares).toFixed(0).padStart(4)} ms  ` +
      `${ratio.toFixed(1).padStart(5)} x  (at most ${target} x)`,
  );
}

const bareCpu = (): number => cpuMs(['-e', '0']);
try {
  await readyMs(process.execPath, [main, 'serve']);
  await compare('sidelined --help, CPU', 8, bareCpu, () => cpuMs([main, '--help']));
  await compare('sidelined token list, CPU', 14, bareCpu, () => cpuMs([main, 'token', 'list']));
  await compare('node src/main.ts serve to ready, wall', 20, wallMs, () => readyMs(process.execPath, [main, 'serve']));
  const npm = process.env.npm_execpath;
  if (npm !== undefined) {
    await compare('npm start to ready, wall', 20, wallMs, () => readyMs(process.execPath, [npm, 'start']));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
