import type { CompetitionId } from '../domain/competition.ts';
import type { Day } from '../domain/day.ts';
import type {
  CERTAINTIES,
  Fixture,
  FIXTURE_STATUSES,
  FixtureId,
  FixtureRef,
  FixtureStatus,
  Score,
} from '../domain/fixture.ts';
import type { TeamId } from '../domain/team.ts';
import { builder } from './builder.ts';
import { ExternalIdObject } from './external-id.ts';
import { CompetitionNode } from './competition.ts';
import type { Context } from './context.ts';
import { decodeId } from './global-id.ts';
import { shortText, someOf } from './input-validation.ts';
import { loaderOf } from './node-loader.ts';
import type { PageArgs } from './page-size.ts';
import { emptyPage, pageOf } from './pagination.ts';
import type { RefInput } from './references.ts';
import { TeamNode, teamRef, TeamRefInput } from './team.ts';

export const FixtureStatusEnum = builder.enumType('FixtureStatus', {
  description: 'The state of a fixture.',
  values: {
    SCHEDULED: { description: 'The kick-off is not set; the day is missing or may still change.' },
    TIMED: { description: 'The day and the kick-off are set.' },
    IN_PLAY: { description: 'The match is being played.' },
    FINISHED: { description: 'The match has been played.' },
    POSTPONED: { description: 'The match is not played on its day, and there is no new day yet.' },
    SUSPENDED: { description: 'The match was interrupted and will be resumed.' },
    ABANDONED: { description: 'The match was broken off, and no decision has been announced.' },
    CANCELLED: { description: 'The match will not be played.' },
    AWARDED: { description: 'The result was awarded without play.' },
    REMOVED: { description: 'The fixture was entered in error. It is in no list.' },
  } satisfies Record<(typeof FIXTURE_STATUSES)[number], { description: string }>,
});

export const CertaintyEnum = builder.enumType('Certainty', {
  description: 'Whether a fixture is certain to take place.',
  values: {
    CONFIRMED: { description: 'It is in the calendar.' },
    CONDITIONAL: { description: 'It takes place only if an earlier tie ends as required.' },
  } satisfies Record<(typeof CERTAINTIES)[number], { description: string }>,
});

const ScoreObject = builder.objectRef<Score>('Score').implement({
  description: 'Goals, including extra time but not a penalty shoot-out.',
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
  description: 'A match, from its announcement to its result. Its id does not change when it is rescheduled.',
  fields: (t) => ({
    competition: t.field({
      type: CompetitionNode,
      description: 'The competition of the match.',
      resolve: ({ competition }, _, { store }) => store.competitions.cachedOrId(competition),
    }),
    round: t.exposeString('round', {
      nullable: true,
      description: 'The round, such as "Matchday 23" or "Round of 16, first leg"; null if unknown.',
    }),
    home: t.field({
      type: TeamNode,
      nullable: true,
      description: 'The home team; null until a draw or a tie decides it.',
      resolve: ({ home }, _, { store }) => home && store.teams.cachedOrId(home),
    }),
    away: t.field({
      type: TeamNode,
      nullable: true,
      description: 'The away team; null until a draw or a tie decides it.',
      resolve: ({ away }, _, { store }) => away && store.teams.cachedOrId(away),
    }),
    date: t.expose('day', {
      type: 'Date',
      nullable: true,
      description: "The match day in the home team's time zone; null if there is none yet.",
    }),
    kickoffAt: t.expose('kickoffAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The kick-off; null until it is set.',
    }),
    originalDate: t.expose('originalDay', {
      type: 'Date',
      nullable: true,
      description: 'The first match day, if the fixture was moved; otherwise null.',
    }),
    lastPossibleDate: t.expose('lastPossibleDay', {
      type: 'Date',
      nullable: true,
      description: 'The last possible match day, if `date` is only the first one; otherwise null.',
    }),
    status: t.expose('status', { type: FixtureStatusEnum, description: 'The state of the fixture.' }),
    certainty: t.expose('certainty', { type: CertaintyEnum, description: 'Whether it depends on another tie.' }),
    condition: t.exposeString('condition', {
      nullable: true,
      description:
        'The condition of a conditional tie, such as "if Real Madrid beat Benfica"; null for confirmed fixtures.',
    }),
    score: t.expose('score', { type: ScoreObject, nullable: true, description: 'The score; null until there is one.' }),
    penalties: t.expose('penalties', {
      type: ScoreObject,
      nullable: true,
      description: 'The penalty shoot-out; null if there was none, or if it is unknown.',
    }),
    resumesFrom: t.expose('resumes', {
      type: 'Date',
      nullable: true,
      description: 'The day of the first part of a match that was broken off and is resumed; otherwise null.',
    }),
    venue: t.exposeString('venue', { nullable: true, description: 'The place where it is played; null if unknown.' }),
    neutral: t.exposeBoolean('neutral', { description: "Whether it is played on neither team's ground." }),
    venueTimeZone: t.exposeString('venueTimeZone', {
      nullable: true,
      description: 'The IANA name of the time zone of the ground; null means that of the home team.',
    }),
    externalId: t.field({
      type: ExternalIdObject,
      nullable: true,
      description: 'The first of `externalIds`, a key for federation; null if there is none.',
      resolve: ({ externalIds }) => externalIds[0] ?? null,
    }),
    externalIds: t.field({
      type: [ExternalIdObject],
      description: 'The ids of the fixture in other systems.',
      resolve: ({ externalIds }) => [...externalIds],
    }),
  }),
});

/** Returns the reference of an entity key: an id, or an id in another system. */
export function fixtureRef({ id, external }: RefInput): FixtureRef | null {
  if (external != null) return { external };
  const ownId = id == null ? null : fixtureId(id);
  return ownId === null ? null : { id: ownId };
}

const side = { of: { type: TeamRefInput, required: true, description: 'One of the two teams.' } } as const;

builder.objectFields(FixtureNode, (t) => ({
  opponent: t.field({
    type: TeamNode,
    nullable: true,
    description: 'The other team; null until it is decided, or if the given team does not play in it.',
    args: { of: t.arg(side.of) },
    resolve: async ({ home, away }, { of }, { store }) => {
      const team = await findTeam(of, store);
      const other = team === null ? null : team === home ? away : team === away ? home : null;
      return other && store.teams.cachedOrId(other);
    },
  }),
  isHome: t.boolean({
    nullable: true,
    description: 'Whether the given team is the home team; null if it does not play in it.',
    args: { of: t.arg(side.of) },
    resolve: async ({ home, away }, { of }, { store }) => {
      const team = await findTeam(of, store);
      return team === null || (team !== home && team !== away) ? null : team === home;
    },
  }),
}));

async function findTeam(input: RefInput, store: Context['store']): Promise<TeamId | null> {
  const ref = teamRef(input);
  return (ref && (await store.teams.find(ref)))?.id ?? null;
}

export function fixtureId(globalId: string): FixtureId | null {
  return decodeId<FixtureId>('Fixture', globalId);
}

const FixtureFilterInput = builder.inputType('FixtureFilter', {
  description: 'Conditions for fixtures. All given conditions must hold.',
  fields: (t) => ({
    team: t.field({ type: TeamRefInput, description: 'Only fixtures of this team, home or away.' }),
    competition: t.id({ validate: shortText, description: 'Only fixtures of the competition with this id.' }),
    from: t.field({ type: 'Date', description: 'Only fixtures on or after this match day.' }),
    to: t.field({ type: 'Date', description: 'Only fixtures on or before this match day.' }),
    statuses: t.field({ type: [FixtureStatusEnum], validate: someOf, description: 'Only fixtures in these states.' }),
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
  const matchesNothing = (filter.team != null && team === null) || (filter.competition != null && competition === null);
  const otherTeam = team !== null && ofTeam !== undefined && team.id !== ofTeam;
  if (matchesNothing) return emptyPage();
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
      description: "The team's fixtures by kick-off; those without a day last.",
      args: {
        filter: t.arg({
          type: FixtureFilterInput,
          description: 'Conditions for the fixtures; a team here is the opponent.',
        }),
      },
      resolve: (team, { filter, ...page }, context) => fixturePage(filter ?? {}, page, context, team.id),
    },
    FixtureConnection,
  ),
  nextFixture: t.loadable({
    type: FixtureNode,
    nullable: true,
    description: "The team's next fixture; null if none is in the calendar.",
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
    description: 'A fixture; null if there is none.',
    args: { id: t.arg.id({ required: true, validate: shortText, description: 'The id of the fixture.' }) },
    resolve: (_, { id }, { store }) => {
      const own = fixtureId(id);
      return own && store.fixtures.find({ id: own });
    },
  }),
  fixtures: t.connection(
    {
      type: FixtureNode,
      description: 'Fixtures by kick-off; those without a day last.',
      args: { filter: t.arg({ type: FixtureFilterInput, description: 'Conditions for the fixtures.' }) },
      resolve: (_, { filter, ...page }, context) => fixturePage(filter ?? {}, page, context),
    },
    FixtureConnection,
  ),
}));
