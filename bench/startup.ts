import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Measures the cost of a start, as ratios to bare node, in alternation with it. It measures CPU (user and system) of
 * the commands, CPU and wall time of the server up to its line with `ready`, and the cost of npm itself. Ratios are
 * medians. The figures of CPU come from /proc, so it needs Linux.
 */
const RUNS = Number(process.argv[2] ?? 9);
export const BARE_NODE = 'bare node';

/** The measured starts, each with its highest permitted cost relative to bare node. */
export const STARTS = [
  { what: 'sidelined --help, CPU', target: 8 },
  { what: 'sidelined token list, CPU', target: 14 },
  { what: 'serve to ready, CPU', target: 15 },
  { what: 'serve to ready, wall', target: 20 },
] as const satisfies readonly Start[];

interface Start {
  readonly what: string;
  readonly target: number | null;
}

type OnStarts = (start: Start, times: readonly number[], bare: readonly number[]) => void;

/** /proc counts CPU in ticks of 10 ms. A sample sums several processes, because bare node takes three ticks. */
const PROCESSES_PER_SAMPLE = 3;
const TICK_MS = 10;

const root = fileURLToPath(new URL('..', import.meta.url));
const main = join(root, 'src', 'main.js');
const folder = mkdtempSync(join(tmpdir(), 'sidelined startup '));
const env = { ...process.env, DATABASE_URL: `file:${join(folder, 'known.db')}`, PORT: '0' };

/**
 * Returns the CPU time in milliseconds of a process, or of its ended children. `user` is the field of /proc/PID/stat
 * with the user time, counted from the state.
 */
function cpuFromProc(pid: number | 'self', user: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[user]) + Number(fields[user + 1])) * TICK_MS;
}

/** Returns the CPU time of all ended child processes so far. */
const cpuOfChildrenMs = (): number => cpuFromProc('self', 13);

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
async function untilReadyMs(args: readonly string[]): Promise<{ readonly wall: number; readonly cpu: number }> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  await untilReady(child);
  const wall = performance.now() - start;
  const cpu = child.pid === undefined ? NaN : cpuFromProc(child.pid, 11);
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
  return { wall, cpu };
}

/** Returns the wall time of `npm start` with a script that does nothing. */
function emptyScriptMs(npm: string): number {
  const start = performance.now();
  spawnSync(process.execPath, [npm, 'start'], { cwd: folder, stdio: 'ignore' });
  return performance.now() - start;
}

async function untilReady(child: ChildProcess): Promise<void> {
  let printed = '';
  for await (const text of child.stdout ?? []) {
    printed += String(text);
    if (printed.includes('is ready at')) return;
  }
  throw new Error('the server ended before it was ready');
}

const medianOf = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

/** Measures both in alternation, after one run that fills the compile cache and the database. */
async function compare(
  start: Start,
  runs: number,
  bare: () => number,
  measured: () => number | Promise<number>,
  onStarts: OnStarts,
): Promise<void> {
  await measured();
  const bares: number[] = [];
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    bares.push(bare());
    times.push(await measured());
  }
  onStarts(start, times, bares);
}

const bareCpu = (): number => cpuMs(['-e', '0']);

/** Compares all starts with bare node. */
export async function compareStarts(runs: number, onStarts: OnStarts): Promise<void> {
  try {
    const serve = [main, 'serve'];
    await untilReadyMs(serve);
    const [help, tokens, cpu, wall] = STARTS;
    await compare(help, runs, bareCpu, () => cpuMs([main, '--help']), onStarts);
    await compare(tokens, runs, bareCpu, () => cpuMs([main, 'token', 'list']), onStarts);
    await compare(cpu, runs, bareCpu, async () => (await untilReadyMs(serve)).cpu, onStarts);
    await compare(wall, runs, wallMs, async () => (await untilReadyMs(serve)).wall, onStarts);
    const npm = process.env.npm_execpath;
    if (npm === undefined || !import.meta.main) return;
    const started = async (): Promise<number> => (await untilReadyMs([npm, 'start'])).wall;
    await compare({ what: 'npm start to ready, wall', target: 20 }, runs, wallMs, started, onStarts);
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts: { start: 'node -e 0' } }));
    const empty = { what: 'npm start of an empty script, wall', target: null };
    await compare(empty, runs, wallMs, () => emptyScriptMs(npm), onStarts);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  await compareStarts(RUNS, ({ what, target }, times, bares) => {
    const ratio = medianOf(times) / medianOf(bares);
    console.log(
      `${what.padEnd(36)} ${medianOf(times).toFixed(0).padStart(6)} ms  bare node ${medianOf(bares).toFixed(0).padStart(4)} ms  ` +
        `${ratio.toFixed(1).padStart(5)} x${target === null ? '' : `  (at most ${target} x)`}`,
    );
  });
}
