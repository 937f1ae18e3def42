import { LRUCache } from 'lru-cache';
import { documentIdIn } from './graphql-params.ts';
import { OperationError, operationError } from './operation-error.ts';
import { variablesTooLarge } from './operation-limits.ts';
import { hashOf, plainId, SHA256 } from './document-hash.ts';
import type { PersistedDocuments } from './persisted-documents-file.ts';

/** The parameters by which a request names its document: text, hash, id, or several of them. */
export interface DocumentParams {
  readonly query?: string | null | undefined;
  readonly variables?: unknown;
  readonly extensions?: unknown;
}

/** Bytes of an automatically persisted document, in addition to its text of one or two bytes per character. */
const ENTRY_OVERHEAD = 400;

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
 * Documents by hash, in Apollo's protocol, or by id. With an allow-list, only listed documents are executed. Without
 * one, a client sends a document with its hash once and afterwards only the hash, until newer documents displace it.
 */
export class PersistedOperations {
  readonly #listed: PersistedDocuments | null;
  readonly #automatic: LRUCache<string, string>;

  constructor(listed: PersistedDocuments | null, maxBytes: number) {
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
    const given = hash === null ? documentIdIn(params) : null;
    const id = typeof given === 'string' ? plainId(given) : hash;
    if (this.#listed !== null) return this.#listed.get(id ?? hashOf(text)) ?? NOT_LISTED;
    if (id === null) return params.query ?? MISSING_QUERY;
    // An id that is not a hash has no meaning without an allow-list: the text itself is executed.
    if (text !== '' && hashOf(text) !== id) return text;
    if (text !== '') this.#automatic.set(id, text);
    return this.#automatic.get(id) ?? NOT_FOUND;
  }
}

/** Reads the allow-list; without a path there is none. */
export async function readPersistedOperations(path: string | null, maxBytes: number): Promise<PersistedOperations> {
  if (path === null) return new PersistedOperations(null, maxBytes);
  const { readPersistedDocuments } = await import('./persisted-documents-file.ts');
  return new PersistedOperations(await readPersistedDocuments(path), maxBytes);
}

function hashIn(extensions: unknown): string | null | OperationError {
  if (typeof extensions !== 'object' || extensions === null || !('persistedQuery' in extensions)) return null;
  const { persistedQuery } = extensions;
  if (typeof persistedQuery !== 'object' || persistedQuery === null) return INVALID_HASH;
  if (!('version' in persistedQuery) || persistedQuery.version !== 1) return INVALID_HASH;
  const hash = 'sha256Hash' in persistedQuery ? persistedQuery.sha256Hash : null;
  return typeof hash === 'string' && SHA256.test(hash) ? hash : INVALID_HASH;
}
