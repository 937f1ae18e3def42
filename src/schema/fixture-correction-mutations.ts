import { reinstateFixture, removeFixture, updateFixture } from '../write-path/commands/fixture-corrections.ts';
import { builder } from './builder.ts';
import { unwrap } from './errors.ts';
import { externalIdsField } from './external-id.ts';
import { fixtureId, FixtureNode } from './fixture.ts';
import { longText, shortText } from './input-validation.ts';
import { mutation } from './mutation-options.ts';
import { requireValid } from './references.ts';
import { dependencyIn, TieDependencyInput } from './tie-dependency.ts';

const fixtureField = { required: true, validate: shortText, description: 'The id of the fixture.' } as const;
const noteField = { validate: longText, description: 'The reason, for the record.' } as const;

const UpdateFixtureInput = builder.inputType('UpdateFixtureInput', {
  description: 'Corrections to a fixture. Omitted fields keep their values; null clears a value.',
  fields: (t) => ({
    fixture: t.id(fixtureField),
    venue: t.string({ validate: shortText, description: 'The place where it is played.' }),
    neutral: t.boolean({ description: "Whether it is played on neither team's ground." }),
    venueTimeZone: t.string({
      validate: shortText,
      description: "The IANA name of the time zone of the ground; null means the home team's.",
    }),
    round: t.string({ validate: shortText, description: 'The name of the round: "Matchday 23".' }),
    lastPossibleDate: t.field({ type: 'Date', description: 'The last possible match day: "10 or 11 March".' }),
    dependsOn: t.field({
      type: TieDependencyInput,
      description: 'The result that decides a conditional tie automatically.',
    }),
    externalIds: t.field(externalIdsField('fixture')),
    note: t.string(noteField),
  }),
});

const RemoveFixtureInput = builder.inputType('RemoveFixtureInput', {
  description: 'A fixture that was entered in error.',
  fields: (t) => ({ fixture: t.id(fixtureField), note: t.string(noteField) }),
});

const ReinstateFixtureInput = builder.inputType('ReinstateFixtureInput', {
  description: 'A cancelled or removed fixture that is played after all.',
  fields: (t) => ({ fixture: t.id(fixtureField) }),
});

builder.mutationFields((t) => ({
  updateFixture: t.field({
    type: FixtureNode,
    ...mutation({ scopes: ['EDITOR'], union: 'UpdateFixtureResult', result: 'The corrected fixture' }),
    description: 'Corrects a fixture. With another zone of the ground, the match day is that of the kick-off there.',
    args: { input: t.arg({ type: UpdateFixtureInput, required: true, description: 'The corrections.' }) },
    resolve: async (_, { input }, { commands }) => {
      const fixture = requireValid(fixtureId, input.fixture, 'fixture');
      return unwrap(await commands.run(updateFixture({ ...input, fixture, dependsOn: dependencyIn(input.dependsOn) })));
    },
  }),
  removeFixture: t.field({
    type: FixtureNode,
    ...mutation({ scopes: ['EDITOR'], union: 'RemoveFixtureResult', result: 'The removed fixture' }),
    description: 'Removes a fixture that was entered in error. Its id still resolves; it is in no list.',
    args: { input: t.arg({ type: RemoveFixtureInput, required: true, description: 'The fixture.' }) },
    resolve: async (_, { input }, { commands }) => {
      const fixture = requireValid(fixtureId, input.fixture, 'fixture');
      return unwrap(await commands.run(removeFixture({ ...input, fixture })));
    },
  }),
  reinstateFixture: t.field({
    type: FixtureNode,
    ...mutation({ scopes: ['EDITOR'], union: 'ReinstateFixtureResult', result: 'The reinstated fixture' }),
    description: 'Reinstates a fixture after a cancellation or a removal.',
    args: { input: t.arg({ type: ReinstateFixtureInput, required: true, description: 'The fixture.' }) },
    resolve: async (_, { input }, { commands }) => {
      const fixture = requireValid(fixtureId, input.fixture, 'fixture');
      return unwrap(await commands.run(reinstateFixture({ fixture })));
    },
  }),
}));
