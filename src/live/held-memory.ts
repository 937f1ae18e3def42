import { GraphQLError } from 'graphql';
import { LIMITS } from '../limits.ts';

/** Memory that the process holds for a client, counted until it is disposed. */
export interface HeldMemory extends Disposable {
  /** Changes the number of bytes held. Returns false, and changes nothing, if the budget is exceeded. */
  resize(bytes: number): boolean;
}

/** The memory of one client: of an address, or of a token. */
export interface MemoryAccount {
  /** Holds memory. Returns null if the budget of the client or of the process is exceeded. */
  hold(bytes: number): HeldMemory | null;
  /** Does the same for a live query. A client may have a limited number of these. */
  holdLiveQuery(bytes: number): HeldMemory | null;
}

const UNBOUNDED: HeldMemory = { resize: () => true, [Symbol.dispose]: () => {} };

/** An account without limits. */
export const UNBOUNDED_MEMORY: MemoryAccount = { hold: () => UNBOUNDED, holdLiveQuery: () => UNBOUNDED };

/** Returns the error of an operation that would exceed the memory budget. */
export function memoryError(): GraphQLError {
  return new GraphQLError(MEMORY_MESSAGE, { extensions: { code: LIMITS.memory.code, retryAfter: MEMORY_RETRY_AFTER } });
}

export const MEMORY_MESSAGE = 'The memory for this client is used up. End other subscriptions first.';
/** Seconds after which a client may try again. */
export const MEMORY_RETRY_AFTER = 30;

/** Bytes of an operation with subscribers, in addition to its document, its key and its results. */
const OPERATION_OVERHEAD = 4_096;
/** A node of the document, and its part of the plan. */
const BYTES_PER_NODE = 360;
/** Bytes per character of a result: its text, and its encoded form for event streams. */
const BYTES_PER_CHARACTER = 3;
/** Bytes of a dependency: the tag, and its entry in the index. */
const BYTES_PER_TAG = 200;

/** Returns the approximate size of a live query: its document without locations, and its key. */
export function bytesOfOperation(nodes: number, key: string): number {
  return OPERATION_OVERHEAD + nodes * BYTES_PER_NODE + key.length * 2;
}

export function bytesOfResults(characters: number, tags: number): number {
  return characters * BYTES_PER_CHARACTER + tags * BYTES_PER_TAG;
}
