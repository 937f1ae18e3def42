import { SubscriberGroup } from '../measurement/subscriber-group.ts';
import * as servers from '../measurement/servers.ts';
import type { Part } from './part.ts';
import { limitBroadcast, sidelinedBroadcast, widgetBroadcast } from './broadcasts.ts';
import { addRounds } from './fan-out.ts';

const COUNT = 2_000;
export const WIDGET = `${servers.OURS}, widgets`;
export const SSE = `${servers.OURS}, SSE`;

/** Fan-out over server-sent events, to plain subscribers and to widgets, compared with the WebSocket limit. */
export const eventStreams: Part = async ({ sidelined, figures, quick }) => {
  await using server = await sidelined.start(SSE);
  await using limit = await servers.startL2();
  await using subscribers = new SubscriberGroup(sidelinedBroadcast(sidelined, server));
  await using limitSubscribers = new SubscriberGroup(await limitBroadcast(sidelined, server, limit));
  const idle = await server.inspect(true);
  await subscribers.subscribe(COUNT, 'SSE');
  const { heap } = await server.inspect(true);
  await limitSubscribers.subscribe(COUNT);
  figures.add(server.name, `F ${COUNT} heap a subscriber`, 'KB', [(heap - idle.heap) / 1_024 / COUNT]);
  await using widgets = await sidelined.start(WIDGET);
  await using widgetSubscribers = new SubscriberGroup(widgetBroadcast(sidelined, widgets));
  await widgetSubscribers.subscribe(COUNT, 'SSE');
  await addRounds({ figures }, [limitSubscribers, subscribers, widgetSubscribers], `F ${COUNT}`, quick ? 3 : 7);
};
