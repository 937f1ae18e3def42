import { randomBytes } from 'node:crypto';

/** A minimal WebSocket client: only the frames that a subscriber needs, so that thousands cost little CPU. */
export const TEXT = 1;
export const CLOSE = 8;
export const PING = 9;
export const PONG = 10;

/** Returns a client frame, masked as the protocol requires. */
export function frameOf(opcode: number, text: string): Buffer {
  const payload = Buffer.from(text);
  const mask = randomBytes(4);
  const { length } = payload;
  const head =
    length < 126
      ? Buffer.from([0x80 | opcode, 0x80 | length])
      : Buffer.from([0x80 | opcode, 0x80 | 126, length >> 8, length & 0xff]);
  for (const [place, byte] of payload.entries()) payload[place] = byte ^ (mask[place & 3] ?? 0);
  return Buffer.concat([head, mask, payload]);
}

export const HANDSHAKE = (host: string): string =>
  [
    'GET /graphql HTTP/1.1',
    `Host: ${host}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    'Sec-WebSocket-Protocol: graphql-transport-ws',
    '\r\n',
  ].join('\r\n');

/** Calls `onFrame` for each complete frame. Returns the remaining bytes; null if there are none. */
export function readFrames(bytes: Buffer, onFrame: (opcode: number, payload: Buffer) => void): Buffer | null {
  let rest = bytes;
  while (rest.length >= 2) {
    const shortLength = (rest[1] ?? 0) & 0x7f;
    const head = shortLength < 126 ? 2 : shortLength === 126 ? 4 : 10;
    if (rest.length < head) break;
    const length =
      shortLength < 126 ? shortLength : shortLength === 126 ? rest.readUInt16BE(2) : Number(rest.readBigUInt64BE(2));
    if (rest.length < head + length) break;
    onFrame((rest[0] ?? 0) & 0x0f, rest.subarray(head, head + length));
    rest = rest.subarray(head + length);
  }
  return rest.length === 0 ? null : rest;
}
