import { type Change, difference, QUERIES, type State, stateOf } from './feeds.ts';

/** A widget. */
export interface Reader {
  /** The newest state, with the changes since the one before; undefined for the first. */
  update(state: State, changes?: Change[]): void;
  /** Called if the API does not know this name. */
  missing(): void;
  /** Called when the stream is opened or closed. */
  online(isOpen: boolean): void;
}

/** A subscription, shared by all widgets of the page with the same subject and language. */
interface Topic {
  id: string;
  kind: string;
  key: string;
  language: string;
  readers: Set<Reader>;
  state?: State;
  timer?: number;
}

const script = (document.currentScript ?? document.querySelector('script[src*="/widget."]')) as HTMLScriptElement;
/** The server of the script is that of the API. */
export const ORIGIN = new URL('.', script.src).href;

const topics = new Map<string, Topic>();
let socket: WebSocket | undefined;
let isReady = false;
let isHeard = false;
let attempts = 0;
let timer = 0;
let beat = 0;

const send = (message: object): void => socket!.send(JSON.stringify(message));

/** Opens the socket of the page, unless it is open, there is nothing to follow, or the page is hidden. */
function connect(): void {
  clearTimeout(timer);
  if (socket || !topics.size || document.hidden) return;
  const mine = new WebSocket(ORIGIN.replace('http', 'ws') + 'graphql', 'graphql-transport-ws');
  socket = mine;
  isHeard = true;
  mine.onopen = () => send({ type: 'connection_init' });
  mine.onmessage = ({ data }) => mine === socket && receive(JSON.parse(data));
  mine.onclose = () => mine === socket && lost();
  // A connection that broke unnoticed, for example while the computer slept, does not answer a ping.
  beat = setInterval(() => {
    if (!isHeard) return lost();
    attempts = 0;
    isHeard = false;
    if (isReady) send({ type: 'ping' });
  }, 20_000);
}

function disconnect(): void {
  const old = socket;
  clearInterval(beat);
  socket = undefined;
  isReady = false;
  old?.close();
}

/** Reconnects, after a longer delay each time, with a random part. */
function lost(): void {
  disconnect();
  for (const topic of topics.values()) for (const reader of topic.readers) reader.online(false);
  timer = setTimeout(connect, Math.min(15_000, 400 * 2 ** attempts++) * (0.5 + Math.random()));
}

function receive({ id, type, payload }: { id: string; type: string; payload: any }): void {
  isHeard = true;
  const topic = topics.get(id);
  if (type === 'connection_ack') {
    isReady = true;
    topics.forEach(subscribe);
  } else if (topic && payload?.data) {
    attempts = 0;
    publish(topic, stateOf(payload.data.e));
  } else if (topic) {
    // A refused or completed subscription is retried after a while, because an unknown name may exist by then.
    clearTimeout(topic.timer);
    topic.timer = setTimeout(subscribe, 30_000 * (1 + Math.random()), topic);
    if (/NOT_F|USER_I/.test(JSON.stringify(payload))) for (const reader of topic.readers) reader.missing();
  }
}

function subscribe(topic: Topic): void {
  clearTimeout(topic.timer);
  const { id, kind, key, language, state, readers } = topic;
  if (!isReady || topics.get(id) !== topic) return;
  for (const reader of readers) reader.online(true);
  const variables = { k: key, l: language, r: state?.list?.revision };
  send({ id, type: 'subscribe', payload: { query: 'subscription' + QUERIES[kind], variables } });
}

/** Publishes a state. After a reconnection teams and fixtures are sent again; a list only if it has changed. */
function publish(topic: Topic, state: State): void {
  const before = topic.state;
  if (state.list && state.list.revision === before?.list?.revision) return;
  topic.state = state;
  const changes = before && difference(before.games, state.games);
  for (const reader of topic.readers) reader.update(state, changes);
}

/** Follows a player, team or fixture. Returns a function that stops it. */
export function follow(kind: string, key: string, language: string, reader: Reader): () => void {
  const id = [kind, key, language].join();
  const topic = topics.get(id) ?? { id, kind, key, language, readers: new Set() };
  topic.readers.add(reader);
  if (topic.state) reader.update(topic.state);
  if (!topics.has(id)) subscribe(topics.set(id, topic).get(id)!);
  connect();
  return () => {
    topic.readers.delete(reader);
    if (topic.readers.size || topics.get(id) !== topic) return;
    topics.delete(id);
    if (isReady) send({ id, type: 'complete' });
    if (!topics.size) disconnect();
  };
}

document.addEventListener('visibilitychange', () => (document.hidden ? disconnect() : connect()));
addEventListener('online', connect);
