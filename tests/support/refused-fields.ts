import { expect } from 'vitest';
import type { Answer } from './api-client.ts';

/** Returns the field that a refusal names. Fails on unexpected errors and on internal details in the message. */
export function refusedFields({ data, errors }: Answer): string[] {
  const words = JSON.stringify({ data, errors });
  expect(words).not.toMatch(/INTERNAL_SERVER_ERROR|node_modules|\.ts:|SQLITE|UNIQUE|at Object|stack/);
  if (errors !== undefined) {
    return errors.map(({ message, extensions }) => {
      expect(extensions?.code ?? 'none').toMatch(
        /^(BAD_USER_INPUT|GRAPHQL_PARSE_FAILED|GRAPHQL_VALIDATION_FAILED|BAD_REQUEST|NOT_FOUND)$/,
      );
      return message;
    });
  }
  const { __typename, path, issues, message } = Object.values<any>(data)[0];
  if (__typename === 'NotFoundError') return [path.join('.')];
  if (__typename === 'InvalidInputError') return issues.map((issue: any) => issue.path.join('.'));
  expect(__typename).toBe('ConflictError');
  return [message];
}
