import { ConfigError } from '../config.ts';
import { CopyError } from '../storage/maintenance.ts';
import { DatabaseOpenError } from '../storage/storage-error.ts';

/** An error that the operator can fix. Its message says how. */
export class OperatorError extends Error {}

/**
 * Returns the message of an error that the operator can fix: configuration, database, port, file. Null for a defect of
 * the program.
 */
export function operatorMessage(error: unknown): string | null {
  if (
    error instanceof OperatorError ||
    error instanceof ConfigError ||
    error instanceof DatabaseOpenError ||
    error instanceof CopyError
  ) {
    return error.message;
  }
  if (!(error instanceof Error && 'code' in error)) return null;
  return fileMessage(error) ?? error.message;
}

const FILE_ERRORS: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `There is no file ${path}.`,
  ENOTDIR: (path) => `There is no file ${path}: a part of its path is not a folder.`,
  EISDIR: (path) => `${path} is a folder; expected a file.`,
  EACCES: (path) => `${path} cannot be opened: this user has no permission.`,
  EPERM: (path) => `${path} cannot be opened: this user has no permission.`,
  EROFS: (path) => `${path} cannot be written: its file system is read-only.`,
  ENOSPC: (path) => `${path} cannot be written: there is no space left.`,
};

/** Returns a sentence about a file that cannot be read or written; null for other errors. */
function fileMessage(error: Error & { readonly code?: unknown; readonly path?: unknown }): string | null {
  const path = typeof error.path === 'string' ? error.path : 'given';
  return FILE_ERRORS[String(error.code)]?.(path) ?? null;
}
