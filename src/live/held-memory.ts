import { GraphQLError } from 'graphql';
import { LIMITS } from '../limits.ts';

/** Memory that the process holds for a client, counted until it is disposed. */
export interface HeldMemory extends Disposable {
  /** Changes how many bytes are held. Returns false, and changes nothing, if the budget does not have them. */
  resize(bytes: number): boolean;
}

/** The memory of one client: of an address, or of a token. */
export interface MemoryAccount {
  /** Returns null if the budget of the client or of the process is spent. */
  hold(bytes: number): HeldMemory | null;
  /** The same for a live query, of which a client may have a limited number. */
  holdLiveQuery(bytes: number): HeldMemory | null;
}

const UNBOUNDED: HeldMemory = { resize: () => true, [Symbol.dispose]: () => {} };

/** An account without limits. */
export const UNBOUNDED_MEMORY: MemoryAccount = { hold: () => UNBOUNDED, holdLiveQuery: () => UNBOUNDED };

/** The error of an operation for which the budget has no memory left. */
export function memoryError(): GraphQLError {
  return new GraphQLError(MEMORY_MESSAGE, { extensions: { code: LIMITS.memory.code, retryAfter: MEMORY_RETRY_AFTER } });
}

export const MEMORY_MESSAGE = 'The server holds as much as it may for this client. End other subscriptions first.';
/** Seconds after which it is worth asking again. */
export const MEMORY_RETRY_AFTER = 30;

/** Bytes of an operation with subscribers, beside its document, its key and its results. */
const OPERATION_OVERHEAD = 4_096;
/** A node of the document, and its part of the plan. */
const BYTES_PER_NODE = 360;
/** Bytes per character of a result: its text, and its bytes for event streams. */
const BYTES_PER_CHARACTER = 3;
/** Bytes of a dependency: the tag, and its entry in the index. */
const BYTES_PER_TAG = 200;

/** Approximate size of a live query: of its document without locations, and of the text by which it is found. */
export function bytesOfOperation(nodes: number, key: string): number {
  return OPERATION_OVERHEAD + nodes * BYTES_PER_NODE + key.length * 2;
}

export function bytesOfResults(characters: number, tags: number): number {
  return characters * BYTES_PER_CHARACTER + tags * BYTES_PER_TAG;
}
