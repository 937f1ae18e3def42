import { Audience } from '../measured/audience.ts';
import * as roster from '../measured/roster.ts';
import type { Part } from './bench.ts';
import { limitBroadcast, ourBroadcast } from './broadcasts.ts';
import { addRounds } from './fan-out.ts';

const COUNT = 2_000;
export const SSE = `${roster.OURS}, SSE`;

/** The same over server-sent events, beside the limit of WebSockets. */
export const eventStreams: Part = async ({ ours, figures, quick }) => {
  await using server = await ours.start(SSE);
  await using limit = await roster.startL2();
  await using ourReaders = new Audience(ourBroadcast(ours, server));
  await using theirReaders = new Audience(await limitBroadcast(ours, server, limit));
  const idle = await server.look(true);
  await ourReaders.come(COUNT, 'SSE');
  const { heap } = await server.look(true);
  await theirReaders.come(COUNT);
  figures.add(server.name, `F ${COUNT} heap a subscriber`, 'KB', [(heap - idle.heap) / 1_024 / COUNT]);
  await addRounds({ figures }, [ourReaders, theirReaders], `F ${COUNT}`, quick ? 3 : 7);
};
