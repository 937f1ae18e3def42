import { createHash } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { acceptedEncoding, type Encoding, MIN_PACKED_BYTES, pack } from '../../content-encoding.ts';
import { isUnchanged } from '../../etag.ts';

/** A body that is sent often. It is compressed once per encoding, when a client first accepts it, and has an ETag. */
export class PackedBody {
  readonly plain: Buffer;
  /** A hash of the body, in letters, digits, `-` and `_`. */
  readonly hash: string;
  readonly #packed: Partial<Record<Encoding, Promise<Buffer>>> = {};

  constructor(body: string | Buffer) {
    this.plain = Buffer.from(body);
    this.hash = createHash('sha1').update(this.plain).digest('base64url');
  }

  /** Sends the body in the accepted encoding with these headers, or 304 if the client has it. */
  async send(
    request: IncomingMessage,
    response: ServerResponse,
    headers: OutgoingHttpHeaders,
    status = 200,
  ): Promise<void> {
    const isPackable = this.plain.length >= MIN_PACKED_BYTES;
    const encoding = isPackable ? acceptedEncoding(request.headers['accept-encoding']) : null;
    const etag = `"${this.hash}${encoding === null ? '' : `-${encoding}`}"`;
    const vary = [headers.vary, 'Accept-Encoding'].filter((one) => one !== undefined).join(', ');
    const head = { ...headers, vary, etag };
    if (status === 200 && isUnchanged(request, etag)) {
      response.writeHead(304, head).end();
      return;
    }
    const body = encoding === null ? this.plain : await (this.#packed[encoding] ??= pack(this.plain, encoding));
    response.writeHead(status, {
      ...head,
      'content-length': body.length,
      ...(encoding !== null && { 'content-encoding': encoding }),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  }
}
