import { GraphQLError } from 'graphql';
import { LIMITS } from '../../limits.ts';
import type { DocumentSize } from './document-size.ts';
import type { OperationSize } from './operation-cost.ts';

/** Called with the cost of an operation that is about to be executed. */
export type OnCost = (cost: number) => void;

/** Returns the error of the first limit that the text of a document exceeds, before validation; null if none. */
export function documentTooLarge(size: DocumentSize): GraphQLError | null {
  return (
    limitError('fields', size.fields) ??
    limitError('aliases', size.aliases) ??
    limitError('directives', size.directives) ??
    limitError('directivesAtOnePlace', size.directivesAtOnePlace) ??
    limitError('introspections', size.introspections)
  );
}

/** Returns the error of the first limit that a valid operation exceeds with its variables; null if none. */
export function operationTooLarge({ depth, fields, cost }: OperationSize): GraphQLError | null {
  return limitError('depth', depth) ?? limitError('fields', fields) ?? limitError('cost', cost);
}

/** Returns the error of variables that are nested too deep or hold too many values; else null. Stops at the limit. */
export function variablesTooLarge(variables: unknown): GraphQLError | null {
  const exceeded = firstExceeded(variables);
  return exceeded === null ? null : limitError(exceeded, LIMITS[exceeded].max + 1);
}

/** Returns the error of a request beyond a limit, if the exact number is not known. */
export function limitExceeded(limit: keyof typeof LIMITS): GraphQLError {
  const { what, max, code } = LIMITS[limit];
  return new GraphQLError(`Too many ${what}; the limit is ${max}.`, { extensions: { code, limit, most: max } });
}

export function limitError(limit: keyof typeof LIMITS, actual: number): GraphQLError | null {
  const { what, max, code } = LIMITS[limit];
  if (actual <= max) return null;
  return new GraphQLError(`The ${what}: ${actual}; the limit is ${max}.`, { extensions: { code, limit, most: max } });
}

/** Counts values level by level, so that neither deep nor wide variables take more time than the limit allows. */
function firstExceeded(variables: unknown): 'variables' | 'variableValues' | 'variableNames' | null {
  let level = [variables];
  let count = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    const below: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      if (depth > LIMITS.variables.max) return 'variables';
      const values: unknown[] = Array.isArray(value) ? value : Object.values(value);
      count += values.length;
      if (count > LIMITS.variableValues.max) return 'variableValues';
      // graphql-js would compare an unknown name with all known ones, which takes time with the square of its length.
      if (!Array.isArray(value) && hasLongName(value)) return 'variableNames';
      for (const one of values) below.push(one);
    }
    level = below;
  }
  return null;
}

function hasLongName(value: object): boolean {
  return Object.keys(value).some((name) => name.length > LIMITS.variableNames.max);
}
