import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { acceptedEncoding, type Encoding, pack } from '../../content-encoding.ts';
import { corsHeaders } from '../../cors.ts';

export const SCHEMA_PATH = '/schema.graphql';

interface SchemaFile {
  readonly plain: Buffer;
  readonly hash: string;
  readonly packed: Partial<Record<Encoding, Promise<Buffer>>>;
}

/** Returns the schema in the schema definition language, sorted by name: the text of schema.graphql. */
export function printedSchema(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

let file: Promise<SchemaFile> | undefined;

/** Serves the schema in the schema definition language, for code generators and editors. */
export async function serveSchema(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { plain, hash, packed } = await (file ??= makeFile());
  const encoding = acceptedEncoding(request.headers['accept-encoding']);
  const etag = `"${hash}${encoding === null ? '' : `-${encoding}`}"`;
  const head = { ...corsHeaders, 'cache-control': 'no-cache', vary: 'Accept-Encoding', etag };
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, head).end();
    return;
  }
  const body = encoding === null ? plain : await (packed[encoding] ??= pack(plain, encoding));
  response.writeHead(200, {
    ...head,
    'content-type': 'application/graphql; charset=utf-8',
    'content-length': body.length,
    ...(encoding !== null && { 'content-encoding': encoding }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

async function makeFile(): Promise<SchemaFile> {
  const { schema } = await import('../../../schema/schema.ts');
  const plain = Buffer.from(printedSchema(schema));
  return { plain, hash: createHash('sha1').update(plain).digest('base64url'), packed: {} };
}
