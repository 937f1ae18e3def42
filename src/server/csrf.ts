import type { IncomingMessage } from 'node:http';
import { RequestError } from './http-error.ts';

/** Types of a body that a browser sends cross-site only after a CORS preflight. */
const PREFLIGHTED_TYPES = /^application\/(?:json|graphql\+json|graphql)\s*(?:;|$)/i;

/**
 * CSRF prevention: accepts only requests that a browser cannot send cross-site without a CORS preflight. So a page
 * cannot send operations on behalf, or on the rate limit, of its visitors.
 */
export function rejectCrossSiteForm(request: IncomingMessage, introspection: boolean): RequestError | null {
  const { method, headers, url = '' } = request;
  if (method === 'POST' && !PREFLIGHTED_TYPES.test(headers['content-type'] ?? '')) {
    return new RequestError(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the operation as application/json.');
  }
  const { 'content-encoding': encoding = 'identity' } = headers;
  if (encoding !== 'identity') {
    return new RequestError(415, 'UNSUPPORTED_MEDIA_TYPE', 'Content-Encoding is not supported in requests.');
  }
  // With introspection, a GET may come from a person who opens the URL in a browser.
  if (!introspection && (method === 'GET' || method === 'HEAD') && url.includes('?') && !isProgrammatic(request)) {
    const message = 'The Accept header must name `application/graphql-response+json` or `application/json`.';
    return new RequestError(400, 'CSRF_PREVENTION', message);
  }
  return null;
}

/** Whether a GET comes from a program or script, not from an image, link or form of a page. */
function isProgrammatic({ headers }: IncomingMessage): boolean {
  const mode = headers['sec-fetch-mode'];
  if (mode !== undefined) return mode === 'cors' || mode === 'same-origin';
  const { accept = '' } = headers;
  return accept.includes('json') || accept.includes('text/event-stream');
}
