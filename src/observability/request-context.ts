import { AsyncLocalStorage } from 'node:async_hooks';

/** What logs and traces say of the request that work is done for. */
export interface RequestContext {
  /** Request id, in every log line written on behalf of the request. */
  readonly id: string;
  /** W3C `traceparent` header: the caller's span; null if the request has none. */
  readonly traceparent: string | null;
}

/** The current request. Empty for response cache hits and for time boundaries. */
export const requestContext = new AsyncLocalStorage<RequestContext>();
