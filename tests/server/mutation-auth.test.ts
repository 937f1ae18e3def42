import { buildSchema, execute, getOperationAST, parse } from 'graphql';
import { expect, test } from 'vitest';
import { enforceMutationScopes } from '../../src/schema/mutation-guard.ts';
import { hashToken } from '../../src/auth/token.ts';
import { ANONYMOUS, type Viewer } from '../../src/auth/viewer.ts';
import { mutationError } from '../../src/server/graphql/mutation-auth.ts';

const holder = (scope: 'EDITOR' | 'FEED'): Viewer => ({ scope, name: 'newsdesk', token: hashToken('a token') });

/** A schema with a mutation that declares no scopes. */
function schemaOf() {
  const schema = buildSchema(`
    type Query { now: String }
    type Mutation { closeTheLeague: String recordResult: String reportInjury: String }
  `);
  const fields = schema.getMutationType()!.getFields();
  fields.recordResult!.extensions = { scopes: ['EDITOR', 'FEED'] };
  fields.reportInjury!.extensions = { scopes: ['EDITOR'] };
  return schema;
}

test.each([
  ['a reader', ANONYMOUS, 'mutation { recordResult }', 'UNAUTHENTICATED'],
  ['a reader', ANONYMOUS, 'mutation { closeTheLeague }', 'UNAUTHENTICATED'],
  ['a feed', holder('FEED'), 'mutation { recordResult }', null],
  ['a feed', holder('FEED'), 'mutation { reportInjury }', 'FORBIDDEN'],
  ['a feed', holder('FEED'), 'mutation { recordResult reportInjury }', 'FORBIDDEN'],
  ['a feed', holder('FEED'), 'mutation { recordResult: reportInjury }', 'FORBIDDEN'],
  ['a feed', holder('FEED'), 'mutation { ... on Mutation { ... { reportInjury } } }', 'FORBIDDEN'],
  [
    'a feed',
    holder('FEED'),
    'mutation { ...A } fragment A on Mutation { ...B } fragment B on Mutation { reportInjury }',
    'FORBIDDEN',
  ],
  ['a feed', holder('FEED'), 'mutation M { recordResult } mutation N { reportInjury }', null],
  ['a feed', holder('FEED'), 'query M { now } mutation N { reportInjury }', null],
  ['an editor', holder('EDITOR'), 'mutation { recordResult reportInjury }', null],
  ['an editor', holder('EDITOR'), 'mutation { closeTheLeague }', 'FORBIDDEN'],
  ['an editor', holder('EDITOR'), 'mutation { recordResult closeTheLeague }', 'FORBIDDEN'],
  ['a reader', ANONYMOUS, '{ now }', null],
])('%s, %j, sends %s: %s', (_, viewer, text, code) => {
  const document = parse(text);
  const operation = getOperationAST(document, text.includes(' N ') ? 'M' : null)!;
  const error = mutationError(viewer, { schema: schemaOf(), document, operation });
  expect(error?.extensions.code ?? null).toBe(code);
});

test('a mutation without a declared scope is refused by the field itself too', async () => {
  const schema = enforceMutationScopes(schemaOf());
  const done: string[] = [];
  const commands = { as: ({ action }: { action: string }) => ({ signed: action }) };
  for (const [viewer, codes] of [
    [ANONYMOUS, ['UNAUTHENTICATED', 'UNAUTHENTICATED']],
    [holder('EDITOR'), ['FORBIDDEN']],
  ] as const) {
    const document = parse('mutation { closeTheLeague reportInjury }');
    const rootValue = {
      closeTheLeague: () => done.push('closeTheLeague'),
      reportInjury: (_: unknown, context: { commands: { signed: string } }) => context.commands.signed,
    };
    const { data, errors } = await execute({ schema, document, rootValue, contextValue: { viewer, commands } });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(codes);
    expect(data?.reportInjury).toBe(viewer === ANONYMOUS ? null : 'reportInjury');
  }
  expect(done).toEqual([]);
});
