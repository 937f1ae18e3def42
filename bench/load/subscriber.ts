import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { CLOSE, frameOf, HANDSHAKE, PING, PONG, readFrames, TEXT } from './frames.ts';

/** A subscriber on a raw socket. */
export interface Subscriber {
  /** Settles when the client is connected and has sent its subscription. */
  readonly subscribed: Promise<void>;
  readonly socket: Socket;
}

/** Called with each result, as text in the message format of the protocol. */
export type OnResult = (text: Buffer | string) => void;

const ACK = Buffer.from('"connection_ack"');
const NEXT = Buffer.from('"next"');

/** Subscribes over graphql-transport-ws. */
export function webSocketSubscriber(url: URL, operation: string, onResult: OnResult): Subscriber {
  const subscribed = Promise.withResolvers<void>();
  const socket = open(url, subscribed.reject);
  let isOpen = false;
  let rest: Buffer | null = null;
  const onFrame = (opcode: number, payload: Buffer): void => {
    if (opcode === PING) socket.write(frameOf(PONG, ''));
    if (opcode === CLOSE) subscribed.reject(new Error(`closed: ${payload.subarray(2).toString()}`));
    if (opcode !== TEXT) return;
    if (payload.includes(NEXT)) return onResult(payload);
    if (!payload.includes(ACK)) return;
    socket.write(frameOf(TEXT, `{"id":"${randomUUID()}","type":"subscribe","payload":${operation}}`));
    subscribed.resolve();
  };
  socket.write(HANDSHAKE(url.host));
  socket.on('data', (data: Buffer) => {
    let bytes: Buffer = rest === null ? data : Buffer.concat([rest, data]);
    rest = null;
    if (!isOpen) {
      const end = bytes.indexOf('\r\n\r\n');
      if (end < 0) return void (rest = bytes);
      if (!bytes.subarray(0, 12).includes('101')) return subscribed.reject(new Error(bytes.toString()));
      isOpen = true;
      bytes = bytes.subarray(end + 4);
      socket.write(frameOf(TEXT, '{"type":"connection_init"}'));
    }
    rest = readFrames(bytes, onFrame);
  });
  return { subscribed: subscribed.promise, socket };
}

const STREAM_START = ':\n\n';
const EVENT = 'event: next';

/** Subscribes over server-sent events. */
export function eventStreamSubscriber(url: URL, operation: string, onResult: OnResult): Subscriber {
  const subscribed = Promise.withResolvers<void>();
  const socket = open(url, subscribed.reject);
  let isOpen = false;
  let rest = '';
  socket.write(
    [
      'POST /graphql HTTP/1.1',
      `Host: ${url.host}`,
      'Accept: text/event-stream',
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(operation)}`,
      `\r\n${operation}`,
    ].join('\r\n'),
  );
  socket.on('data', (data: Buffer) => {
    rest += data.toString('latin1');
    if (!isOpen) {
      const streamStart = rest.indexOf(STREAM_START);
      if (streamStart < 0) return;
      if (!rest.startsWith('HTTP/1.1 200')) return subscribed.reject(new Error(rest));
      isOpen = true;
      rest = rest.slice(streamStart + STREAM_START.length);
      subscribed.resolve();
    }
    for (let start = rest.indexOf(EVENT); start >= 0; start = rest.indexOf(EVENT)) {
      const end = rest.indexOf('\n\n', start);
      if (end < 0) break;
      onResult(rest.slice(start, end));
      rest = rest.slice(end + 2);
    }
  });
  return { subscribed: subscribed.promise, socket };
}

function open(url: URL, failed: (error: Error) => void): Socket {
  const socket = connect(Number(url.port), url.hostname);
  socket.setNoDelay(true);
  socket.on('error', failed);
  return socket;
}
