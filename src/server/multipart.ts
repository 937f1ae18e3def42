import type { StreamFormat } from './sse.ts';

const BOUNDARY = '\r\n--graphql';

/** A part is complete for the client when the next boundary arrives, so the boundary is sent with the part. */
const part = (json: string): string => `\r\nContent-Type: application/json\r\n\r\n${json}${BOUNDARY}`;

/** Apollo's multipart subscriptions, version 1.0: each result is the `payload` of a part, an empty object is a ping. */
export const MULTIPART: StreamFormat = {
  headers: [
    'content-type',
    'multipart/mixed;boundary="graphql";subscriptionSpec="1.0"',
    'cache-control',
    'no-cache',
    'connection',
    'keep-alive',
  ],
  start: BOUNDARY,
  ping: part('{}'),
  next: ({ text }) => part(`{"payload":${text}}`),
  complete: '--\r\n',
  // If the last boundary is missing, the client knows that the connection was lost.
  disconnect: () => '',
};
