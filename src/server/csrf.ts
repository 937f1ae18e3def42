import type { IncomingMessage } from 'node:http';
import { RequestError } from './http-error.ts';

/** The types of a body that no page of a stranger can have a browser send without asking first. */
const SENT_ON_PURPOSE = /^application\/(?:json|graphql\+json|graphql)\s*(?:;|$)/i;

/**
 * The form of a request to the end point. What a browser sends for a form, an image or a script of any page is no
 * operation: so nobody has it ask or do something in the name, or on the account, of whoever looks at that page.
 */
export function rejectCrossSiteForm(request: IncomingMessage, explore: boolean): RequestError | null {
  const { method, headers, url = '' } = request;
  if (method === 'POST' && !SENT_ON_PURPOSE.test(headers['content-type'] ?? '')) {
    return new RequestError(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the operation as application/json.');
  }
  const { 'content-encoding': encoding = 'identity' } = headers;
  if (encoding !== 'identity') {
    const message = 'Send the operation as it is: no Content-Encoding is undone here.';
    return new RequestError(415, 'UNSUPPORTED_MEDIA_TYPE', message);
  }
  if (!explore && (method === 'GET' || method === 'HEAD') && url.includes('?') && !isAskedOnPurpose(request)) {
    const message = 'Say what you accept: `Accept: application/graphql-response+json`, or `application/json`.';
    return new RequestError(400, 'NOT_ASKED_ON_PURPOSE', message);
  }
  return null;
}

/** Whether a GET comes from a program, or from a script in a page, and not from an image, a link or a form. */
function isAskedOnPurpose({ headers }: IncomingMessage): boolean {
  const mode = headers['sec-fetch-mode'];
  if (mode !== undefined) return mode === 'cors' || mode === 'same-origin';
  const { accept = '' } = headers;
  return accept.includes('json') || accept.includes('text/event-stream');
}
