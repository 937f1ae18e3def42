import type { Broadcast } from '../measurement/subscriber-group.ts';
import type { Server } from '../measurement/server.ts';
import { OPERATIONS } from '../competitors/api.ts';
import { REVISIONS } from '../dataset/league.ts';
import type { Sidelined } from '../dataset/sidelined.ts';
import { FEED, s1 } from '../dataset/operations.ts';

const asJson = (query: string, variables: object): string => JSON.stringify({ query, variables });

/** Returns the fan-out of Sidelined. With several groups, each has its own operation, which is executed separately. */
export function sidelinedBroadcast(sidelined: Sidelined, server: Server, groups = 1): Broadcast {
  return {
    server,
    operations: Array.from({ length: groups }, (_, place) => asJson(s1(`list${place}`), { id: sidelined.player })),
    trigger: () => sidelined.revise(server),
    sendsInitialResult: true,
  };
}

/** Returns the fan-out to widgets, which follow a feed of one player. */
export function widgetBroadcast(sidelined: Sidelined, server: Server): Broadcast {
  return { ...sidelinedBroadcast(sidelined, server), operations: [asJson(FEED, { id: sidelined.player })] };
}

/** Returns the fan-out of a competitor: all subscribe to the first injured player. */
export function competitorBroadcast(server: Server): Broadcast {
  let turn = 0;
  return {
    server,
    operations: [asJson(OPERATIONS.S1, { id: '1' })],
    trigger: () => {
      turn += 1;
      const { earliest, latest } = REVISIONS[turn % 2 === 0 ? 0 : 1];
      return server.post(asJson(OPERATIONS.M1, { id: '1', from: earliest, to: latest }));
    },
    sendsInitialResult: false,
  };
}

/** Returns the fan-out of the limit: sends two results of Sidelined alternately. */
export async function limitBroadcast(sidelined: Sidelined, from: Server, server: Server): Promise<Broadcast> {
  const texts: string[] = [];
  let turn = 0;
  for (let revised = 0; revised < 2; revised += 1) {
    await sidelined.revise(from);
    texts.push(await currentResult(sidelined, from));
  }
  return {
    server,
    operations: [asJson('limit', {})],
    trigger: () => server.post(texts[(turn += 1) % 2] ?? ''),
    sendsInitialResult: false,
  };
}

/** Returns the current result of Sidelined, received over an event stream. */
async function currentResult(sidelined: Sidelined, { endpoint }: Server): Promise<string> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: asJson(s1('list0'), { id: sidelined.player }),
  });
  let text = '';
  for await (const part of response.body ?? []) {
    text += Buffer.from(part).toString();
    const data = /^data: (.+)$/m.exec(text)?.[1];
    if (data !== undefined) return data;
  }
  throw new Error('the event stream ended without a result');
}
