import { type DocumentNode, type ExecutionArgs, GraphQLError, parse, type ParseOptions, type Source } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { LRUCache } from 'lru-cache';
import { LIMITS } from '../../limits.ts';
import {
  limitError,
  documentSizeOf,
  documentTooLarge,
  operationSizeOf,
  operationTooLarge,
} from './operation-limits.ts';

/** How much text of documents is kept with what came of parsing it. */
const MOST_TEXT = 4 * 1024 * 1024;

/** The engine's memory of documents: by the length of their text, and nothing of what was no document. */
export function parserCache() {
  const documentCache = new LRUCache<string, DocumentNode>({
    maxSize: MOST_TEXT,
    sizeCalculation: (_, text) => text.length + 1_000,
  });
  return { documentCache, errorCache: { get: () => undefined, set: () => {} } };
}

/** Called with the cost of an operation that is about to be executed. */
export type OnCost = (cost: number) => void;

/** The limits of documents and operations, on every road that the engine plans for. */
export function documentLimits({
  explore,
}: {
  readonly explore: boolean;
}): Plugin<{ weigh?: OnCost; request?: Request }> {
  return {
    onParse: ({ setParseFn }) => setParseFn(parseWithin),
    onValidate({ params: { documentAST }, setResult }) {
      const error = explore ? documentTooLarge(documentAST) : (explores(documentAST) ?? documentTooLarge(documentAST));
      if (error !== null) setResult([badRequest(error)]);
    },
    onExecute({ args, setResultAndStopExecution }) {
      const error = checkOperationSize(args, args.contextValue.weigh);
      if (error !== null)
        setResultAndStopExecution({ errors: [args.contextValue.request ? badRequest(error) : error] });
    },
    onSubscribe({ args, setResultAndStopExecution }) {
      const error = checkOperationSize(args, args.contextValue.weigh);
      if (error !== null) setResultAndStopExecution({ errors: [badRequest(error)] });
    },
  };
}

/** Why an operation is not executed with these variables; else its cost is told. */
export function checkOperationSize(args: ExecutionArgs, onCost: OnCost | undefined): GraphQLError | null {
  const size = operationSizeOf(args);
  const error = operationTooLarge(size);
  if (error === null) onCost?.(size.cost);
  return error;
}

function explores(document: DocumentNode): GraphQLError | null {
  if (documentSizeOf(document).introspections === 0) return null;
  return new GraphQLError('Introspection is switched off here.', { extensions: { code: 'INTROSPECTION_DISABLED' } });
}

function parseWithin(source: string | Source, options?: ParseOptions): DocumentNode {
  try {
    return parse(source, { ...options, maxTokens: LIMITS.tokens.max });
  } catch (error) {
    const tooMany = error instanceof GraphQLError && error.message.includes(`more that ${LIMITS.tokens.max} tokens`);
    throw (tooMany ? limitError('tokens', LIMITS.tokens.max + 1) : null) ?? error;
  }
}

/** Values that are nested beyond all sense are not looked into. */
export function tooDeep(variables: unknown): GraphQLError | null {
  return isWithin(variables, LIMITS.variables.max + 1) ? null : limitError('variables', LIMITS.variables.max + 1);
}

function isWithin(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((part) => isWithin(part, levels - 1));
}

/** Over HTTP it is a bad request where the client understands that. */
export function badRequest(error: GraphQLError): GraphQLError {
  error.extensions.http ??= { status: 400, spec: true };
  return error;
}
