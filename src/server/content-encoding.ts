import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip';

/** Smaller bodies are sent as they are. */
export const MIN_PACKED_BYTES = 1_024;

/** Brotli's default quality is meant for files that are packed once and served for years. */
const BROTLI_QUALITY = 4;

const packers: Readonly<Record<Encoding, (body: Buffer) => Promise<Buffer>>> = {
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  gzip: (body) => promisify(gzip)(body),
};

/** Packs a body outside the event loop. */
export function pack(body: Buffer, encoding: Encoding): Promise<Buffer> {
  return packers[encoding](body);
}

/** By header: clients send only a few different ones. */
const known = new Map<string, Encoding | null>();
const MAX_KNOWN = 200;

/** The encoding that a client prefers; null: none of them. Brotli wins a tie. */
export function acceptedEncoding(header: string | string[] | undefined): Encoding | null {
  if (header === undefined) return null;
  const text = String(header);
  const found = known.get(text);
  if (found !== undefined) return found;
  const encoding = preferredIn(text);
  if (known.size === MAX_KNOWN) known.clear();
  known.set(text, encoding);
  return encoding;
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
