import {
  cancelFixture,
  confirmFixture,
  postponeFixture,
  recordResult,
  rescheduleFixture,
  scheduleFixture,
} from '../write-path/commands/fixture.ts';
import { builder } from './builder.ts';
import { ExternalRefInput } from './external-id.ts';
import { competitionId } from './competition.ts';
import { unwrap } from './errors.ts';
import { CertaintyEnum, fixtureId, FixtureNode, FixtureStatusEnum } from './fixture.ts';
import { longText, shortText, someOf } from './input-validation.ts';
import { mutation } from './mutation-options.ts';
import { type RefInput, requireValid, requireValidIfGiven } from './references.ts';
import { teamRef, TeamRefInput } from './team.ts';
import { dependencyIn, TieDependencyInput } from './tie-dependency.ts';

const dayField = { type: 'Date', description: "The match day, in the home team's time zone." } as const;
const lastPossibleField = {
  type: 'Date',
  description: 'The last possible match day, if `date` is the first one: "10 or 11 March".',
} as const;
const kickoffField = { type: 'DateTime', description: 'The kick-off; it must be on the match day.' } as const;

const ScheduleFixtureInput = builder.inputType('ScheduleFixtureInput', {
  description: 'A new fixture.',
  fields: (t) => ({
    competition: t.id({ required: true, validate: shortText, description: 'The id of the competition.' }),
    round: t.string({ validate: shortText, description: 'The name of the round: "Matchday 23".' }),
    home: t.field({ type: TeamRefInput, description: 'The home team; null if it is not known yet.' }),
    away: t.field({ type: TeamRefInput, description: 'The away team; null if it is not known yet.' }),
    date: t.field(dayField),
    kickoffAt: t.field(kickoffField),
    lastPossibleDate: t.field(lastPossibleField),
    venue: t.string({ validate: shortText, description: 'The place where it is played.' }),
    neutral: t.boolean({ description: "Whether it is played on neither team's ground." }),
    venueTimeZone: t.string({
      validate: shortText,
      description: "The IANA name of the time zone of the ground, if it is not the home team's.",
    }),
    certainty: t.field({
      type: CertaintyEnum,
      defaultValue: 'CONFIRMED',
      description: 'Whether it depends on another tie.',
    }),
    condition: t.string({
      validate: shortText,
      description: 'The condition of a conditional tie: "if Real Madrid beat Benfica".',
    }),
    dependsOn: t.field({
      type: TieDependencyInput,
      description: 'The result that decides a conditional tie automatically.',
    }),
    externalIds: t.field({
      type: [ExternalRefInput],
      validate: someOf,
      description: 'The ids of the fixture in other systems.',
    }),
  }),
});

const fixtureField = { required: true, validate: shortText, description: 'The id of the fixture.' } as const;
const noteField = { validate: longText, description: 'The reason, for the record.' } as const;

const RescheduleFixtureInput = builder.inputType('RescheduleFixtureInput', {
  description: 'A new day, or a new kick-off on the same day.',
  fields: (t) => ({
    fixture: t.id(fixtureField),
    date: t.field({ ...dayField, required: true }),
    kickoffAt: t.field(kickoffField),
    lastPossibleDate: t.field(lastPossibleField),
    replayed: t.boolean({
      description:
        'Whether a match that was broken off is played again from the start. Default: false; it is resumed where it stopped.',
    }),
  }),
});

const PostponeFixtureInput = builder.inputType('PostponeFixtureInput', {
  description: 'A fixture that is postponed without a new day.',
  fields: (t) => ({ fixture: t.id(fixtureField), note: t.string(noteField) }),
});

const CancelFixtureInput = builder.inputType('CancelFixtureInput', {
  description: 'A fixture that will not be played.',
  fields: (t) => ({ fixture: t.id(fixtureField), note: t.string(noteField) }),
});

const ConfirmFixtureInput = builder.inputType('ConfirmFixtureInput', {
  description: 'A conditional tie that will be played. Omitted fields keep their values.',
  fields: (t) => ({
    fixture: t.id(fixtureField),
    home: t.field({ type: TeamRefInput, description: 'The home team, if it was not known before.' }),
    away: t.field({ type: TeamRefInput, description: 'The away team, if it was not known before.' }),
    date: t.field(dayField),
    kickoffAt: t.field(kickoffField),
  }),
});

const ScoreInput = builder.inputType('ScoreInput', {
  description: 'Goals of both teams.',
  fields: (t) => ({
    home: t.int({ required: true, description: 'Goals of the home team.' }),
    away: t.int({ required: true, description: 'Goals of the away team.' }),
  }),
});

const RecordResultInput = builder.inputType('RecordResultInput', {
  description: 'The state or the result of a match.',
  fields: (t) => ({
    fixture: t.id(fixtureField),
    home: t.int({
      required: true,
      description: 'Goals of the home team, including extra time but not a penalty shoot-out.',
    }),
    away: t.int({ required: true, description: 'Goals of the away team.' }),
    penalties: t.field({ type: ScoreInput, description: 'The penalty shoot-out, if there was one.' }),
    status: t.field({
      type: FixtureStatusEnum,
      defaultValue: 'FINISHED',
      description: 'IN_PLAY, FINISHED, AWARDED, ABANDONED or SUSPENDED.',
    }),
  }),
});

/** Returns the dependency of a conditional tie with parsed references. */
function dependency({ dependsOn }: { readonly dependsOn?: Parameters<typeof dependencyIn>[0] }) {
  return { dependsOn: dependencyIn(dependsOn) };
}

/** Returns the teams in the input as references. */
function pairing(input: { readonly home?: RefInput | null | undefined; readonly away?: RefInput | null | undefined }) {
  return {
    home: requireValidIfGiven(teamRef, input.home, 'team', 'home'),
    away: requireValidIfGiven(teamRef, input.away, 'team', 'away'),
  };
}

builder.mutationFields((t) => ({
  scheduleFixture: t.field({
    type: FixtureNode,
    ...mutation({ scopes: ['EDITOR', 'FEED', 'MEDICAL'], union: 'ScheduleFixtureResult', result: 'The new fixture' }),
    description: 'Adds a fixture to the calendar: with a day, a kick-off, or neither yet; confirmed or conditional.',
    args: { input: t.arg({ type: ScheduleFixtureInput, required: true, description: 'The fixture.' }) },
    resolve: async (_, { input }, { commands }) => {
      const competition = requireValid(competitionId, input.competition, 'competition');
      return unwrap(
        await commands.run(scheduleFixture({ ...input, ...pairing(input), ...dependency(input), competition })),
      );
    },
  }),
  rescheduleFixture: t.field({
    type: FixtureNode,
    ...mutation({
      scopes: ['EDITOR', 'FEED', 'MEDICAL'],
      union: 'RescheduleFixtureResult',
      result: 'The fixture on its new day',
    }),
    description: 'Moves a fixture or sets its kick-off. It also reinstates a postponed or interrupted fixture.',
    args: { input: t.arg({ type: RescheduleFixtureInput, required: true, description: 'The new day.' }) },
    resolve: async (_, { input }, { commands }) => {
      const fixture = requireValid(fixtureId, input.fixture, 'fixture');
      return unwrap(await commands.run(rescheduleFixture({ ...input, fixture })));
    },
  }),
  postponeFixture: t.field({
    type: FixtureNode,
    ...mutation({
      scopes: ['EDITOR', 'FEED', 'MEDICAL'],
      union: 'PostponeFixtureResult',
      result: 'The fixture without a day',
    }),
    description: 'Postpones a fixture without a new day.',
    args: { input: t.arg({ type: PostponeFixtureInput, required: true, description: 'The fixture.' }) },
    resolve: async (_, { input }, { commands }) => {
      const fixture = requireValid(fixtureId, input.fixture, 'fixture');
      return unwrap(await commands.run(postponeFixture({ ...input, fixture })));
    },
  }),
  cancelFixture: t.field({
    type: FixtureNode,
    ...mutation({
      scopes: ['EDITOR', 'FEED', 'MEDICAL'],
      union: 'CancelFixtureResult',
      result: 'The cancelled fixture',
    }),
    description: 'Cancels a fixture for good. It is removed from all lists.',
    args: { input: t.arg({ type: CancelFixtureInput, required: true, description: 'The fixture.' }) },
    resolve: async (_, { input }, { commands }) => {
      const fixture = requireValid(fixtureId, input.fixture, 'fixture');
      return unwrap(await commands.run(cancelFixture({ ...input, fixture })));
    },
  }),
  confirmFixture: t.field({
    type: FixtureNode,
    ...mutation({
      scopes: ['EDITOR', 'FEED', 'MEDICAL'],
      union: 'ConfirmFixtureResult',
      result: 'The confirmed fixture',
    }),
    description: 'Confirms a conditional tie.',
    args: { input: t.arg({ type: ConfirmFixtureInput, required: true, description: 'The tie.' }) },
    resolve: async (_, { input }, { commands }) => {
      const fixture = requireValid(fixtureId, input.fixture, 'fixture');
      return unwrap(await commands.run(confirmFixture({ ...input, ...pairing(input), fixture })));
    },
  }),
  recordResult: t.field({
    type: FixtureNode,
    ...mutation({
      scopes: ['EDITOR', 'FEED', 'MEDICAL'],
      union: 'RecordResultResult',
      result: 'The fixture with its result',
    }),
    description: 'Records the state or the result of a match. Players who were unavailable have missed it.',
    args: { input: t.arg({ type: RecordResultInput, required: true, description: 'The result.' }) },
    resolve: async (_, { input }, { commands }) => {
      const fixture = requireValid(fixtureId, input.fixture, 'fixture');
      return unwrap(await commands.run(recordResult({ ...input, fixture })));
    },
  }),
}));
