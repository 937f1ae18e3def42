import { randomBytes } from 'node:crypto';

/** WebSocket frames, as far as a reader needs them: a client that costs next to nothing, however many there are. */
export const TEXT = 1;
export const CLOSE = 8;
export const PING = 9;
export const PONG = 10;

/** A frame from a client, masked as the protocol wants it. */
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

/** Tells the whole frames of some bytes; answers with what is left of them. */
export function readFrames(bytes: Buffer, tell: (opcode: number, payload: Buffer) => void): Buffer | null {
  let rest = bytes;
  while (rest.length >= 2) {
    const short = (rest[1] ?? 0) & 0x7f;
    const head = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (rest.length < head) break;
    const length = short < 126 ? short : short === 126 ? rest.readUInt16BE(2) : Number(rest.readBigUInt64BE(2));
    if (rest.length < head + length) break;
    tell((rest[0] ?? 0) & 0x0f, rest.subarray(head, head + length));
    rest = rest.subarray(head + length);
  }
  return rest.length === 0 ? null : rest;
}
