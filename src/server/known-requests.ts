import { LRUCache } from 'lru-cache';
import { BoundVariables } from '../live/bound-variables.ts';
import type { OperationRequest } from '../live/operation-key.ts';
import type { GraphQLParams } from './graphql/graphql-params.ts';

/** Longer texts are parsed each time. */
const MAX_TEXT = 4 * 1_024;
/** Approximate memory of an entry, and of each character of its text with what is parsed from it. */
const ENTRY_BYTES = 1_024;
const BYTES_PER_CHARACTER = 6;

/** A request with the text of its document, and the other parameters that name the document. */
export type ReadRequest = OperationRequest & Pick<GraphQLParams, 'documentId' | 'extensions'>;

/** A parsed request, with its coerced variables. */
export interface KnownRequest extends ReadRequest {
  readonly bound: BoundVariables;
}

/**
 * Executed queries of anonymous clients, by the text of the request. They need not be parsed again when their response
 * is no longer cached.
 */
export class KnownRequests {
  readonly #requests: LRUCache<string, KnownRequest>;

  constructor(maxBytes: number) {
    this.#requests = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: (_, text) => ENTRY_BYTES + text.length * BYTES_PER_CHARACTER,
    });
  }

  get(text: string): KnownRequest | undefined {
    return this.#requests.get(text);
  }

  /** Adds a request whose operation is prepared, unless its meaning depends on more than its text. */
  add(text: string, request: ReadRequest): KnownRequest {
    const known = { ...request, bound: new BoundVariables() };
    const isComplete = request.documentId === null && request.extensions === null;
    if (isComplete && text.length <= MAX_TEXT) this.#requests.set(text, known);
    return known;
  }
}
