import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import DataloaderPlugin from '@pothos/plugin-dataloader';
import ErrorsPlugin from '@pothos/plugin-errors';
import RelayPlugin from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import ValidationPlugin from '@pothos/plugin-validation';
import { type Day, type Instant, parseDay, parseInstant } from '../domain/day.ts';
import type { Context } from './context.ts';
import { InvalidInput } from './errors.ts';
import type { Representation } from './federation.ts';
import { encodeId } from './global-id.ts';
import './lean-plugins.ts';
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
    _Any: { Input: Representation; Output: Representation };
  };
  AuthScopes: { editor: boolean };
  /** Every connection has a total, which is counted only if a client selects it. */
  Connection: { totalCount: () => Promise<number> };
}

/** Cost per item of fields whose connection already counted the page. */
const ONE_EACH = { field: 1, multiplier: 1 };

export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [ErrorsPlugin, ScopeAuthPlugin, RelayPlugin, DataloaderPlugin, ValidationPlugin, ComplexityPlugin],
  defaultFieldNullability: false,
  // Invalid input is a member of the result union, like other refusals. Missing authorization is a request error.
  errors: { directResult: true, unsafelyHandleInputErrors: true },
  scopeAuth: {
    // For fields with restricted access. Mutations declare their scopes themselves: see mutation-options.ts.
    authScopes: ({ viewer }) => ({ editor: viewer.scope === 'EDITOR' }),
    unauthorizedError: (_, { viewer }, { fieldName }) =>
      viewer.scope === null ? unauthenticated() : forbidden(viewer.scope, fieldName),
  },
  // The plugin only declares the cost of fields; server/graphql/operation-cost.ts checks it before execution.
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
    idFieldOptions: { description: 'The global id: opaque and stable.' },
    nodesOnConnection: { complexity: ONE_EACH, description: 'The items of the page, without cursors.' },
    nodeTypeOptions: { description: 'An object with a global id, which `node` resolves.' },
    pageInfoTypeOptions: { description: 'The position of a page in the whole list.' },
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    encodeGlobalID: (typename, id) => encodeId(typename, String(id)),
    edgesFieldOptions: { complexity: ONE_EACH, description: 'The items of the page, each with its cursor.' },
    nodeFieldOptions: { description: 'The item itself.', nullable: false },
    cursorFieldOptions: { description: 'The cursor of the item, for `after` and `before`.' },
    pageInfoFieldOptions: { description: 'Whether there are more items, and the cursors to continue from.' },
    hasNextPageFieldOptions: { description: 'Whether there are items after this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether there are items before this page.' },
    startCursorFieldOptions: { description: 'The cursor of the first item of the page.' },
    endCursorFieldOptions: { description: 'The cursor of the last item of the page.' },
    firstArgOptions: {
      description: 'The maximum number of items, from the start or after a cursor. Default: 50; at most 200.',
    },
    lastArgOptions: { description: 'The maximum number of items, from the end or before a cursor. At most 200.' },
    afterArgOptions: { description: 'Only items after this cursor.' },
    beforeArgOptions: { description: 'Only items before this cursor.' },
  },
});

builder.queryType({ description: 'The current state.' });
builder.mutationType({
  description:
    "The reports of editors and feeds. Each mutation requires a token: an editor's, or a feed's for fixtures, results, line-ups, cards, squads and returns, or a medical one for absences too.",
});
builder.subscriptionType({ description: 'The current state, and the new state on each change.' });

builder.scalarType('Date', {
  description: 'A calendar day without time or zone, an RFC 3339 full-date: `2026-02-08`.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/local-date.html',
  serialize: (value) => value,
  parseValue: (value) => {
    const day = typeof value === 'string' ? parseDay(value) : null;
    if (day === null) throw badUserInput(`${quote(value)} is not a valid date; expected YYYY-MM-DD.`);
    return day;
  },
});

builder.scalarType('DateTime', {
  description:
    'A moment in time, an RFC 3339 date-time. Written in UTC with three decimals: `2026-02-01T20:00:00.000Z`.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  serialize: (value) => new Date(value).toISOString(),
  parseValue: (value) => {
    const moment = typeof value === 'string' ? parseInstant(value) : null;
    if (moment === null)
      throw badUserInput(
        `${quote(value)} is not a valid date-time; expected RFC 3339, such as "2026-02-01T20:00:00Z".`,
      );
    return moment;
  },
});

/** Returns the value as JSON, shortened for messages. */
function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
