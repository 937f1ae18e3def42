import fc from 'fast-check';
import {
  getNamedType,
  getNullableType,
  type GraphQLInputType,
  type GraphQLObjectType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import { schema } from '../../src/schema/schema.ts';

/** Random documents from the schema, valid and nearly valid, and other input. */

const NAMES = ['jude-bellingham', 'real-madrid', 'nobody', '', 'x'.repeat(300), '\0', '😀', "' or 1=1 --"];
const SCALARS: Record<string, fc.Arbitrary<string>> = {
  Int: fc.oneof(fc.integer({ min: -5, max: 60 }), fc.integer()).map(String),
  Float: fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n.toString()),
  Boolean: fc.boolean().map(String),
  String: fc.constantFrom(...NAMES, '4-6 weeks', 'finales de marzo').map((text) => JSON.stringify(text)),
  ID: fc.constantFrom(...NAMES, 'VGVhbTox', 'UGxheWVyOng').map((text) => JSON.stringify(text)),
  Date: fc.constantFrom(
    '"2026-02-08"',
    '"2026-03-01"',
    '"2026-04-05"',
    '"0000-00-00"',
    '"2026-02-30"',
    '7',
    '"9999-12-31"',
  ),
  DateTime: fc.constantFrom(
    '"2026-02-01T20:00:00Z"',
    '"2026-02-02T20:00:00Z"',
    '"now"',
    '"-271821-04-20T00:00:00Z"',
    '"9999-12-31T23:59:59Z"',
  ),
};
const NONSENSE = fc.constantFrom('null', '[]', '{}', '$x', '-', '1e400', '"', '[[[]]]', '{a:1}', 'NOPE', '"""', '@x');

/** A literal of a type, sometimes of another one. */
function literal(type: GraphQLInputType, depth: number): fc.Arbitrary<string> {
  const inner = getNullableType(type);
  const right = ((): fc.Arbitrary<string> => {
    if (isListType(inner)) {
      return fc.array(literal(inner.ofType, depth - 1), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`);
    }
    if (isEnumType(inner)) return fc.constantFrom(...inner.getValues().map(({ name }) => name));
    if (!isInputObjectType(inner)) return SCALARS[inner.name] ?? NONSENSE;
    if (depth <= 0) return NONSENSE;
    const fields = Object.values(inner.getFields());
    const must = inner.isOneOf ? [] : fields.filter(isRequiredInputField);
    const rest = fields.filter((field) => !must.includes(field));
    const may = fc.subarray(
      rest,
      inner.isOneOf ? { minLength: 1, maxLength: 1 } : { maxLength: Math.min(3, rest.length) },
    );
    return may
      .chain((some) =>
        fc.tuple(
          ...[...must, ...some].map(({ name, type }) => literal(type, depth - 1).map((value) => `${name}: ${value}`)),
        ),
      )
      .map((entries) => `{ ${entries.join(', ')} }`);
  })();
  return fc.oneof({ arbitrary: right, weight: 60 }, { arbitrary: NONSENSE, weight: 1 });
}

function selection(type: GraphQLObjectType, depth: number): fc.Arbitrary<string> {
  const field = fc.constantFrom(...Object.values(type.getFields())).chain((field) => {
    const args = field.args.map((arg) =>
      fc
        .option(literal(arg.type, 4), { freq: isRequiredArgument(arg) ? 40 : 2 })
        .map((value) => (value === null ? '' : `${arg.name}: ${value}`)),
    );
    const below = getNamedType(field.type);
    const set = isObjectType(below)
      ? depth > 0
        ? selection(below, depth - 1)
        : fc.constant('{ __typename }')
      : isAbstractType(below)
        ? fc
            .constantFrom(...schema.getPossibleTypes(below))
            .chain((one) =>
              (depth > 0 ? selection(one, depth - 1) : fc.constant('{ __typename }')).map(
                (s) => `{ __typename ... on ${one.name} ${s} }`,
              ),
            )
        : fc.constant('');
    return fc
      .tuple(
        fc.constantFrom('a', 'b', 'c', 'd', 'e', '').map((name) => (name === '' ? '' : `${name}: `)),
        fc.tuple(...args),
        set,
      )
      .map(([alias, given, below_]) => {
        const said = given.filter((part) => part !== '');
        return `${alias}${field.name}${said.length === 0 ? '' : `(${said.join(', ')})`} ${below_}`;
      });
  });
  const most = type === schema.getSubscriptionType() ? 1 : depth > 2 ? 2 : 4;
  return fc.array(field, { minLength: 1, maxLength: most }).map((fields) => `{ ${fields.join(' ')} }`);
}

const roots = [schema.getQueryType(), schema.getSubscriptionType(), schema.getMutationType()].filter(
  (type) => type != null,
);

/** A document, sometimes with a letter too many or too few. */
export const documents: fc.Arbitrary<string> = fc
  .constantFrom(...roots, ...roots.slice(0, 1))
  .chain((root) => selection(root, 5).map((set) => `${root.name.toLowerCase()} ${set}`))
  .chain((text) =>
    fc.oneof(
      { arbitrary: fc.constant(text), weight: 8 },
      { arbitrary: fc.nat(text.length).map((at) => text.slice(0, at) + text.slice(at + 1)), weight: 1 },
      {
        arbitrary: fc
          .tuple(fc.nat(text.length), fc.constantFrom('{', '}', '(', '"', '...', '@', '$', '!', '\0'))
          .map(([at, sign]) => text.slice(0, at) + sign + text.slice(at)),
        weight: 1,
      },
    ),
  );

const VARIABLES = [
  'query ($v: PlayerRef!) { player(by: $v) { name missedGames { headline } } }',
  'query ($v: Int) { fixtures(first: $v) { nodes { id } } }',
  'query ($v: FixtureFilter) { fixtures(filter: $v, first: 5) { totalCount } }',
  'query ($v: PreviewMissedGamesInput!) { previewMissedGames(input: $v) { __typename } }',
  'query ($v: RecoveryCurveInput!) { recoveryCurve(input: $v) { __typename } }',
  'query ($v: [ID!]!) { nodes(ids: $v) { id } }',
  'subscription ($v: PlayerRef!) { missedGamesChanged(player: $v) { changes { kind } } }',
  'mutation ($v: ReportInjuryInput!) { reportInjury(input: $v) { __typename } }',
];

/** Valid subscriptions. */
const FOLLOWED = ['jude-bellingham', 'nobody'].map(
  (slug) => `subscription { missedGamesChanged(player: { slug: "${slug}" }) { changes { kind } } }`,
);
const nested: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...FOLLOWED, '{ now }'), fc.constantFrom(1, 10, 30, 3_000, 20_000))
  .map(([query, n]) => `{"query":${JSON.stringify(query)},"variables":{"more":${'['.repeat(n)}${']'.repeat(n)}}}`);

/** The parameters of a request: a valid document with any variables, any document, or no operation. */
export const requestParameters: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: documents.map((query) => ({ query })), weight: 4 },
  {
    arbitrary: fc.record({ query: fc.constantFrom(...VARIABLES), variables: fc.record({ v: fc.jsonValue() }) }),
    weight: 3,
  },
  {
    arbitrary: fc.record(
      {
        query: fc.oneof(fc.constantFrom('{ now }', ...VARIABLES), fc.jsonValue()),
        operationName: fc.jsonValue(),
        variables: fc.jsonValue(),
        extensions: fc.oneof(fc.jsonValue(), fc.record({ persistedQuery: fc.jsonValue() })),
      },
      { requiredKeys: [] },
    ),
    weight: 2,
  },
  { arbitrary: fc.jsonValue(), weight: 1 },
);

/** The bytes of a body: JSON, truncated JSON, or random bytes. */
export const bodies: fc.Arbitrary<Uint8Array> = fc.oneof(
  { arbitrary: requestParameters.map((said) => Buffer.from(JSON.stringify(said) ?? '')), weight: 8 },
  {
    arbitrary: requestParameters.chain((said) => {
      const text = JSON.stringify(said) ?? '';
      return fc.nat(text.length).map((at) => Buffer.from(text.slice(0, at)));
    }),
    weight: 1,
  },
  { arbitrary: nested.map((said) => Buffer.from(said)), weight: 1 },
  { arbitrary: fc.uint8Array({ maxLength: 200 }), weight: 1 },
);

/** Messages of a client that follows the protocol: operations, completions, pings. */
export const clientMessages: fc.Arbitrary<string[]> = fc
  .array(
    fc.oneof(
      { arbitrary: documents.map((query) => ({ query })), weight: 4 },
      { arbitrary: fc.constantFrom(...FOLLOWED, '{ now }').map((query) => ({ query })), weight: 1 },
      {
        arbitrary: fc.record({ query: fc.constantFrom(...VARIABLES), variables: fc.record({ v: fc.jsonValue() }) }),
        weight: 3,
      },
      { arbitrary: fc.constantFrom('complete', 'ping', 'pong'), weight: 1 },
    ),
    { maxLength: 5 },
  )
  .map((said) =>
    said.map((one, n) =>
      JSON.stringify(
        typeof one === 'string'
          ? { type: one, id: `asked-${n - 1}` }
          : { type: 'subscribe', id: `asked-${n}`, payload: one },
      ),
    ),
  );

/** Frames of the protocol, valid and invalid, and other frames. */
export const frames: fc.Arbitrary<string | Uint8Array> = fc.oneof(
  {
    arbitrary: fc
      .record(
        {
          id: fc.oneof(fc.constantFrom('1', '2', '3'), fc.jsonValue()),
          type: fc.constantFrom('subscribe', 'subscribe', 'complete', 'ping', 'pong', 'connection_init', 'next', 'x'),
          payload: fc.oneof(requestParameters, fc.jsonValue()),
        },
        { requiredKeys: ['type'] },
      )
      .map((frame) => JSON.stringify(frame)),
    weight: 3,
  },
  {
    arbitrary: fc
      .tuple(fc.constantFrom('1', '2', '3', '4'), documents)
      .map(([id, query]) => JSON.stringify({ id, type: 'subscribe', payload: { query } })),
    weight: 4,
  },
  { arbitrary: nested.map((said) => `{"id":"5","type":"subscribe","payload":${said}}`), weight: 1 },
  { arbitrary: fc.string({ maxLength: 50 }), weight: 1 },
  { arbitrary: fc.uint8Array({ maxLength: 50 }), weight: 1 },
);
