import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { CLOSE, frameOf, HANDSHAKE, PING, PONG, readFrames, TEXT } from './frames.ts';

/** A subscriber on a raw socket. */
export interface Reader {
  /** It is connected, and has asked. */
  readonly asked: Promise<void>;
  readonly socket: Socket;
}

/** Told of each result, as text in the protocol's wrapping. */
export type Heard = (text: Buffer | string) => void;

const ACK = Buffer.from('"connection_ack"');
const NEXT = Buffer.from('"next"');

/** Over graphql-transport-ws. */
export function webSocketReader(url: URL, operation: string, heard: Heard): Reader {
  const asked = Promise.withResolvers<void>();
  const socket = open(url, asked.reject);
  let isOpen = false;
  let rest: Buffer | null = null;
  const told = (opcode: number, payload: Buffer): void => {
    if (opcode === PING) socket.write(frameOf(PONG, ''));
    if (opcode === CLOSE) asked.reject(new Error(`closed: ${payload.subarray(2).toString()}`));
    if (opcode !== TEXT) return;
    if (payload.includes(NEXT)) return heard(payload);
    if (!payload.includes(ACK)) return;
    socket.write(frameOf(TEXT, `{"id":"${randomUUID()}","type":"subscribe","payload":${operation}}`));
    asked.resolve();
  };
  socket.write(HANDSHAKE(url.host));
  socket.on('data', (data: Buffer) => {
    let bytes: Buffer = rest === null ? data : Buffer.concat([rest, data]);
    rest = null;
    if (!isOpen) {
      const end = bytes.indexOf('\r\n\r\n');
      if (end < 0) return void (rest = bytes);
      if (!bytes.subarray(0, 12).includes('101')) return asked.reject(new Error(bytes.toString()));
      isOpen = true;
      bytes = bytes.subarray(end + 4);
      socket.write(frameOf(TEXT, '{"type":"connection_init"}'));
    }
    rest = readFrames(bytes, told);
  });
  return { asked: asked.promise, socket };
}

const BEGUN = ':\n\n';
const EVENT = 'event: next';

/** Over server-sent events. */
export function eventStreamReader(url: URL, operation: string, heard: Heard): Reader {
  const asked = Promise.withResolvers<void>();
  const socket = open(url, asked.reject);
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
      const begun = rest.indexOf(BEGUN);
      if (begun < 0) return;
      if (!rest.startsWith('HTTP/1.1 200')) return asked.reject(new Error(rest));
      isOpen = true;
      rest = rest.slice(begun + BEGUN.length);
      asked.resolve();
    }
    for (let start = rest.indexOf(EVENT); start >= 0; start = rest.indexOf(EVENT)) {
      const end = rest.indexOf('\n\n', start);
      if (end < 0) break;
      heard(rest.slice(start, end));
      rest = rest.slice(end + 2);
    }
  });
  return { asked: asked.promise, socket };
}

function open(url: URL, failed: (error: Error) => void): Socket {
  const socket = connect(Number(url.port), url.hostname);
  socket.setNoDelay(true);
  socket.on('error', failed);
  return socket;
}
