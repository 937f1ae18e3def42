/** The first byte of a final text frame. */
const FIN_TEXT = 0x81;
/** The first lengths that do not fit into the second byte, and into the two bytes after it. */
const [MIN_16_BIT, MIN_64_BIT] = [126, 65_536];

/**
 * Returns the header and first text of a WebSocket frame with a text message (RFC 6455, section 5.2). `restBytes` bytes
 * of text follow.
 */
export function startOfTextFrame(start: string, restBytes: number): Buffer {
  const startBytes = Buffer.byteLength(start);
  const length = startBytes + restBytes;
  const headerBytes = length < MIN_16_BIT ? 2 : length < MIN_64_BIT ? 4 : 10;
  const frame = Buffer.allocUnsafe(headerBytes + startBytes);
  frame[0] = FIN_TEXT;
  if (headerBytes === 2) frame[1] = length;
  else if (headerBytes === 4) {
    frame[1] = 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(start, headerBytes);
  return frame;
}
