import type { Broadcast } from '../measured/audience.ts';
import type { Server } from '../measured/server.ts';
import { OPERATIONS } from '../rivals/api.ts';
import { REVISIONS } from '../world/league.ts';
import type { Ours } from '../world/ours.ts';
import { s1 } from '../world/operations.ts';

const asJson = (query: string, variables: object): string => JSON.stringify({ query, variables });

/** Ours; with several groups, as many different operations: each is executed by itself. */
export function ourBroadcast(ours: Ours, server: Server, groups = 1): Broadcast {
  return {
    server,
    operations: Array.from({ length: groups }, (_, place) => asJson(s1(`list${place}`), { id: ours.player })),
    ring: () => ours.revise(server),
    opens: true,
  };
}

/** A rival: everyone follows the first injured player. */
export function rivalBroadcast(server: Server): Broadcast {
  let turn = 0;
  return {
    server,
    operations: [asJson(OPERATIONS.S1, { id: '1' })],
    ring: () => {
      turn += 1;
      const { earliest, latest } = REVISIONS[turn % 2 === 0 ? 0 : 1];
      return server.post(asJson(OPERATIONS.M1, { id: '1', from: earliest, to: latest }));
    },
    opens: false,
  };
}

/** The limit: everyone is sent what one of our own readers is told, in turn. */
export async function limitBroadcast(ours: Ours, from: Server, server: Server): Promise<Broadcast> {
  const texts: string[] = [];
  let turn = 0;
  for (let revised = 0; revised < 2; revised += 1) {
    await ours.revise(from);
    texts.push(await present(ours, from));
  }
  return {
    server,
    operations: [asJson('limit', {})],
    ring: () => server.post(texts[(turn += 1) % 2] ?? ''),
    opens: false,
  };
}

/** What a reader of ours is told at present, over an event stream. */
async function present(ours: Ours, { endpoint }: Server): Promise<string> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: asJson(s1('list0'), { id: ours.player }),
  });
  let text = '';
  for await (const part of response.body ?? []) {
    text += Buffer.from(part).toString();
    const data = /^data: (.+)$/m.exec(text)?.[1];
    if (data !== undefined) return data;
  }
  throw new Error('nothing was told');
}
