import type { HostileClient } from './client.ts';

/** One way to make a server compute, send or keep too much. `scale`: 1 is the whole attack. */
export interface Attack {
  readonly name: string;
  readonly run: (client: HostileClient, scale: number, token: string) => Promise<void>;
}

const BY_FILTER = 'query ($f: FixtureFilter) { fixtures(filter: $f) { totalCount } }';
const BY_STATUS = 'query ($s: [FixtureStatus!]) { fixtures(filter: { statuses: $s }) { totalCount } }';
const LIST = (slug: string): string =>
  `subscription { missedGamesChanged(player: { slug: "${slug}" }) { missedGames { revision headline } } }`;
const SQUADS =
  '{ players(first: 100) { nodes { name missedGames { revision headline games { explanation fixture { date } } } } } }';

const json = (query: string, variables: unknown = {}): string => JSON.stringify({ query, variables });
const KEYS = json(BY_FILTER, { f: Object.fromEntries(Array.from({ length: 60_000 }, (_, n) => [`k${n}`, n])) });
const ENUM = json(BY_STATUS, { s: 'X'.repeat(1_000_000) });
const LISTS = json(BY_STATUS, { s: Array(340_000).fill([]) });
const LITERAL = json(`{ fixtures(filter: { statuses: [${'X'.repeat(1_000_000)}] }) { totalCount } }`);
const many = (count: number, text: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => text(n)).join(' ');
const MEGABYTE = 'x'.repeat(1024 * 1024 - 100);

/** The same body in many requests whose responses are not read. */
const unread = (name: string, times: number, body: (n: number) => string, accept?: string): Attack => ({
  name,
  run: (client, scale) =>
    client.repeat(times * scale, 8, (n) => client.send(client.post(body(n), accept === undefined ? {} : { accept }))),
});

const upgrade = (path: string, origin: string): string =>
  [
    `GET ${path} HTTP/1.1`,
    'host: x',
    'connection: Upgrade',
    'upgrade: websocket',
    `origin: ${origin}`,
    'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
    'sec-websocket-version: 13',
    '\r\n',
  ].join('\r\n');

export const ATTACKS: readonly Attack[] = [
  unread('unknown keys in a variable, unread', 60, () => KEYS),
  unread('a value of 1 MB for an enum, unread', 60, () => ENUM),
  unread('340,000 lists in a variable, event stream', 60, () => LISTS, 'text/event-stream'),
  unread('a literal of 1 MB in the document', 60, () => LITERAL),
  {
    name: 'the same variables over WebSocket',
    run: (client, scale) =>
      client.repeat(8 * scale, 4, async () => {
        const socket = await client.webSocket();
        for (const body of [KEYS, ENUM, LISTS, LITERAL]) {
          socket?.send(JSON.stringify({ id: body.slice(-20), type: 'subscribe', payload: JSON.parse(body) }));
        }
      }),
  },
  unread('a new document of 390 fields each time', 500, (n) =>
    json(`query Q${n} { now ${many(390, () => '__typename')} }`),
  ),
  unread('400 fields that may conflict', 200, (n) => json(`{ ${many(399, (i) => `node(id: "${n}-${i}") { id }`)} }`)),
  unread('a new value for a page size', 300, (n) =>
    json('query ($n: Int) { players(first: $n) { totalCount } }', { n: `${n}${MEGABYTE.slice(1_000)}` }),
  ),
  {
    name: 'ids of 1 MB on 15 sockets',
    run: (client, scale) =>
      client.repeat(15 * scale, 15, async () => {
        const socket = await client.webSocket();
        for (let n = 0; n < 100 && !client.isOver; n += 1) {
          socket?.send(
            JSON.stringify({ id: `${n}${MEGABYTE.slice(400)}`, type: 'subscribe', payload: { query: LIST('pedri') } }),
          );
        }
      }),
  },
  {
    name: 'a connection_init of 1 MB, 200 sockets',
    run: (client, scale) => client.repeat(200 * scale, 8, () => client.webSocket({ padding: MEGABYTE.slice(100) })),
  },
  {
    name: 'different live queries of 90 KB',
    run: (client, scale) =>
      client.repeat(40 * scale, 8, async (n) => {
        const socket = await client.webSocket();
        for (let at = 0; at < 20 && !client.isOver; at += 1) {
          // Aliases stay in the normalised text; comments and blanks do not.
          const fields = many(45, (field) => `q${n}_${at}_${field}_${'y'.repeat(1_950)}: revision`);
          const query = LIST('pedri').replace('headline', fields);
          socket?.send(JSON.stringify({ id: String(at), type: 'subscribe', payload: { query } }));
        }
      }),
  },
  {
    name: 'single event streams that are reserved, opened and not read',
    run: (client, scale) =>
      client.repeat(400 * scale, 8, async (n) => {
        const token = await client.reserveStream();
        if (token === null) return;
        await client.send(
          client.request('GET', { accept: 'text/event-stream', 'x-graphql-event-stream-token': token }),
        );
        for (let at = 0; at < 5 && !client.isOver; at += 1) {
          const extensions = { operationId: `${n}-${at}` };
          const query = LIST('pedri').replace('headline', `a${n}_${at}: headline games { explanation }`);
          const body = JSON.stringify({ query, extensions });
          await client.send(client.request('POST', { 'x-graphql-event-stream-token': token }, body));
        }
      }),
  },
  unread(
    'subscriptions as multipart, unread',
    400,
    (n) => json(LIST('pedri').replace('headline', `a${n}: headline games { explanation }`)),
    'multipart/mixed;subscriptionSpec="1.0", application/json',
  ),
  {
    name: 'resuming one live query from every revision',
    run: (client, scale) =>
      client.repeat(30 * scale, 4, async (n) => {
        const socket = await client.webSocket();
        const query = `subscription ($since: Int) { missedGamesChanged(player: { slug: "jude-bellingham" }, sinceRevision: $since)
          { missedGames { revision games { explanation fixture { date availability: id } } } } }`;
        for (let at = 0; at < 100; at += 1) {
          const variables = { since: n * 100 + at };
          socket?.send(JSON.stringify({ id: String(at), type: 'subscribe', payload: { query, variables } }));
        }
      }),
  },
  {
    name: 'messages of 1 MB without an end, 400 sockets',
    run: (client, scale) =>
      client.repeat(400 * scale, 16, async () => (await client.webSocket())?.send(MEGABYTE, { fin: false })),
  },
  {
    name: 'messages in parts of one byte',
    run: (client, scale) =>
      client.repeat(40 * scale, 8, async () => {
        const socket = await client.webSocket();
        for (let n = 0; n < 2_000; n += 1) socket?.send('x', { fin: false });
      }),
  },
  {
    name: 'bodies of 1 MB without an end, 300 connections',
    run: (client, scale) =>
      client.repeat(300 * scale, 16, () => client.send(client.post(MEGABYTE, { sent: MEGABYTE.length - 1 }))),
  },
  unread('long responses, unread', 200, (n) => json(`query Q${n} ${SQUADS}`)),
  {
    name: 'long responses on one connection, unread',
    run: async (client, scale) => {
      const one = client.post(json(SQUADS));
      await client.repeat(10 * scale, 10, () => client.send(one.repeat(100)));
    },
  },
  {
    name: 'subscribers that do not read, 300 sockets',
    run: (client, scale) =>
      client.repeat(300 * scale, 16, async (n) => {
        const socket = await client.webSocket();
        socket?.pause();
        for (let at = 0; at < 20; at += 1) {
          const payload = { query: `query Q${n} ${SQUADS}` };
          socket?.send(JSON.stringify({ id: String(at), type: 'subscribe', payload }));
        }
      }),
  },
  {
    name: 'refused upgrades, 3,000',
    run: (client, scale) =>
      client.repeat(3_000 * scale, 32, (n) =>
        client.send(n % 2 === 0 ? upgrade('/nowhere', 'http://x') : upgrade('/graphql', 'https://foreign.example')),
      ),
  },
  {
    name: 'idle connections, 2,000',
    run: (client, scale) => client.repeat(2_000 * scale, 32, () => client.connect()),
  },
  {
    name: 'headers without an end, 500 connections',
    run: (client, scale) =>
      client.repeat(500 * scale, 32, () => client.send(`GET / HTTP/1.1\r\nx: ${'y'.repeat(15_000)}`)),
  },
  {
    name: 'guesses of tokens on sockets, 500',
    run: (client, scale) =>
      client.repeat(500 * scale, 8, (n) => client.webSocket({ authorization: `Bearer guess-${n}` })),
  },
  {
    name: 'a CSV file of commas, of lines, of columns',
    run: async (client, scale, token) => {
      const mutation = `mutation ($input: ImportFixturesInput!) { importFixtures(input: $input) { __typename } }`;
      const input = { format: 'CSV', competition: 'X', season: '2025-26', kind: 'LEAGUE', timeZone: 'Europe/Madrid' };
      const files = [','.repeat(7_900_000), `home,away\n${',\n'.repeat(3_900_000)}`, 'a,'.repeat(60_000)];
      await client.repeat(6 * scale, 1, (n) =>
        client.send(client.post(json(mutation, { input: { ...input, data: files[n % 3] } }), { token })),
      );
    },
  },
];
