import type { StorageErrorKind } from '../storage-error.ts';

/** PostgreSQL's own codes and the system's, by how they begin; the first that fits. */
const KINDS: readonly (readonly [code: string, kind: StorageErrorKind])[] = [
  ['53100', 'FULL'],
  ['55P03', 'LOCKED'],
  // Serialisation failures and deadlocks, after they were tried again.
  ['40', 'LOCKED'],
  ['25006', 'READ_ONLY'],
  ['XX001', 'CORRUPT'],
  ['XX002', 'CORRUPT'],
  ['58', 'IO_ERROR'],
  // It goes down, comes up, has no connection or memory left, wants another password, or took too long.
  ['08', 'UNREACHABLE'],
  ['57', 'UNREACHABLE'],
  ['53', 'UNREACHABLE'],
  ['28', 'UNREACHABLE'],
  ['3D000', 'UNREACHABLE'],
  // It takes no connections at present.
  ['55000', 'UNREACHABLE'],
  ['25P03', 'UNREACHABLE'],
  ['25P04', 'UNREACHABLE'],
  ['ECONN', 'UNREACHABLE'],
  ['EPIPE', 'UNREACHABLE'],
  ['ETIMEDOUT', 'UNREACHABLE'],
  ['EHOST', 'UNREACHABLE'],
  ['ENET', 'UNREACHABLE'],
  ['ENOTFOUND', 'UNREACHABLE'],
  ['ENOENT', 'UNREACHABLE'],
  ['EAI_', 'UNREACHABLE'],
];

/** What ends the connection on which it is met. */
const ENDING = /^(08|57P0[1235]|25P0[34]|ECONN|EPIPE|ETIMEDOUT|EHOST|ENET)/;

/** How the driver says that a connection was lost: it has no codes for that. */
const LOST =
  /^(Connection terminated|timeout expired|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout)/;

/** What of the database's own stands behind an error; null: the error is none of the database's. */
export function storageErrorKind(error: unknown): StorageErrorKind | null {
  return firstOf(error, ({ code, message }) => {
    if (code !== null) return KINDS.find(([begins]) => code.startsWith(begins))?.[1] ?? null;
    return LOST.test(message) ? 'UNREACHABLE' : null;
  });
}

/** Whether the connection was lost over it: what was done on it is to be done on another. */
export function isConnectionLost(error: unknown): boolean {
  return firstOf(error, ({ code, message }) => (ENDING.test(code ?? '') || LOST.test(message) ? true : null)) ?? false;
}

/** Whether nothing was heard of it for so long that asking again would only take as long once more. */
export function isTimeout(error: unknown): boolean {
  return firstOf(error, ({ message }) => (message.startsWith('Query read timeout') ? true : null)) ?? false;
}

/** Whether another connection was not to be had: one of those that are there may be free in a moment. */
export function isConnectionRefused(error: unknown): boolean {
  return firstOf(error, ({ code }) => (/^(53300|55000|57P03)/.test(code ?? '') ? true : null)) ?? false;
}

/** Whether it may go well the next time: two got in each other's way. */
export function isSerializationFailure(error: unknown): boolean {
  return firstOf(error, ({ code }) => (code?.startsWith('40') === true ? true : null)) ?? false;
}

interface Said {
  readonly code: string | null;
  readonly message: string;
}

/** What is told by an error, or else by one of those that stand behind it. */
function firstOf<T>(error: unknown, told: (said: Said) => T | null): T | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  const behind = error instanceof AggregateError ? error.errors : [error.cause];
  return (
    told({ code, message: error.message }) ??
    behind.map((one) => firstOf(one, told)).find((one) => one !== null) ??
    null
  );
}
