import { randomUUID } from 'node:crypto';
import { builder } from './builder.ts';
import type { AcceptedChange } from '../write-path/change.ts';
import type { CompetitionId } from '../domain/competition.ts';
import type { Commands } from '../write-path/command-context.ts';
import { type Day, dayIn, type Instant } from '../domain/day.ts';
import { accept, conflict, type Decision, notFound } from '../domain/decision.ts';
import { editorsAndFeeds } from './mutation-options.ts';
import { decodeId } from './global-id.ts';
import { someOf } from './input-validation.ts';
import { longText } from './input-validation.ts';
import { shortText } from './input-validation.ts';
import { unwrap } from './errors.ts';
import type { ScopeSnapshot } from '../storage/store.ts';
import { ExternalRefInput, findByRef, type RefInput, TeamRefInput, teamRef } from './team.ts';
import type { Team } from '../domain/team.ts';
import * as decisions from '../domain/fixture-decisions.ts';
import { CertaintyEnum, fixtureId, FixtureNode, FixtureStatusEnum } from './fixture.ts';
import type { Fixture, FixtureId } from '../domain/fixture.ts';

const dayField = { type: 'Date', description: "The match day, in the home team's time zone." } as const;
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
    venue: t.string({ validate: shortText, description: 'The place where it is played.' }),
    certainty: t.field({
      type: CertaintyEnum,
      defaultValue: 'CONFIRMED',
      description: 'Whether it depends on another tie.',
    }),
    condition: t.string({
      validate: shortText,
      description: 'The condition of a conditional tie: "if Real Madrid beat Benfica".',
    }),
    externalIds: t.field({
      type: [ExternalRefInput],
      validate: someOf,
      description: 'The ids of the fixture in other systems.',
    }),
  }),
});

const whichFixture = { required: true, validate: shortText, description: 'The id of the fixture.' } as const;
const note = { validate: longText, description: 'The reason, for the record.' } as const;

const RescheduleFixtureInput = builder.inputType('RescheduleFixtureInput', {
  description: 'A new day, or a new kick-off on the same day.',
  fields: (t) => ({
    fixture: t.id(whichFixture),
    date: t.field({ ...dayField, required: true }),
    kickoffAt: t.field(kickoffField),
  }),
});

const PostponeFixtureInput = builder.inputType('PostponeFixtureInput', {
  description: 'A fixture that is postponed without a new day.',
  fields: (t) => ({ fixture: t.id(whichFixture), note: t.string(note) }),
});

const CancelFixtureInput = builder.inputType('CancelFixtureInput', {
  description: 'A fixture that will not be played.',
  fields: (t) => ({ fixture: t.id(whichFixture), note: t.string(note) }),
});

const ConfirmFixtureInput = builder.inputType('ConfirmFixtureInput', {
  description: 'A conditional tie that will be played. Omitted fields keep their values.',
  fields: (t) => ({
    fixture: t.id(whichFixture),
    home: t.field({ type: TeamRefInput, description: 'The home team, if it was not known before.' }),
    away: t.field({ type: TeamRefInput, description: 'The away team, if it was not known before.' }),
    date: t.field(dayField),
    kickoffAt: t.field(kickoffField),
  }),
});

const RecordResultInput = builder.inputType('RecordResultInput', {
  description: 'The state or the result of a match.',
  fields: (t) => ({
    fixture: t.id(whichFixture),
    home: t.int({
      required: true,
      description: 'Goals of the home team, including extra time but not a penalty shoot-out.',
    }),
    away: t.int({ required: true, description: 'Goals of the away team.' }),
    status: t.field({
      type: FixtureStatusEnum,
      defaultValue: 'FINISHED',
      description: 'IN_PLAY, FINISHED, AWARDED, ABANDONED or SUSPENDED.',
    }),
  }),
});

type Decide = (fixture: Fixture, world: ScopeSnapshot, now: Instant) => Decision<Fixture>;

/** Looks the fixture up, takes the decision, and re-assesses whom it concerns: in one change. */
async function decideOn(
  commands: Commands,
  input: { fixture: string },
  decide: Decide,
  refs: readonly RefInput[] = [],
) {
  const id = fixtureId(input.fixture);
  const teams = refs.map(teamRef).filter((ref) => ref !== null);
  return unwrap(
    await commands.change({ fixtures: id === null ? [] : [id], teams }, (world, now) => {
      const fixture = id === null ? undefined : world.fixtures.get(id);
      if (fixture === undefined) return notFound('fixture', 'input', 'fixture');
      return changedTo(decide(fixture, world, now));
    }),
  );
}

function changedTo(decision: Decision<Fixture>): Decision<AcceptedChange<Fixture>> {
  if (!decision.ok) return decision;
  return accept({ changed: { fixtures: [decision.value] }, cause: 'FIXTURE', value: decision.value });
}

function homeOf(fixture: Fixture, world: ScopeSnapshot): Team | null {
  return fixture.home === null ? null : (world.teams.get(fixture.home) ?? null);
}

interface When {
  readonly date?: Day | null | undefined;
  readonly kickoffAt?: Instant | null | undefined;
}

function appointment({ date, kickoffAt }: When): decisions.FixtureTiming {
  return { day: date ?? null, kickoffAt: kickoffAt ?? null };
}

builder.mutationFields((t) => ({
  scheduleFixture: t.field({
    type: FixtureNode,
    ...editorsAndFeeds('ScheduleFixtureResult', 'The new fixture'),
    description: 'Adds a fixture to the calendar: with a day, a kick-off, or neither yet; confirmed or conditional.',
    args: { input: t.arg({ type: ScheduleFixtureInput, required: true, description: 'The fixture.' }) },
    resolve: async (_, { input }, { commands }) => {
      const competition = decodeId<CompetitionId>('Competition', input.competition);
      const refs = { home: input.home && teamRef(input.home), away: input.away && teamRef(input.away) };
      const scope = {
        competitions: competition === null ? [] : [{ id: competition }],
        teams: [refs.home, refs.away].filter((ref) => ref != null),
        fixturesElsewhere: input.externalIds ?? [],
      };
      return unwrap(
        await commands.change(scope, (world) => {
          const home = findByRef(world.teams, refs.home ?? null);
          const away = findByRef(world.teams, refs.away ?? null);
          if (competition === null || !world.competitions.has(competition)) {
            return notFound('competition', 'input', 'competition');
          }
          if (input.home != null && home === null) return notFound('team', 'input', 'home');
          if (input.away != null && away === null) return notFound('team', 'input', 'away');
          const { round = null, venue = null, condition = null, externalIds } = input;
          if (externalIds?.some((external) => findByRef(world.fixtures, { external }) !== null)) {
            return conflict('There is already a fixture with one of these external ids.');
          }
          const said = { competition, round, home, away, venue, condition, ...appointment(input) };
          const certainty = input.certainty ?? 'CONFIRMED';
          const schedule = { ...said, certainty, externalIds: externalIds ?? [] };
          return changedTo(decisions.scheduleFixture(randomUUID() as FixtureId, schedule));
        }),
      );
    },
  }),
  rescheduleFixture: t.field({
    type: FixtureNode,
    ...editorsAndFeeds('RescheduleFixtureResult', 'The fixture on its new day'),
    description: 'Moves a fixture or sets its kick-off. It also reinstates a postponed or interrupted fixture.',
    args: { input: t.arg({ type: RescheduleFixtureInput, required: true, description: 'The new day.' }) },
    resolve: (_, { input }, { commands }) =>
      decideOn(commands, input, (fixture, world) =>
        decisions.rescheduleFixture(fixture, homeOf(fixture, world), appointment(input)),
      ),
  }),
  postponeFixture: t.field({
    type: FixtureNode,
    ...editorsAndFeeds('PostponeFixtureResult', 'The fixture without a day'),
    description: 'Postpones a fixture without a new day.',
    args: { input: t.arg({ type: PostponeFixtureInput, required: true, description: 'The fixture.' }) },
    resolve: (_, { input }, { commands }) =>
      decideOn(commands, input, (fixture) => decisions.postponeFixture(fixture, input.note ?? null)),
  }),
  cancelFixture: t.field({
    type: FixtureNode,
    ...editorsAndFeeds('CancelFixtureResult', 'The cancelled fixture'),
    description: 'Cancels a fixture for good. It is removed from all lists.',
    args: { input: t.arg({ type: CancelFixtureInput, required: true, description: 'The fixture.' }) },
    resolve: (_, { input }, { commands }) =>
      decideOn(commands, input, (fixture) => decisions.cancelFixture(fixture, input.note ?? null)),
  }),
  confirmFixture: t.field({
    type: FixtureNode,
    ...editorsAndFeeds('ConfirmFixtureResult', 'The confirmed fixture'),
    description: 'Confirms a conditional tie.',
    args: { input: t.arg({ type: ConfirmFixtureInput, required: true, description: 'The tie.' }) },
    resolve: (_, { input }, { commands }) => {
      const named = [input.home, input.away].filter((ref) => ref != null);
      return decideOn(
        commands,
        input,
        (fixture, world) => {
          const home = input.home == null ? homeOf(fixture, world) : findByRef(world.teams, teamRef(input.home));
          const present = fixture.away === null ? null : (world.teams.get(fixture.away) ?? null);
          const away = input.away == null ? present : findByRef(world.teams, teamRef(input.away));
          if (input.home != null && home === null) return notFound('team', 'input', 'home');
          if (input.away != null && away === null) return notFound('team', 'input', 'away');
          return decisions.confirmFixture(fixture, { home, away }, appointment(input));
        },
        named,
      );
    },
  }),
  recordResult: t.field({
    type: FixtureNode,
    ...editorsAndFeeds('RecordResultResult', 'The fixture with its result'),
    description: 'Records the state or the result of a match. Players who were unavailable have missed it.',
    args: { input: t.arg({ type: RecordResultInput, required: true, description: 'The result.' }) },
    resolve: (_, { input }, { commands }) =>
      decideOn(commands, input, (fixture, world, now) => {
        const today = dayIn(homeOf(fixture, world)?.timeZone ?? 'UTC', now);
        const score = { home: input.home, away: input.away };
        return decisions.recordResult(fixture, today, score, input.status ?? 'FINISHED');
      }),
  }),
}));
