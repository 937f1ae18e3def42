import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * What a start costs, as ratios to bare node measured in turn with it: CPU (user and system) of the commands, CPU and wall
 * time of the server up to its line with `ready`; and what npm alone costs. Medians. The figures of CPU are read from /proc, so that it needs Linux.
 */
const RUNS = Number(process.argv[2] ?? 9);
/** /proc counts CPU in ticks of 10 ms. A sample sums several processes, because bare node takes three ticks. */
const PROCESSES_PER_SAMPLE = 3;
const TICK_MS = 10;

const root = fileURLToPath(new URL('..', import.meta.url));
const main = join(root, 'src', 'main.js');
const folder = mkdtempSync(join(tmpdir(), 'sidelined startup '));
const env = { ...process.env, DATABASE_URL: `file:${join(folder, 'known.db')}`, PORT: '0' };

/** CPU in milliseconds from two fields of a process, counted from its state on: its own, or that of its ended children. */
function cpuFromProc(pid: number | 'self', user: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[user]) + Number(fields[user + 1])) * TICK_MS;
}

/** CPU that the children waited for have taken so far. */
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

/** The wall time of `npm start` where the script does nothing. */
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

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

/** Measures both by turns, after one run that fills the compile cache and the database. */
async function compare(
  what: string,
  target: number | null,
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
      `${ratio.toFixed(1).padStart(5)} x${target === null ? '' : `  (at most ${target} x)`}`,
  );
}

const bareCpu = (): number => cpuMs(['-e', '0']);
try {
  const serve = [main, 'serve'];
  await untilReadyMs(serve);
  await compare('sidelined --help, CPU', 8, bareCpu, () => cpuMs([main, '--help']));
  await compare('sidelined token list, CPU', 14, bareCpu, () => cpuMs([main, 'token', 'list']));
  await compare('serve to ready, CPU', 15, bareCpu, async () => (await untilReadyMs(serve)).cpu);
  await compare('serve to ready, wall', 20, wallMs, async () => (await untilReadyMs(serve)).wall);
  const npm = process.env.npm_execpath;
  if (npm !== undefined) {
    await compare('npm start to ready, wall', 20, wallMs, async () => (await untilReadyMs([npm, 'start'])).wall);
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts: { start: 'node -e 0' } }));
    await compare('npm start of an empty script, wall', null, wallMs, () => emptyScriptMs(npm));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
