import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import DataloaderPlugin from '@pothos/plugin-dataloader';
import ErrorsPlugin from '@pothos/plugin-errors';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import ValidationPlugin from '@pothos/plugin-validation';
import type { Context } from './context.ts';
import { type Day, formatInstant, type Instant, parseDay, parseInstant } from '../domain/day.ts';
import { encodeId } from './global-id.ts';
import { InvalidInput } from './errors.ts';
import { badUserInput, forbidden, unauthenticated } from './request-errors.ts';

interface SchemaTypes {
  Context: Context;
  DefaultFieldNullability: false;
  DefaultInputFieldRequiredness: false;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    Date: { Input: Day; Output: Day };
    DateTime: { Input: Instant; Output: Instant };
  };
  AuthScopes: { editor: boolean };
  /** Every connection tells how many there are in all; counted only where somebody asks. */
  Connection: { totalCount: () => Promise<number> };
}

/** A connection has counted its page already. */
const ONE_EACH = { field: 1, multiplier: 1 };

export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [ErrorsPlugin, ScopeAuthPlugin, RelayPlugin, DataloaderPlugin, ValidationPlugin, ComplexityPlugin],
  defaultFieldNullability: false,
  // Bad input is an answer of the mutation like any other refusal. Who may not write is told so before (see rights/).
  errors: { directResult: true, unsafelyHandleInputErrors: true },
  scopeAuth: {
    // Of fields that are not for everybody. Mutations declare theirs themselves: see editors-only.ts.
    authScopes: ({ viewer }) => ({ editor: viewer.scope === 'EDITOR' }),
    unauthorizedError: (_, { viewer }, { fieldName }) =>
      viewer.scope === null ? unauthenticated() : forbidden(viewer.scope, fieldName),
  },
  // Here it is only declared what a field costs; server/operation-size.ts counts it before anything is executed.
  complexity: { disabled: true },
  validation: {
    validationError: ({ issues }) =>
      new InvalidInput(
        issues.map(({ message, path }) => ({
          message,
          path: (path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)),
        })),
      ),
  },
  relay: {
    cursorType: 'String',
    idFieldOptions: { description: 'Its id in this API: opaque, and the same as long as it exists.' },
    nodesOnConnection: { complexity: ONE_EACH, description: 'The page, without cursors.' },
    nodeTypeOptions: { description: 'Anything with an id of its own, which `node` finds again.' },
    pageInfoTypeOptions: { description: 'Where this page stands in the whole list.' },
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    encodeGlobalID: (typename, id) => encodeId(typename, String(id)),
    edgesFieldOptions: { complexity: ONE_EACH, description: 'The page, each with its cursor.' },
    nodeFieldOptions: { description: 'The thing itself.', nullable: false },
    cursorFieldOptions: { description: 'Its place in the list, for `after` and `before`.' },
    pageInfoFieldOptions: { description: 'Whether there is more, and from where.' },
    hasNextPageFieldOptions: { description: 'Whether something comes after this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether something comes before this page.' },
    startCursorFieldOptions: { description: 'The cursor of the first of this page.' },
    endCursorFieldOptions: { description: 'The cursor of the last of this page.' },
    firstArgOptions: { description: 'At most so many, from the start or after a cursor. Default 50, at most 200.' },
    lastArgOptions: { description: 'At most so many, from the end or before a cursor.' },
    afterArgOptions: { description: 'Only what comes after this cursor.' },
    beforeArgOptions: { description: 'Only what comes before this cursor.' },
  },
});

builder.queryType({ description: 'What is so, as of now.' });
builder.mutationType({
  description: "What editors and feeds report. Each needs a token: an editor's, or for fixtures and results a feed's.",
});
builder.subscriptionType({ description: 'What is so, and each time it changes.' });

builder.scalarType('Date', {
  description: 'A day, RFC 3339 full-date: `2026-02-08`. It has no hour and no zone.',
  serialize: (value) => value,
  parseValue: (value) => {
    const day = typeof value === 'string' ? parseDay(value) : null;
    if (day === null) throw badUserInput(`${shown(value)} is no day; an example is "2026-02-08".`);
    return day;
  },
});

builder.scalarType('DateTime', {
  description: 'A moment, RFC 3339 date-time, written in UTC: `2026-02-01T20:00:00Z`.',
  serialize: (value) => formatInstant(value),
  parseValue: (value) => {
    const moment = typeof value === 'string' ? parseInstant(value) : null;
    if (moment === null) throw badUserInput(`${shown(value)} is no moment; an example is "2026-02-01T20:00:00Z".`);
    return moment;
  },
});

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
