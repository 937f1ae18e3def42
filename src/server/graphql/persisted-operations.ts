import { GraphQLError, parse, validate } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { OperationRequest } from '../../live/operation-key.ts';
import { ConfigError } from '../../config.ts';
import { schema } from '../../schema/schema.ts';
import { badRequest, tooDeep } from './document-limits.ts';

/** What a request says of its document: its text, its hash, or both. */
export interface GraphQLParams {
  readonly query?: string | null | undefined;
  readonly variables?: unknown;
  readonly extensions?: unknown;
}

/** How much text of documents that clients have told the hashes of is kept. */
const MOST_TEXT = 4 * 1024 * 1024;

const persisted = z.object({
  persistedQuery: z.object({ version: z.literal(1), sha256Hash: z.string().regex(/^[0-9a-f]{64}$/) }),
});

/**
 * Documents by their hashes, as Apollo's clients ask for them. Where there is a list, nothing else runs; else a client
 * may send a document along with its hash once, and the hash alone from then on, until it is forgotten for newer ones.
 */
export class PersistedOperations {
  readonly #listed: ReadonlyMap<string, string> | null;
  readonly #told = new LRUCache<string, string>({ maxSize: MOST_TEXT, sizeCalculation: (text) => text.length + 200 });

  constructor(listed: ReadonlyMap<string, string> | null) {
    this.#listed = listed;
  }

  /** The text of the document that is meant; or why it is not even looked for. Empty: nothing was said of any. */
  textOf({ query, variables, extensions }: GraphQLParams): string | GraphQLError {
    const hash = tooDeep(variables) ?? hashIn(extensions);
    if (hash instanceof GraphQLError) return hash;
    const text = query ?? '';
    if (hash !== null && text !== '' && hashOf(text) !== hash) {
      return refused('PERSISTED_QUERY_HASH_MISMATCH', 'The document has another hash than `sha256Hash`.', 400);
    }
    if (this.#listed !== null) return this.#listed.get(hash ?? hashOf(text)) ?? notListed();
    if (hash === null) return text;
    if (text !== '') this.#told.set(hash, text);
    // The very message that Apollo's clients wait for, to send the text along.
    return this.#told.get(hash) ?? refused('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound', 404);
  }

  /** What was asked, with its text; null where something is wrong with it. */
  meant(asked: OperationRequest & GraphQLParams): OperationRequest | null {
    const query = this.textOf(asked);
    const { operationName, variables } = asked;
    return typeof query === 'string' && query !== '' ? { query, operationName, variables } : null;
  }

  /** The same for the engine. */
  plugin(): Plugin {
    return {
      onParams: ({ params, setParams }) => {
        const { query, variables, extensions } = params;
        // What is no text, the engine refuses by itself.
        if (query != null && typeof query !== 'string') return;
        const text = this.textOf({ query, variables, extensions });
        if (text instanceof GraphQLError) throw badRequest(text);
        if (text !== '' && text !== query) setParams({ ...params, query: text });
      },
    };
  }
}

/** Reads the list of the only documents that run: an object with the hash of each. Every one of them must be valid. */
export async function readPersistedOperations(path: string | null): Promise<PersistedOperations> {
  if (path === null) return new PersistedOperations(null);
  const fault = (what: string): ConfigError => new ConfigError(`SIDELINED_PERSISTED_OPERATIONS: ${path}: ${what}`);
  let listed: unknown;
  try {
    listed = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw fault(error instanceof Error ? error.message : String(error));
  }
  const read = z.record(z.string(), z.string()).safeParse(listed);
  if (!read.success) throw fault('is no JSON object of hashes and documents');
  for (const [hash, text] of Object.entries(read.data)) {
    if (hashOf(text) !== hash) throw fault(`${hash} is not the sha256 of its document`);
    const wrong = faultIn(text);
    if (wrong !== null) throw fault(`${hash}: ${wrong}`);
  }
  return new PersistedOperations(new Map(Object.entries(read.data)));
}

function faultIn(text: string): string | null {
  try {
    return validate(schema, parse(text))[0]?.message ?? null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function hashIn(extensions: unknown): string | null | GraphQLError {
  if (typeof extensions !== 'object' || extensions === null || !('persistedQuery' in extensions)) return null;
  const { success, data } = persisted.safeParse(extensions);
  if (success) return data.persistedQuery.sha256Hash;
  const message = '`extensions.persistedQuery` needs `version: 1` and `sha256Hash`, 64 lower-case hexadecimal digits.';
  return refused('BAD_USER_INPUT', message, 400);
}

function notListed(): GraphQLError {
  return refused('DOCUMENT_NOT_LISTED', 'Only listed documents run here, and this is none of them.', 403);
}

function refused(code: string, message: string, status: number): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status, spec: true } } });
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
