import { AsyncLocalStorage } from 'node:async_hooks';

/** What is known of the request on whose behalf something is done. */
export interface RequestContext {
  /** Its id: in every line that is logged on its behalf. */
  readonly id: string;
  /** The span elsewhere that this is part of, as W3C's `traceparent` header; null: of none. */
  readonly traceparent: string | null;
}

/** The request that the present line of execution belongs to; none on the hot road, and when time passes. */
export const requestContext = new AsyncLocalStorage<RequestContext>();
