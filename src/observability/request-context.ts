import { AsyncLocalStorage } from 'node:async_hooks';

/** The data about the current request in logs and traces. */
export interface RequestContext {
  /** Request id, in every log line written on behalf of the request. */
  readonly id: string;
  /** W3C `traceparent` header: the caller's span; null if the request has none. */
  readonly traceparent: string | null;
}

/** The current request. Empty for response cache hits and for time boundaries. */
export const requestContext = new AsyncLocalStorage<RequestContext>();
