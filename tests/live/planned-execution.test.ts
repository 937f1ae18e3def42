import fc from 'fast-check';
import {
  buildSchema,
  type DocumentNode,
  execute,
  type ExecutionArgs,
  type ExecutionResult,
  type FieldNode,
  getOperationAST,
  GraphQLObjectType,
  Kind,
  OperationTypeNode,
  parse,
  print,
  type SelectionNode,
  validate,
  visit,
} from 'graphql';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBackend } from '../../src/backend.ts';
import { ReadTracker } from '../../src/cache/dependency-index.ts';
import { ReadCache } from '../../src/cache/read-cache.ts';
import { configFrom } from '../../src/config.ts';
import { BoundVariables } from '../../src/live/bound-variables.ts';
import { planOf } from '../../src/live/operation-plan.ts';
import { executeOperation } from '../../src/live/planned-execution.ts';
import { type ExecutionDeps, trackedContext } from '../../src/live/tracked-context.ts';
import { schema } from '../../src/schema/schema.ts';
import { documents } from '../fuzz/support.ts';
import { demoDatabase } from '../support/demo-database.ts';

/** The number of random operations; more with `npm run fuzz`. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 300);

const opened = new AsyncDisposableStack();
let deps: ExecutionDeps;
beforeAll(async () => {
  const { url } = opened.use(await demoDatabase());
  const config = configFrom({ DATABASE_URL: url, SIDELINED_EDITOR_TOKEN: 'an-unused-token' });
  const { store, commands, bus } = opened.use(await openBackend(config, undefined, null, pino({ level: 'silent' })));
  // The clock is stopped, so that both executions are of one instant.
  const now = commands.now();
  deps = { store, commands: { ...commands, now: () => now }, cache: opened.use(new ReadCache(bus, 16 * 1024 * 1024)) };
});
afterAll(() => opened[Symbol.asyncDispose]());

const VIEWER = { scope: 'EDITOR', token: null } as unknown as Parameters<typeof trackedContext>[1];

interface Executed {
  readonly text: string;
  readonly tags: readonly string[];
  readonly state: unknown;
}

/** Returns the response, the tags that it depends on, and what a live query would keep. */
async function executed(how: (contextFor: () => unknown) => unknown, isLive: boolean): Promise<Executed> {
  const tracker = new ReadTracker();
  const state = { revision: null, unchanged: false, versions: new Map() };
  const result = (await how(() => trackedContext(deps, VIEWER, tracker, isLive ? state : null))) as ExecutionResult;
  const { revision, unchanged } = state;
  return { text: JSON.stringify(result), tags: [...tracker.tags].toSorted(), state: { revision, unchanged } };
}

async function expectSame(document: DocumentNode, variableValues: Record<string, unknown> = {}): Promise<void> {
  const args: ExecutionArgs = { schema, document, variableValues, options: { maxCoercionErrors: 5 } };
  const isLive = getOperationAST(document)?.operation === OperationTypeNode.SUBSCRIPTION;
  const interpret = () => executed((contextFor) => execute({ ...args, contextValue: contextFor() }), isLive);
  // Values that are not cached yet are resolved later, and so are their errors.
  await interpret();
  const interpreted = await interpret();
  // Twice: a plan is made at the first execution and used at the next.
  for (let round = 0; round < 2; round += 1) {
    expect(await executed((contextFor) => executeOperation(args, contextFor), isLive)).toEqual(interpreted);
  }
  const bound = new BoundVariables();
  for (let round = 0; round < 2; round += 1) {
    expect(await executed((contextFor) => executeOperation(args, contextFor, bound), isLive)).toEqual(interpreted);
  }
}

/** Rewrites a document with fragments and conditions, by the given choices. */
function rewritten(document: DocumentNode, choices: readonly number[]): DocumentNode {
  let next = 0;
  const choose = (): number => choices[next++ % choices.length] ?? 0;
  const wrapped = (node: FieldNode): SelectionNode => {
    const choice = choose();
    const conditions = ['', '@include(if: $yes)', '@skip(if: $no)', '@include(if: true)', '@skip(if: $yes)'];
    const condition = conditions[choice % conditions.length] ?? '';
    if (choice < 8) return node;
    const text = choice < 14 ? `... ${condition} { ${print(node)} }` : `${print({ ...node, directives: [] })}`;
    const selections = choice < 14 ? text : text.replace(/^([^{]*)/, `$1 ${condition} `);
    const parsed = parse(`{ ${selections} }`).definitions[0];
    const selection = parsed?.kind === Kind.OPERATION_DEFINITION ? parsed.selectionSet.selections[0] : undefined;
    return selection ?? node;
  };
  const changed = visit(document, {
    Field: { leave: (node) => wrapped(node) },
    OperationDefinition: {
      leave: (node) => {
        const [head] = parse('query ($yes: Boolean! = true, $no: Boolean! = false) { a }').definitions;
        return {
          ...node,
          variableDefinitions: head?.kind === Kind.OPERATION_DEFINITION ? head.variableDefinitions : [],
        };
      },
    },
  });
  // Printed and parsed, so that it has locations.
  return parse(print(changed));
}

function validOrNull(text: string, choices: readonly number[]): DocumentNode | null {
  try {
    const document = rewritten(parse(text), choices);
    const errors = validate(schema, document).filter(({ message }) => !/is never used/.test(message));
    return errors.length === 0 ? document : null;
  } catch {
    // A syntax error; a condition at the root of a subscription makes `validate` throw.
    return null;
  }
}

test('a plan gives the same response as graphql-js, and reads the same', async () => {
  let compared = 0;
  const choices = fc.array(fc.nat(18), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(documents, choices, fc.boolean(), async (text, chosen, yes) => {
      const document = validOrNull(text, chosen);
      if (document === null || getOperationAST(document)?.operation === OperationTypeNode.MUTATION) return;
      compared += 1;
      await expectSame(document, { yes });
    }),
    { numRuns: RUNS },
  );
  expect(compared).toBeGreaterThan(RUNS / 10);
});

const LIST =
  '... on MissedGames { headline revision games { ...game } } fragment game on Availability { verdict fixture { id } }';

test.each([
  [
    'interfaces and fragments',
    `{ nodes(ids: ["UGxheWVyOng", "x"]) { __typename id ... on Player { name } ${'... on Team { name }'} } }`,
  ],
  [
    'a union, with the same field twice',
    '{ player(by: { slug: "jude-bellingham" }) { a: name name missedGames { games { verdict } games { fixture { id } reasons { __typename ... on Injury { bodyPart } ... on Node { id } } } } } }',
  ],
  [
    'a fragment that is used twice',
    `{ a: player(by: { slug: "pedri" }) { missedGames { ${LIST.split(' fragment')[0]} } } b: player(by: { slug: "jude-bellingham" }) { missedGames { ...l } } } fragment l on MissedGames { headline games { ...game } } fragment game on Availability { verdict }`,
  ],
  ['what does not exist', '{ player(by: { slug: "nobody" }) { name } team(by: { slug: "nobody" }) { name } }'],
  ['an error of a resolver, with its path', '{ now fixtures(first: 500) { nodes { id } } }'],
  ['an error beside data', '{ a: team(by: { slug: "real-madrid" }) { name players(first: -1) { nodes { name } } } }'],
  ['a key that is no key of a plain object', '{ __proto__: now constructor: now }'],
  [
    'introspection',
    '{ __typename __type(name: "Player") { name kind fields { name type { kind ofType { name } } } } }',
  ],
  [
    'pages',
    '{ players(first: 3) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { name teams { slug } } } } }',
  ],
])('the same for %s', async (_, text) => {
  const document = parse(text);
  await expectSame(document);
});

test.each([
  ['a value', { slug: 'pedri' }],
  ['no value, so that the default counts', {}],
  ['null', { slug: null }],
  ['a value of a wrong type', { slug: 7, language: 'XX' }],
])('the same with %s for a variable', async (_, variables) => {
  const document = parse(
    'query ($slug: String = "jude-bellingham", $language: Language! = EN) { player(by: { slug: $slug }) { name missedGames { headline(language: $language) } } }',
  );
  await expectSame(document, variables);
});

/**
 * Behaviour of resolvers in one execution. All failures are synchronous or all asynchronous: if graphql-js finds both
 * in a list, it leaves promises whose rejections nothing handles.
 */
const behaviours = (
  [
    ['value', 'promise'],
    ['value', 'value', 'value', 'null', 'error', 'throw', 'wrong'],
    ['promise', 'promise', 'promise', 'later null', 'reject'],
  ] as const
).map((kinds) => fc.array(fc.constantFrom(...kinds), { minLength: 30, maxLength: 30 }));

test('any results of resolvers: values, nulls, errors, promises', async () => {
  const anything = buildSchema(`
    type Query { one: Thing! maybe: Thing all: [Thing!] some: [Thing]! text: String! any: Any anyOf: [Any!]! }
    type Thing { name: String! number: Int child: Thing again: Thing! things: [Thing!]! }
    type Other { name: String other: Int! }
    union Any = Thing | Other
  `);
  const document =
    parse(`{ one { ...t } maybe { ...t again { ...t } } all { ...t things { name } } some { number child { ...t } }
    text any { __typename ... on Thing { ...t } ... on Other { name other } } anyOf { ... on Other { other } } }
    fragment t on Thing { name number }`);
  await fc.assert(
    fc.asyncProperty(fc.oneof(...behaviours), async (plan: readonly string[]) => {
      let asked = 0;
      for (const type of Object.values(anything.getTypeMap())) {
        if (!(type instanceof GraphQLObjectType) || type.name.startsWith('__')) continue;
        for (const field of Object.values(type.getFields())) {
          field.resolve = (_source, _args, { turn }: { turn: { n: number } }) => {
            const text = String(field.type);
            const name = text.replaceAll(/[[\]!]/g, '');
            const one =
              name === 'String' ? 'text' : name === 'Int' ? 3 : { __typename: turn.n % 2 === 0 ? 'Thing' : 'Other' };
            const value = text.includes('[') ? [one, one] : one;
            asked += 1;
            const what = plan[turn.n++ % plan.length];
            if (what === 'null') return null;
            if (what === 'error') return new Error('returned');
            if (what === 'throw') throw new Error('thrown');
            if (what === 'later null') return Promise.resolve(null);
            if (what === 'reject') return Promise.reject(new Error('rejected'));
            if (what === 'wrong') return Symbol('wrong');
            return what === 'promise' ? Promise.resolve(value) : value;
          };
        }
      }
      const args = { schema: anything, document };
      const contextFor = (): unknown => ({ turn: { n: 0 } });
      const interpreted = await execute({ ...args, contextValue: contextFor() });
      expect(JSON.stringify(await executeOperation(args, contextFor))).toBe(JSON.stringify(interpreted));
      expect(asked).toBeGreaterThan(0);
    }),
    { numRuns: 200 },
  );
});

test('mutations have no plan; a document has one plan', () => {
  expect(planOf({ schema, document: parse('mutation { a: __typename }') })).toBeNull();
  const document = parse('{ now }');
  expect(planOf({ schema, document })).toBe(planOf({ schema, document }));
});

test('arguments of variables are bound to the fields of one plan', async () => {
  const document = parse(
    'query ($slug: String!, $a: Boolean!) { player(by: { slug: $slug }) { name x: name @include(if: $a) injuries(first: 2) { nodes { id } } } }',
  );
  const bound = new Map<string, BoundVariables>();
  // More combinations of conditions and values than a plan keeps, so that its fields are planned again in between.
  for (const slug of ['pedri', 'jude-bellingham', 'nobody', 'pedri', 'jude-bellingham'])
    for (const a of [true, false, true]) {
      const args = { schema, document, variableValues: { slug, a } };
      const key = `${slug} ${a}`;
      const own = bound.get(key) ?? new BoundVariables();
      bound.set(key, own);
      const expected = await executed((contextFor) => execute({ ...args, contextValue: contextFor() }), false);
      expect(await executed((contextFor) => executeOperation(args, contextFor, own), false)).toEqual(expected);
    }
});
