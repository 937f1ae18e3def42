import type { GraphQLError } from 'graphql';
import { LIMITS } from '../../limits.ts';

/** The maximum number of places in the document that an error may name. */
const MAX_LOCATIONS = 5;

/** For graphql-js: how many errors of variables are collected before coercion stops. */
export const COERCION = { maxCoercionErrors: LIMITS.requestErrors.max };

/** Bounds the size of errors in place, because their messages repeat the client's input. */
export function boundErrors<E extends GraphQLError>(errors: readonly E[]): readonly E[] {
  const bounded = errors.length > LIMITS.errors.max ? errors.slice(0, LIMITS.errors.max) : errors;
  for (const error of bounded) boundError(error);
  return bounded;
}

function boundError(error: GraphQLError): void {
  const { max } = LIMITS.errorMessage;
  if (error.message.length > max) error.message = `${error.message.slice(0, max - 1).toWellFormed()}…`;
  const { locations } = error;
  if (locations === undefined || locations.length <= MAX_LOCATIONS) return;
  Object.assign(error, { locations: locations.slice(0, MAX_LOCATIONS) });
}
