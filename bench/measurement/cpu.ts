import { readdirSync, readFileSync } from 'node:fs';

/** Returns the CPU time of all threads of a process so far, in microseconds. */
export function cpuOf(pid: number): number {
  const threads = `/proc/${pid}/task`;
  return readdirSync(threads).reduce((sum, thread) => sum + cpuOfThread(`${threads}/${thread}/schedstat`), 0) / 1_000;
}

/** Returns nanoseconds; 0 if the thread has just ended. */
function cpuOfThread(schedstat: string): number {
  try {
    return Number(readFileSync(schedstat, 'utf8').split(' ')[0]);
  } catch {
    return 0;
  }
}
