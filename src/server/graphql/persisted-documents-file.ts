import { parse, validate } from 'graphql';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ConfigError } from '../../config.ts';
import { schema } from '../../schema/schema.ts';
import { hashOf, plainId, SHA256 } from './document-hash.ts';

/** Documents by id. Each is also found by the sha256 of its text. */
export type PersistedDocuments = ReadonlyMap<string, string>;

type Entry = readonly [id: string, text: string];

const byId = z.record(z.string(), z.string()).transform((documents): Entry[] => Object.entries(documents));
/** The format that Apollo's `generate-persisted-query-manifest` writes. */
const apolloManifest = z
  .object({
    format: z.literal('apollo-persisted-query-manifest'),
    operations: z.array(z.object({ id: z.string(), body: z.string() })),
  })
  .transform(({ operations }) => operations.map(({ id, body }): Entry => [id, body]));
const listed = z
  .array(
    z.union([
      z.tuple([z.string(), z.string()]),
      z.object({ id: z.string(), text: z.string() }).transform(({ id, text }): Entry => [id, text]),
      z.object({ id: z.string(), body: z.string() }).transform(({ id, body }): Entry => [id, body]),
      z.object({ documentId: z.string(), query: z.string() }).transform((one): Entry => [one.documentId, one.query]),
    ]),
  )
  .transform((entries): readonly Entry[] => entries);

const file: z.ZodType<readonly Entry[]> = z.union([apolloManifest, listed, byId]);

const EXPECTED = 'expected documents by id: a JSON object, a list of pairs, or a manifest of Apollo';

/**
 * Reads a list of persisted documents in a format of a common toolchain. This is an object by id (graphql-codegen,
 * gql.tada, Relay), pairs of id and text, or Apollo's manifest. An id that is a sha256 must be that of the document.
 * Every document must be valid.
 */
export async function readPersistedDocuments(path: string): Promise<PersistedDocuments> {
  const fail = (reason: string): ConfigError => new ConfigError(`SIDELINED_PERSISTED_OPERATIONS: ${path}: ${reason}`);
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw fail(error instanceof Error ? error.message : String(error));
  }
  const { data: entries } = file.safeParse(json);
  if (entries === undefined) throw fail(EXPECTED);
  const documents = new Map<string, string>();
  for (const [given, text] of entries) {
    const id = plainId(given);
    if (SHA256.test(id) && hashOf(text) !== id) throw fail(`${given} is not the sha256 of its document`);
    const error = documentError(text);
    if (error !== null) throw fail(`${given}: ${error}`);
    documents.set(id, text).set(hashOf(text), text);
  }
  return documents;
}

function documentError(text: string): string | null {
  try {
    return validate(schema, parse(text))[0]?.message ?? null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
