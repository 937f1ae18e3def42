import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { memoizedByText } from '../cache/memoized-by-text.ts';

export type Encoding = 'br' | 'gzip';

/** Smaller bodies are sent uncompressed. */
export const MIN_PACKED_BYTES = 1_024;

/** Brotli's default quality is meant for files that are compressed once and served for years. */
const BROTLI_QUALITY = 4;

const packers: Readonly<Record<Encoding, (body: Buffer) => Promise<Buffer>>> = {
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  gzip: (body) => promisify(gzip)(body),
};

/** Compresses a body outside the event loop. */
export function pack(body: Buffer, encoding: Encoding): Promise<Buffer> {
  return packers[encoding](body);
}

/** Clients send only a few different headers. */
const MAX_HEADERS = 200;
const preferred = memoizedByText(preferredIn, MAX_HEADERS);

/** Returns the encoding that a client prefers; null if it accepts none. Brotli wins a tie. */
export function acceptedEncoding(header: string | string[] | undefined): Encoding | null {
  return header === undefined ? null : preferred(String(header));
}

function preferredIn(header: string): Encoding | null {
  const qualities = new Map(
    header.split(',').map((part) => {
      const [name = '', ...params] = part.split(';').map((text) => text.trim().toLowerCase());
      const quality = Number(params.find((param) => param.startsWith('q='))?.slice(2) ?? 1);
      return [name, Number.isNaN(quality) ? 0 : quality] as const;
    }),
  );
  const quality = (name: string): number => qualities.get(name) ?? qualities.get('*') ?? 0;
  const best = quality('br') >= quality('gzip') ? 'br' : 'gzip';
  return quality(best) > 0 && quality(best) >= (qualities.get('identity') ?? 0) ? best : null;
}
