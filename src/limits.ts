/** One limit: what it bounds, its value, and the error code of a request beyond it. */
export interface Limit {
  readonly what: string;
  readonly max: number;
  readonly unit?: 'bytes' | 'seconds';
  readonly code: string;
}

const TOO_LARGE = 'OPERATION_TOO_LARGE';
const RATE = 'RATE_LIMITED';

/** Every limit of the service. docs/limits.md and the page at `/limits` show this list. */
export const LIMITS = {
  depth: { what: 'depth of an operation', max: 10, code: TOO_LARGE },
  cost: { what: 'cost of an operation', max: 20_000, code: TOO_LARGE },
  fields: { what: 'fields of an operation', max: 400, code: TOO_LARGE },
  aliases: { what: 'aliases in a document', max: 50, code: TOO_LARGE },
  directives: { what: 'directives in a document', max: 30, code: TOO_LARGE },
  directivesAtOnePlace: { what: 'directives at one place', max: 3, code: TOO_LARGE },
  introspections: { what: 'introspection fields in a document', max: 2, code: TOO_LARGE },
  document: { what: 'characters of a document', max: 100_000, code: TOO_LARGE },
  tokens: { what: 'tokens of a document', max: 2_000, code: TOO_LARGE },
  variables: { what: 'depth of a variable', max: 20, code: TOO_LARGE },
  variableValues: { what: 'values in the variables of a request', max: 10_000, code: TOO_LARGE },
  variableNames: { what: 'characters of a name in the variables of a request', max: 200, code: TOO_LARGE },
  requestErrors: { what: 'errors that refuse one operation', max: 5, code: '' },
  errors: { what: 'errors in a response', max: 50, code: '' },
  errorMessage: { what: 'characters of an error message', max: 200, code: '' },
  operations: { what: 'operations in a request', max: 1, code: 'BATCHING_NOT_SUPPORTED' },
  body: { what: 'a request without a token', max: 1024 * 1024, unit: 'bytes', code: 'BODY_TOO_LARGE' },
  bodyWithToken: { what: 'a request with a token', max: 32 * 1024 * 1024, unit: 'bytes', code: 'BODY_TOO_LARGE' },
  head: { what: 'the address and headers of a request', max: 16 * 1024, unit: 'bytes', code: 'status 431' },
  headWait: { what: 'wait for the address and headers', max: 10, unit: 'seconds', code: 'status 408' },
  requestWait: { what: 'wait for a whole request', max: 120, unit: 'seconds', code: 'status 408' },
  nextRequestWait: { what: 'wait for the next request on a connection', max: 65, unit: 'seconds', code: '' },
  readWait: { what: 'wait for a client that does not read its response', max: 60, unit: 'seconds', code: '' },
  frame: { what: 'a WebSocket message', max: 1024 * 1024, unit: 'bytes', code: 'close code 1009' },
  page: { what: 'a page, `first` or `last`', max: 200, code: 'BAD_USER_INPUT' },
  pageByDefault: { what: 'a page without either', max: 50, code: '' },
  items: { what: 'items of a long list in an input', max: 400, code: 'InvalidInputError' },
  shortText: { what: 'characters of a name, a slug or an id', max: 200, code: 'InvalidInputError' },
  longText: { what: 'characters of a text in an input', max: 2_000, code: 'InvalidInputError' },
  file: { what: 'characters of an imported file', max: 8_000_000, code: 'InvalidInputError' },
  feedPlayers: { what: 'players of one `missedGamesFeed`', max: 1_000, code: 'BAD_USER_INPUT' },
  connections: { what: 'sockets and event streams of one address', max: 1_000, code: 'TOO_MANY_CONNECTIONS' },
  openConnections: {
    what: 'connections of one address, including idle ones',
    max: 1_200,
    code: 'TOO_MANY_CONNECTIONS',
  },
  subscriptions: { what: 'running operations on one socket', max: 100, code: 'TOO_MANY_SUBSCRIPTIONS' },
  operationsOfAddress: { what: 'operations a minute of one address without a token', max: 600, code: RATE },
  operationsWithToken: { what: 'operations a minute of one token', max: 3_000, code: RATE },
  connectionInit: { what: 'wait for `connection_init`', max: 3, unit: 'seconds', code: 'close code 4408' },
  initPayload: { what: 'a `connection_init` message', max: 4 * 1024, unit: 'bytes', code: 'close code 4400' },
  operationId: { what: 'characters of the id of an operation on a socket', max: 128, code: 'close code 4400' },
  memory: {
    what: 'memory held for one address or token',
    max: 64 * 1024 * 1024,
    unit: 'bytes',
    code: 'MEMORY_BUDGET_EXCEEDED',
  },
  liveQueries: { what: 'different live queries of one address or token', max: 4_000, code: 'MEMORY_BUDGET_EXCEEDED' },
  webhooks: { what: 'webhooks', max: 100, code: 'ConflictError' },
} as const satisfies Record<string, Limit>;

/** Cost per counted operation: an operation counts once more towards the limit per minute for each multiple of this. */
export const COST_PER_OPERATION = 500;
/** The number of players that the declared cost of a feed covers; further ones are charged when they are followed. */
export const FEED_PLAYERS_IN_COST = 25;
/** Bytes per counted operation: a request counts once more for each multiple of this. */
export const BYTES_PER_OPERATION = 64 * 1024;
/** A cache hit counts as this fraction of an operation: a tenth. */
export const CACHE_HIT_DIVISOR = 10;

/** Returns the limits as rows of a table: the limited quantity, its formatted value, and the error code. */
export function limitRows(): readonly (readonly [what: string, most: string, code: string])[] {
  return Object.values<Limit>(LIMITS).map(({ what, max, unit, code }) => [what, shown(max, unit), code]);
}

function shown(most: number, unit: Limit['unit']): string {
  if (unit === 'bytes') return most < 1024 * 1024 ? `${most / 1024} KiB` : `${most / 1024 / 1024} MiB`;
  return `${most.toLocaleString('en')}${unit === undefined ? '' : ` ${unit}`}`;
}
