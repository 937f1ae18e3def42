import type { ExecutionResult } from 'graphql';
import { hash } from 'node:crypto';

/** Identifies an update that was sent. Small, because the last one of every subscriber is kept. */
export interface SentUpdate {
  /** The number of the execution. A later execution of the same live query has read a later state. */
  readonly order: number;
  /** Equal for equal texts. */
  readonly digest: string;
}

/** A result of a live query, serialized once for all subscribers. */
export interface Update {
  readonly text: string;
  /** Whether there is nothing to follow, because the only field of the subscription failed. */
  readonly isRejection: boolean;
  /** Whether the store was unavailable. Such a result is not sent to subscribers that have received another one. */
  readonly isTemporaryFailure: boolean;
  /** The revision of the list in the result; null if it has none. */
  readonly revision: number | null;
  /** The revision that the changes in the result start from; null if it has no changes. */
  readonly baseRevision: number | null;
  /** Kept instead of the update, so that a slow subscriber does not retain its text. */
  readonly sent: SentUpdate;
}

/** A text up to this length is its own digest. */
const MAX_TEXT_AS_DIGEST = 64;

export function createUpdate(
  { data, errors }: ExecutionResult,
  order: number,
  revision: number | null = null,
  baseRevision: number | null = null,
): Update {
  const text = JSON.stringify({ data, errors });
  return {
    text,
    isRejection: errors !== undefined && (data == null || Object.values(data).every((field) => field === null)),
    isTemporaryFailure: errors?.some(({ extensions }) => extensions.code === 'STORE_UNAVAILABLE') ?? false,
    revision,
    baseRevision,
    sent: { order, digest: text.length <= MAX_TEXT_AS_DIGEST ? text : hash('sha1', text, 'base64') },
  };
}
