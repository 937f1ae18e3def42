import { GraphQLError } from 'graphql';
import { LIMITS } from '../../limits.ts';
import type { DocumentSize } from './document-size.ts';
import type { OperationSize } from './operation-cost.ts';

/** Called with the cost of an operation that is about to be executed. */
export type OnCost = (cost: number) => void;

/** The first limit that a document exceeds as it is written, before it is validated; null: none. */
export function documentTooLarge(size: DocumentSize): GraphQLError | null {
  return (
    limitError('fields', size.fields) ??
    limitError('aliases', size.aliases) ??
    limitError('directives', size.directives) ??
    limitError('directivesAtOnePlace', size.directivesAtOnePlace) ??
    limitError('introspections', size.introspections)
  );
}

/** The first limit that a valid operation exceeds with its variables; null: none. */
export function operationTooLarge({ depth, fields, cost }: OperationSize): GraphQLError | null {
  return limitError('depth', depth) ?? limitError('fields', fields) ?? limitError('cost', cost);
}

/** The error if variables are nested deeper than the limit; null: they are not. Deeper values are not visited. */
export function variablesTooDeep(variables: unknown): GraphQLError | null {
  const most = LIMITS.variables.max + 1;
  return isWithin(variables, most) ? null : limitError('variables', most);
}

export function limitError(limit: keyof typeof LIMITS, actual: number): GraphQLError | null {
  const { what, max, code } = LIMITS[limit];
  if (actual <= max) return null;
  return new GraphQLError(`The ${what}: ${actual}; the limit is ${max}.`, { extensions: { code, limit, most: max } });
}

function isWithin(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((part) => isWithin(part, levels - 1));
}
