import { type StorageErrorKind, UnreadableValueError } from '../storage-error.ts';

/** Kinds by the prefix of PostgreSQL's and the system's error codes. The first match applies. */
const KINDS: readonly (readonly [code: string, kind: StorageErrorKind])[] = [
  ['53100', 'FULL'],
  ['55P03', 'LOCKED'],
  // Serialisation failures and deadlocks that remain after the retries.
  ['40', 'LOCKED'],
  ['25006', 'READ_ONLY'],
  ['XX001', 'CORRUPT'],
  ['XX002', 'CORRUPT'],
  ['58', 'IO_ERROR'],
  // The server stops, starts, lacks connections or memory, rejects the password, or is too slow.
  ['08', 'UNREACHABLE'],
  ['57', 'UNREACHABLE'],
  ['53', 'UNREACHABLE'],
  ['28', 'UNREACHABLE'],
  ['3D000', 'UNREACHABLE'],
  // The server currently accepts no connections.
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

/** The codes of errors that end the connection. */
const CONNECTION_ENDING = /^(08|57P0[1235]|25P0[34]|ECONN|EPIPE|ETIMEDOUT|EHOST|ENET)/;

/** The messages of the driver about lost connections, for which it has no codes. */
const CONNECTION_LOST =
  /^(Connection terminated|timeout expired|timeout exceeded when trying to connect|Client has encountered a connection error|Query read timeout)/;

/** The messages of the driver when the database does not answer a statement, or a connection, in time. */
const TIMED_OUT = /^(Query read timeout|timeout expired|Connection terminated due to connection timeout)/;

/** Returns the kind of an error or of its cause; null if the database is not the cause. */
export function storageErrorKind(error: unknown): StorageErrorKind | null {
  if (error instanceof UnreadableValueError) return 'CORRUPT';
  return firstOf(error, ({ code, message }) => {
    if (code !== null) return KINDS.find(([begins]) => code.startsWith(begins))?.[1] ?? null;
    return CONNECTION_LOST.test(message) ? 'UNREACHABLE' : null;
  });
}

/** Whether the connection was lost, so that the work has to be repeated on another one. */
export function isConnectionLost(error: unknown): boolean {
  return (
    firstOf(error, ({ code, message }) =>
      CONNECTION_ENDING.test(code ?? '') || CONNECTION_LOST.test(message) ? true : null,
    ) ?? false
  );
}

/** Whether the database did not answer within the time limit. A retry would take as long again. */
export function isTimeout(error: unknown): boolean {
  return firstOf(error, ({ message }) => (TIMED_OUT.test(message) ? true : null)) ?? false;
}

/** Whether the server refused another connection. An open one may become free in a moment. */
export function isConnectionRefused(error: unknown): boolean {
  return firstOf(error, ({ code }) => (/^(53300|55000|57P03)/.test(code ?? '') ? true : null)) ?? false;
}

/** Whether two transactions conflicted, so that a retry may succeed. */
export function isSerializationFailure(error: unknown): boolean {
  return firstOf(error, ({ code }) => (code?.startsWith('40') === true ? true : null)) ?? false;
}

interface ErrorDetails {
  readonly code: string | null;
  readonly message: string;
}

/** Returns the first result of `read` for an error and its causes that is not null. */
function firstOf<T>(error: unknown, read: (details: ErrorDetails) => T | null): T | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  const causes = error instanceof AggregateError ? error.errors : [error.cause];
  return (
    read({ code, message: error.message }) ??
    causes.map((one) => firstOf(one, read)).find((one) => one !== null) ??
    null
  );
}
