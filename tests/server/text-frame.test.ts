import * as ws from 'ws';
import { expect, test } from 'vitest';
import { startOfTextFrame } from '../../src/server/websocket/text-frame.ts';

/** The frames that ws writes; its types leave this out. */
const { Sender } = ws as unknown as { Sender: { frame(data: Buffer, options: object): Buffer[] } };

test('a frame in two parts has the same bytes as the frame that ws writes', () => {
  for (const start of ['', '{"id":"1","payload":', '{"id":"ñ 𝒜","payload":']) {
    for (const length of [0, 1, 100, 124, 125, 126, 127, 128, 1_500, 65_500, 65_535, 65_536, 65_537, 200_000]) {
      const rest = Buffer.alloc(Math.max(0, length - Buffer.byteLength(start)), 'x');
      const whole = Buffer.concat([Buffer.from(start), rest]);
      const expected = Sender.frame(whole, { fin: true, opcode: 1, mask: false, rsv1: false, readOnly: true });
      const frame = Buffer.concat([startOfTextFrame(start, rest.length), rest]);
      expect(frame.equals(Buffer.concat(expected))).toBe(true);
    }
  }
});
