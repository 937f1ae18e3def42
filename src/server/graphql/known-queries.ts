import {
  type DocumentNode,
  getOperationAST,
  type GraphQLSchema,
  OperationTypeNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import type { OperationRequest } from '../../live/operation-key.ts';

/** A query that the engine has parsed, validated and executed itself. */
export interface KnownQuery {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  /** Whether its answer stays until something rings: no field of it is declared to be volatile. */
  readonly isSteady: boolean;
}

/** How much text of queries, and how many ways to ask for a content type, are remembered. */
const MOST_TEXT = 4 * 1024 * 1024;
const MOST_TYPES = 100;

/**
 * What the engine does with requests, learned by watching it. Nothing of it is written down a second time: a query
 * that the engine has never run, or a way to ask for a content type that it has never answered, is the engine's.
 */
export class KnownQueries {
  readonly #queries = new LRUCache<string, KnownQuery>({
    maxSize: MOST_TEXT,
    sizeCalculation: (_, text) => text.length + 200,
  });
  readonly #types = new LRUCache<string, string>({ max: MOST_TYPES });

  query(asked: Pick<OperationRequest, 'query' | 'operationName'>): KnownQuery | undefined {
    return this.#queries.get(nameOf(asked));
  }

  /** What the engine answers to an `Accept` header when all is well. */
  contentType(accept: string | undefined): string | undefined {
    return this.#types.get(accept ?? '');
  }

  /** Watches the engine. */
  plugin(): Plugin<{ params?: OperationRequest }> {
    const ran = new WeakSet<Request>();
    return {
      onExecute: ({ args: { schema, document, operationName, contextValue } }) => ({
        onExecuteDone: ({ result }) => {
          const { params, request } = contextValue;
          const isQuery = getOperationAST(document, operationName)?.operation === OperationTypeNode.QUERY;
          if (!isQuery || params === undefined || Symbol.asyncIterator in result || result.errors !== undefined) return;
          if (request !== undefined) ran.add(request);
          if (this.query(params) !== undefined) return;
          this.#queries.set(nameOf(params), { schema, document, isSteady: !hasVolatileField(schema, document) });
        },
      }),
      onResponse: ({ request, response }) => {
        const type = response.headers.get('content-type');
        if (ran.has(request) && response.status === 200 && type !== null) {
          this.#types.set(request.headers.get('accept') ?? '', type);
        }
      },
    };
  }
}

function nameOf({ query, operationName }: Pick<OperationRequest, 'query' | 'operationName'>): string {
  return `${operationName ?? ''}\n${query}`;
}

/** Whether some field of it is declared, in the schema, to change without anything ringing. */
export function hasVolatileField(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema);
  let found = false;
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: () => {
        if (types.getFieldDef()?.extensions.volatile === true) found = true;
      },
    }),
  );
  return found;
}
