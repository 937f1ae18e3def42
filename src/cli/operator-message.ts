import { ConfigError } from '../config.ts';
import { CopyError } from '../storage/maintenance.ts';
import { DatabaseOpenError } from '../storage/storage-error.ts';

/** An error that the operator can fix, with what to do in its message. */
export class OperatorError extends Error {}

/** The message of an error that the operator can fix: configuration, database, port, file. Null: a defect of the program. */
export function operatorMessage(error: unknown): string | null {
  if (
    error instanceof OperatorError ||
    error instanceof ConfigError ||
    error instanceof DatabaseOpenError ||
    error instanceof CopyError
  ) {
    return error.message;
  }
  return error instanceof Error && 'code' in error ? error.message : null;
}
