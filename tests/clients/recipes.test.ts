import { gql } from '@apollo/client';
import { EventSource } from 'eventsource';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, expect, test } from 'vitest';
import { diff, CriticalityLevel } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { apolloClient } from '../../clients/recipes/apollo.ts';
import { followWithEventSource } from '../../clients/recipes/event-source.ts';
import { followOverSse } from '../../clients/recipes/graphql-sse.ts';
import { followOverWebSocket } from '../../clients/recipes/graphql-ws.ts';
import { LIST, type ListEvent } from '../../clients/recipes/list-query.ts';
import { relayNetwork } from '../../clients/recipes/relay.ts';
import { urqlClient } from '../../clients/recipes/urql.ts';
import { Sidelined, SidelinedError } from '../../clients/typescript/sidelined.ts';
import { apiClientAt, openNode } from '../support/api-client.ts';
import { demoDatabase } from '../support/demo-database.ts';
import { eventually } from '../support/eventually.ts';

/** Every recipe follows one list over a deploy: the server stops, the list changes, and another server starts. */

const SLUG = 'jude-bellingham';
const database = await demoDatabase();
let node = await openNode({ DATABASE_URL: database.url });
const { url, port } = { url: `${node.app.url}/graphql`, port: new URL(node.app.url).port };
async function stop() {
  await node.transports[Symbol.asyncDispose]();
  await node.app[Symbol.asyncDispose]();
}
afterAll(async () => {
  await stop();
  database[Symbol.dispose]();
});
const revise = async (date: string) => {
  const api = apiClientAt(node.app.url);
  await api.revise(await api.injuryOf(SLUG), { date });
  await api[Symbol.asyncDispose]();
};

const unexpected = (error: unknown) => {
  throw error;
};

test('every recipe resumes after a deploy, with each revision once', async () => {
  const heard: Record<string, number[]> = {};
  const hear =
    (name: string) =>
    ({ missedGamesChanged }: ListEvent): void => {
      (heard[name] ??= []).push(missedGamesChanged.missedGames.revision);
    };
  const stops = [
    followOverWebSocket(url, SLUG, hear('graphql-ws'), unexpected),
    followOverSse(url, SLUG, hear('graphql-sse'), unexpected),
    followWithEventSource(url, SLUG, hear('EventSource'), unexpected, (address) => new EventSource(address) as never),
  ];
  const variables = { player: { slug: SLUG } };
  const apollo = apolloClient(url);
  const onApollo = hear('Apollo');
  const following = apollo.client
    .subscribe<ListEvent>({ query: gql(LIST), variables })
    .subscribe(({ data }) => data && onApollo(data));
  const urql = urqlClient(url);
  const onUrql = hear('urql');
  const urqlStream = urql.client.subscription<ListEvent>(LIST, variables).subscribe(({ data }) => data && onUrql(data));
  const relay = relayNetwork(url);
  const onRelay = hear('Relay');
  const relayStream = relay.network
    .execute(
      { text: LIST, name: 'List', operationKind: 'subscription', id: null, cacheID: 'list', metadata: {} } as never,
      variables,
      {},
    )
    .subscribe({ next: (result) => onRelay((result as { data: ListEvent }).data) });
  const curl = spawn('sh', ['clients/recipes/curl.sh', url, SLUG], { detached: true });
  createInterface({ input: curl.stdout }).on('line', (line) => hear('curl')(JSON.parse(line).data));
  using typed = new Sidelined({ url, retryDelayMs: () => 100 });
  const onTyped = hear('typed');
  const watched = (async () => {
    for await (const event of typed.watchMissedGames({ slug: SLUG })) {
      onTyped({ missedGamesChanged: event as never });
      if (heard.typed?.length === 2) return;
    }
  })();

  await eventually('every client has the list', () => Object.keys(heard).length === 8, 40_000);
  const [first = 0] = heard.Apollo ?? [];
  await stop();
  node = await openNode({ DATABASE_URL: database.url, PORT: port });
  await revise('2026-04-12');
  await eventually(
    'every client has the new list',
    () => Object.values(heard).every(({ length }) => length >= 2),
    60_000,
  );
  for (const [name, revisions] of Object.entries(heard)) expect([name, revisions]).toEqual([name, [first, first + 1]]);

  // A game that leaves the list is overwritten in a normalized cache.
  const cached = Object.values(apollo.client.cache.extract() as Record<string, any>).filter(
    ({ __typename }) => __typename === 'Availability',
  );
  const { data } = await apiClientAt(node.app.url).query(
    'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Availability { id verdict } } }',
    { ids: cached.map(({ id }) => id) },
  );
  expect(cached.map(({ id, verdict }) => ({ id, verdict }))).toEqual(data.nodes);

  await watched;
  following.unsubscribe();
  urqlStream.unsubscribe();
  relayStream.unsubscribe();
  for (const leave of [...stops, apollo.dispose, urql.dispose, relay.dispose]) leave();
  process.kill(-curl.pid!);
  await once(curl, 'close');
});

test('recipes query through their caches, and the typed client tells refusals by their code', async () => {
  const query =
    'query ($slug: String!) { player(by: { slug: $slug }) { __typename id name missedGames { __typename id headline count { __typename max } } } }';
  const variables = { slug: SLUG };
  const apollo = apolloClient(url);
  const viaApollo = (await apollo.client.query<any>({ query: gql(query), variables })).data;
  const urql = urqlClient(url);
  const viaUrql = (await urql.client.query<any>(query, variables)).data;
  expect(viaApollo.player).toEqual(viaUrql.player);
  using typed = new Sidelined({ url });
  const player = await typed.missedGames({ player: { slug: SLUG }, language: 'ES' });
  expect(player?.name).toBe(viaApollo.player.name);
  expect(player?.missedGames.headline).not.toBe(viaApollo.player.missedGames.headline);
  expect(await typed.missedGames({ player: { slug: 'nobody' } })).toBe(null);
  const unknown = typed.watchMissedGames({ slug: 'nobody' }).next();
  await expect(unknown).rejects.toMatchObject({ constructor: SidelinedError, code: 'NOT_FOUND' });
  for await (const { missedGames } of typed.watchMissedGamesFeed({ players: [{ slug: SLUG }] })) {
    expect(missedGames.player.slug).toBe(SLUG);
    break;
  }
  apollo.dispose();
  urql.dispose();
});

test('nothing is removed from the released schema', async () => {
  const released = buildSchema(readFileSync('tests/clients/released-schema.graphql', 'utf8'));
  const present = buildSchema(readFileSync('schema.graphql', 'utf8'));
  const breaking = (await diff(released, present)).filter(
    ({ criticality }) => criticality.level === CriticalityLevel.Breaking,
  );
  expect(breaking.map(({ message }) => message)).toEqual([]);
});
