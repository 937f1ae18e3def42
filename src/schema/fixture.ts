import { builder } from './builder.ts';
import { CompetitionNode } from './competition.ts';
import type { CompetitionId } from '../domain/competition.ts';
import { emptyPage, pageOf } from './pagination.ts';
import type { Context } from './context.ts';
import type { Day } from '../domain/day.ts';
import { decodeId } from './global-id.ts';
import { someOf } from './input-validation.ts';
import { shortText } from './input-validation.ts';
import { loaderOf } from './node-loader.ts';
import type { PageArgs } from './pagination.ts';
import { type RefInput, TeamNode, TeamRefInput, teamRef } from './team.ts';
import type { TeamId } from '../domain/team.ts';
import type { CERTAINTIES, Fixture, FIXTURE_STATUSES, FixtureId, FixtureStatus, Score } from '../domain/fixture.ts';

export const FixtureStatusEnum = builder.enumType('FixtureStatus', {
  description: 'Where a fixture stands in its life.',
  values: {
    SCHEDULED: { description: 'It has a day at most; the hour is still to be set, and with it the day may move.' },
    TIMED: { description: 'Its day and its kick-off are set.' },
    IN_PLAY: { description: 'It is being played.' },
    FINISHED: { description: 'It has been played.' },
    POSTPONED: { description: 'It is not played on its day; there is no new one yet.' },
    SUSPENDED: { description: 'It was broken off and is to be resumed.' },
    ABANDONED: { description: 'It was broken off, and nobody has said what becomes of it.' },
    CANCELLED: { description: 'It is not played at all.' },
    AWARDED: { description: 'It was decided at a desk.' },
  } satisfies Record<(typeof FIXTURE_STATUSES)[number], { description: string }>,
});

export const CertaintyEnum = builder.enumType('Certainty', {
  description: 'Whether a fixture will take place as far as anybody knows.',
  values: {
    CONFIRMED: { description: 'It is in the calendar.' },
    CONDITIONAL: { description: 'It takes place only if an earlier tie goes the right way.' },
  } satisfies Record<(typeof CERTAINTIES)[number], { description: string }>,
});

const ScoreObject = builder.objectRef<Score>('Score').implement({
  description: 'Goals, extra time included, a shoot-out not.',
  fields: (t) => ({
    home: t.exposeInt('home', { description: 'Goals of the home team.' }),
    away: t.exposeInt('away', { description: 'Goals of the away team.' }),
  }),
});

export const FixtureNode = builder.loadableNodeRef('Fixture', {
  id: { resolve: (fixture: Fixture) => fixture.id },
  load: loaderOf('fixture', (store) => store.fixtures),
});

FixtureNode.implement({
  description: 'A match, from its first announcement to its result. Its id survives every rescheduling.',
  fields: (t) => ({
    competition: t.field({
      type: CompetitionNode,
      description: 'The competition that it is a match of.',
      resolve: ({ competition }, _, { store }) => store.competitions.cachedOrId(competition),
    }),
    round: t.exposeString('round', { nullable: true, description: '"Matchday 23", "Round of 16, first leg".' }),
    home: t.field({
      type: TeamNode,
      nullable: true,
      description: 'The home team; null where a draw or a tie has still to name it.',
      resolve: ({ home }, _, { store }) => home && store.teams.cachedOrId(home),
    }),
    away: t.field({
      type: TeamNode,
      nullable: true,
      description: 'The away team; null where a draw or a tie has still to name it.',
      resolve: ({ away }, _, { store }) => away && store.teams.cachedOrId(away),
    }),
    date: t.expose('day', {
      type: 'Date',
      nullable: true,
      description: "The match day in the home team's zone; null while postponed without a new one.",
    }),
    kickoffAt: t.expose('kickoffAt', { type: 'DateTime', nullable: true, description: 'Null until it is set.' }),
    originalDate: t.expose('originalDay', {
      type: 'Date',
      nullable: true,
      description: 'The first match day it had, where it has been moved.',
    }),
    status: t.expose('status', { type: FixtureStatusEnum, description: 'Where it stands in its life.' }),
    certainty: t.expose('certainty', { type: CertaintyEnum, description: 'Whether it depends on another tie.' }),
    condition: t.exposeString('condition', {
      nullable: true,
      description: 'What a conditional tie depends on: "if Real Madrid beat Benfica".',
    }),
    score: t.expose('score', { type: ScoreObject, nullable: true, description: 'The score, once it is played.' }),
    venue: t.exposeString('venue', { nullable: true, description: 'Where it is played, where known.' }),
  }),
});

export function fixtureId(globalId: string): FixtureId | null {
  return decodeId<FixtureId>('Fixture', globalId);
}

const FixtureFilterInput = builder.inputType('FixtureFilter', {
  description: 'Which fixtures. All conditions that are given must hold.',
  fields: (t) => ({
    team: t.field({ type: TeamRefInput, description: 'Of this team, at home or away.' }),
    competition: t.id({ validate: shortText, description: 'Of this competition.' }),
    from: t.field({ type: 'Date', description: 'On this match day or later.' }),
    to: t.field({ type: 'Date', description: 'On this match day or earlier.' }),
    statuses: t.field({ type: [FixtureStatusEnum], validate: someOf, description: 'In one of these states.' }),
  }),
});

interface Filter {
  readonly team?: RefInput | null | undefined;
  readonly competition?: string | null | undefined;
  readonly from?: Day | null | undefined;
  readonly to?: Day | null | undefined;
  readonly statuses?: readonly FixtureStatus[] | null | undefined;
}

async function fixturePage(filter: Filter, page: PageArgs, { store }: Context, ofTeam?: TeamId) {
  const ref = filter.team == null ? null : teamRef(filter.team);
  const team = ref === null ? null : await store.teams.find(ref);
  const competition = filter.competition == null ? null : decodeId<CompetitionId>('Competition', filter.competition);
  const cannotBe = (filter.team != null && team === null) || (filter.competition != null && competition === null);
  const otherTeam = team !== null && ofTeam !== undefined && team.id !== ofTeam;
  if (cannotBe) return emptyPage();
  return pageOf(
    store.fixtures,
    {
      ...(ofTeam !== undefined && { team: ofTeam }),
      ...(team !== null && (otherTeam ? { against: team.id } : { team: team.id })),
      ...(competition !== null && { competition }),
      ...(filter.from != null && { from: filter.from }),
      ...(filter.to != null && { to: filter.to }),
      ...(filter.statuses != null && { statuses: filter.statuses }),
    },
    page,
  );
}

const FixtureConnection = builder.connectionObject(
  { type: FixtureNode, name: 'FixtureConnection', description: 'A page of fixtures.' },
  { name: 'FixtureEdge', description: 'A fixture in a page.' },
);

builder.objectFields(TeamNode, (t) => ({
  fixtures: t.connection(
    {
      type: FixtureNode,
      description: 'Its fixtures in order of kick-off; those without a day last.',
      args: { filter: t.arg({ type: FixtureFilterInput, description: 'Which ones; a team here is the opponent.' }) },
      resolve: (team, { filter, ...page }, context) => fixturePage(filter ?? {}, page, context, team.id),
    },
    FixtureConnection,
  ),
  nextFixture: t.loadable({
    type: FixtureNode,
    nullable: true,
    description: 'The next one that is to be played; null where none is in the calendar.',
    load: async (teams: TeamId[], { store }) => {
      const ids = await store.nextFixtures(teams);
      const found = new Map((await store.fixtures.byIds(ids.filter((id) => id !== null))).map((one) => [one?.id, one]));
      return ids.map((id) => (id === null ? null : (found.get(id) ?? null)));
    },
    resolve: (team) => team.id,
  }),
}));

builder.queryFields((t) => ({
  fixture: t.field({
    type: FixtureNode,
    nullable: true,
    description: 'One fixture; null where there is no such one.',
    args: { id: t.arg.id({ required: true, validate: shortText, description: 'Its id.' }) },
    resolve: (_, { id }, { store }) => {
      const own = fixtureId(id);
      return own && store.fixtures.find({ id: own });
    },
  }),
  fixtures: t.connection(
    {
      type: FixtureNode,
      description: 'Fixtures in order of kick-off; those without a day last.',
      args: { filter: t.arg({ type: FixtureFilterInput, description: 'Which ones.' }) },
      resolve: (_, { filter, ...page }, context) => fixturePage(filter ?? {}, page, context),
    },
    FixtureConnection,
  ),
}));
