import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EDITOR, openApiClient } from '../support/api-client.ts';
import { PATIENCE_MS } from '../support/eventually.ts';
import { openRawSocket } from '../support/raw-client.ts';
import { bodies, documents, frames, clientMessages } from './support.ts';

/** The number of cases; 10,000 with `npm run fuzz`. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 300);
const options = { timeout: 3_600_000 };

let api: Awaited<ReturnType<typeof openApiClient>>;
beforeAll(async () => void (api = await openApiClient()));
afterAll(() => api[Symbol.asyncDispose]());

/** Text that must not be in any response: file names, stack traces, unexpected errors. */
const LEAK = /node_modules|\.ts:\d|\bat [\w.]+ \(|INTERNAL_SERVER_ERROR|SqliteError|SQLITE_|TypeError|RangeError/;

async function expectAnswer(response: Response): Promise<void> {
  expect(response.status).toBeLessThan(500);
  let heard = '';
  for await (const part of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    heard += part;
    // A stream stays open.
    if (heard.includes('event: ')) break;
  }
  expect(heard).not.toMatch(LEAK);
}

const ACCEPTS = ['*/*', 'application/json', 'application/graphql-response+json', 'text/event-stream', 'image/png'];
const TYPES = ['application/json', 'application/json; charset=utf-8', 'application/graphql', 'text/plain', 'nonsense'];

test('any HTTP request gets an answer, and no unexpected error', options, async () => {
  const requests = fc.record({
    body: bodies,
    accept: fc.oneof({ arbitrary: fc.constant('application/json'), weight: 3 }, fc.constantFrom(...ACCEPTS)),
    type: fc.oneof({ arbitrary: fc.constant('application/json'), weight: 9 }, fc.constantFrom(...TYPES)),
    editor: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(requests, async ({ body, accept, type, editor }) => {
      const leave = AbortSignal.timeout(PATIENCE_MS);
      const headers = { accept, 'content-type': type, ...(editor && EDITOR) };
      const request = { method: 'POST', headers, body: Buffer.from(body), signal: leave };
      await expectAnswer(await fetch(`${api.url}/graphql`, request));
    }),
    { numRuns: Math.ceil(RUNS * 0.5) },
  );
});

test('queries in the URL get an answer, and no unexpected error', options, async () => {
  const parts = fc.record(
    {
      query: documents,
      variables: fc.oneof(fc.json(), fc.string()),
      operationName: fc.string(),
      extensions: fc.oneof(fc.json(), fc.string()),
      more: fc.string(),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(parts, fc.constantFrom(...ACCEPTS), async (said, accept) => {
      const address = `${api.url}/graphql?${new URLSearchParams(said)}`;
      await expectAnswer(await fetch(address, { headers: { accept }, signal: AbortSignal.timeout(PATIENCE_MS) }));
    }),
    { numRuns: Math.ceil(RUNS * 0.2) },
  );
});

test('any WebSocket frames get an answer, and no unexpected error', options, async () => {
  await fc.assert(
    fc.asyncProperty(clientMessages, fc.array(frames, { maxLength: 2 }), fc.boolean(), async (good, any, editor) => {
      using wire = await openRawSocket(api.url);
      const heard: string[] = [];
      // Every operation that is not completed by the client is answered, and so is the last one.
      const open = new Set(['the last word']);
      for (const { type, id } of good.map((frame) => JSON.parse(frame))) {
        if (type === 'subscribe') open.add(id);
        else if (type === 'complete') open.delete(id);
      }
      const answered = Promise.withResolvers<unknown>();
      wire.socket.on('message', (data) => {
        heard.push(String(data));
        const { id, payload } = JSON.parse(String(data));
        open.delete(id ?? payload?.say);
        if (open.size === 0) answered.resolve('answered');
      });
      wire.say({ type: 'connection_init', ...(editor && { payload: EDITOR }) });
      // Some clients do not wait for connection_ack.
      if (good.length > 0) await wire.next();
      for (const frame of [...good, ...any]) if (wire.socket.readyState === 1) wire.socket.send(frame);
      if (wire.socket.readyState === 1) wire.say({ type: 'ping', payload: { say: 'the last word' } });
      const late = setTimeout(() => answered.resolve('late'), PATIENCE_MS);
      const end = await Promise.race([answered.promise, wire.closed]);
      clearTimeout(late);
      // The socket stays open or is closed with a code of the protocol, never with an internal error.
      if (end !== 'answered') expect([1003, 1007, 4400, 4401, 4409, 4429]).toContain(end);
      expect(heard.join('\n')).not.toMatch(LEAK);
    }),
    { numRuns: Math.ceil(RUNS * 0.3) },
  );
});

test('afterwards the server answers as before', async () => {
  expect((await api.query('{ now }')).data.now).toMatch(/^2\d{3}-/);
});
