import type { WebSocketConnection } from './connection.ts';

/** So much time for each socket, so that a few are closed at once and those of a crowd do not all come back together. */
const EACH_MS = 5;
/** How long the other sides are given to say goodbye, and running operations to be answered. */
const GOODBYE_MS = 1_000;
const ANSWER_MS = 4_000;

/** Closes sockets with 1001, each at a moment of its own within `longest` milliseconds, and when it has been answered. */
export async function drainSockets(lines: Set<WebSocketConnection>, longest: number): Promise<void> {
  if (lines.size === 0) return;
  const spread = Math.min(longest, lines.size * EACH_MS);
  const timers = [...lines].map((line) =>
    setTimeout(() => void line.whenAnswered().then(() => line.close(1001, 'Going away')), Math.random() * spread),
  );
  const start = performance.now();
  const patience = (): number =>
    start + spread + GOODBYE_MS + ([...lines].some((line) => line.isWorking) ? ANSWER_MS : 0);
  while (lines.size > 0 && performance.now() < patience()) await new Promise((resolve) => setTimeout(resolve, 10));
  for (const timer of timers) clearTimeout(timer);
  for (const line of lines) line.terminate();
}
