import { parse, validate } from 'graphql';
import { LRUCache } from 'lru-cache';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ConfigError } from '../../config.ts';
import { schema } from '../../schema/schema.ts';
import { OperationError, operationError } from './operation-error.ts';
import { variablesTooLarge } from './operation-limits.ts';

/** How a request names its document: by its text, its hash, or both. */
export interface DocumentParams {
  readonly query?: string | null | undefined;
  readonly variables?: unknown;
  readonly extensions?: unknown;
}

/** Bytes of an entry of the automatically persisted documents, beside its text of one or two bytes per character. */
const ENTRY_OVERHEAD = 400;

const persistedQuery = z.object({
  persistedQuery: z.object({ version: z.literal(1), sha256Hash: z.string().regex(/^[0-9a-f]{64}$/) }),
});

const MISSING_QUERY = operationError('BAD_REQUEST', 'Must provide query string.', { allow: 'GET, POST' });
const NOT_LISTED = operationError(
  'DOCUMENT_NOT_LISTED',
  'Only listed documents are executed; this one is not listed.',
  {
    status: 403,
  },
);
const HASH_MISMATCH = operationError('PERSISTED_QUERY_HASH_MISMATCH', '`sha256Hash` is not the hash of the document.');
/** Clients of Apollo expect exactly this message before they send the document along. */
const NOT_FOUND = operationError('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound', { status: 404 });
const INVALID_HASH = operationError(
  'BAD_USER_INPUT',
  '`extensions.persistedQuery` needs `version: 1` and `sha256Hash`, 64 lower-case hexadecimal digits.',
);

/**
 * Documents by hash, in Apollo's protocol. With an allow-list, only listed documents are executed. Without one, a client
 * sends a document with its hash once and afterwards the hash alone, until newer documents displace it.
 */
export class PersistedOperations {
  readonly #listed: ReadonlyMap<string, string> | null;
  readonly #automatic: LRUCache<string, string>;

  constructor(listed: ReadonlyMap<string, string> | null, maxBytes: number) {
    this.#listed = listed;
    this.#automatic = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: (text) => text.length * 2 + ENTRY_OVERHEAD,
    });
  }

  /** Returns the text of the requested document, or why it is not executed. */
  documentFor(params: DocumentParams): string | OperationError {
    const tooLarge = variablesTooLarge(params.variables);
    if (tooLarge !== null) return new OperationError([tooLarge]);
    const hash = hashIn(params.extensions);
    if (hash instanceof OperationError) return hash;
    const text = params.query ?? '';
    if (hash !== null && text !== '' && hashOf(text) !== hash) return HASH_MISMATCH;
    if (this.#listed !== null) return this.#listed.get(hash ?? hashOf(text)) ?? NOT_LISTED;
    if (hash === null) return params.query ?? MISSING_QUERY;
    if (text !== '') this.#automatic.set(hash, text);
    return this.#automatic.get(hash) ?? NOT_FOUND;
  }
}

/** Reads the allow-list: a JSON object with the documents by hash. Every document must be valid. */
export async function readPersistedOperations(path: string | null, maxBytes: number): Promise<PersistedOperations> {
  if (path === null) return new PersistedOperations(null, maxBytes);
  const fail = (reason: string): ConfigError => new ConfigError(`SIDELINED_PERSISTED_OPERATIONS: ${path}: ${reason}`);
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw fail(error instanceof Error ? error.message : String(error));
  }
  const { data: documents } = z.record(z.string(), z.string()).safeParse(json);
  if (documents === undefined) throw fail('expected a JSON object with documents by hash');
  for (const [hash, text] of Object.entries(documents)) {
    if (hashOf(text) !== hash) throw fail(`${hash} is not the sha256 of its document`);
    const error = documentError(text);
    if (error !== null) throw fail(`${hash}: ${error}`);
  }
  return new PersistedOperations(new Map(Object.entries(documents)), maxBytes);
}

function documentError(text: string): string | null {
  try {
    return validate(schema, parse(text))[0]?.message ?? null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function hashIn(extensions: unknown): string | null | OperationError {
  if (typeof extensions !== 'object' || extensions === null || !('persistedQuery' in extensions)) return null;
  return persistedQuery.safeParse(extensions).data?.persistedQuery.sha256Hash ?? INVALID_HASH;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
