import { bytesOf, type ResponseBody } from '../cache/response-body.ts';
import type { CachedResponse } from '../cache/response-cache.ts';
import type { OperationCounters } from '../observability/counters.ts';
import { type Encoding, MIN_PACKED_BYTES, pack } from './content-encoding.ts';
import { CORS } from './cors.ts';
import { contentType } from './graphql-response.ts';
import type { ResultType } from './media-types.ts';

/** Caches must revalidate a response, and keep one for each type and encoding. */
export const CACHING: readonly string[] = ['cache-control', 'no-cache', 'vary', 'Accept, Accept-Encoding'];

/** A cached response as it is sent: plain, or compressed in one encoding. */
export interface Representation {
  readonly body: ResponseBody;
  readonly head: readonly string[];
  /** Null if the cache is disabled. */
  readonly etag: string | null;
}

/** The representations of one cached response. Each compressed one is created once, when a client first accepts it. */
export class CachedRepresentations {
  readonly plain: Representation;
  readonly isPackable: boolean;
  /** The counters of cache hits. */
  readonly counters: OperationCounters;
  readonly #type: ResultType;
  readonly #packed: Record<Encoding, Representation | null> = { br: null, gzip: null };
  readonly #etags: Readonly<Record<Encoding, string | null>>;
  readonly #packing: Partial<Record<Encoding, Promise<Representation>>> = {};

  constructor({ body, etag }: CachedResponse, type: ResultType, counters: OperationCounters) {
    this.#type = type;
    this.counters = counters;
    this.plain = this.#represent(body, etag, null);
    this.isPackable = body.length >= MIN_PACKED_BYTES;
    this.#etags = { br: packedTag(etag, 'br'), gzip: packedTag(etag, 'gzip') };
  }

  /** Returns the representation in an encoding; null if it does not exist yet. */
  packed(encoding: Encoding): Representation | null {
    return this.#packed[encoding];
  }

  /** Returns the ETag of the representation in an encoding: `"hash-br"`. It does not need the compressed body. */
  etag(encoding: Encoding | null): string | null {
    return encoding === null ? this.plain.etag : this.#etags[encoding];
  }

  /** Creates the representation in an encoding. Falls back to the plain one if the body cannot be compressed. */
  pack(encoding: Encoding): Promise<Representation> {
    return (this.#packing[encoding] ??= this.#pack(encoding));
  }

  async #pack(encoding: Encoding): Promise<Representation> {
    try {
      const body = await pack(bytesOf(this.plain.body), encoding);
      return (this.#packed[encoding] = this.#represent(body, this.etag(encoding), encoding));
    } catch {
      return this.plain;
    }
  }

  #represent(body: ResponseBody, etag: string | null, encoding: Encoding | null): Representation {
    const head = [
      'content-type',
      contentType(this.#type),
      'content-length',
      String(body.length),
      ...(encoding === null ? [] : ['content-encoding', encoding]),
      ...(etag === null ? [] : ['etag', etag]),
      ...CACHING,
      ...CORS,
    ];
    return { body, head, etag };
  }
}

function packedTag(etag: string | null, encoding: Encoding): string | null {
  return etag === null ? null : `${etag.slice(0, -1)}-${encoding}"`;
}
