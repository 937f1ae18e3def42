import { builder } from './builder.ts';
import { notFoundError } from './request-errors.ts';
import { badUserInput } from './request-errors.ts';
import { type Context } from './context.ts';
import { lastSeenRevision } from './subscription-state.ts';
import { FixtureNode, fixtureId } from './fixture.ts';
import type { Fixture } from '../domain/fixture.ts';
import { shortText } from './input-validation.ts';
import { PlayerRefInput, playerRef } from './player.ts';
import { TeamNode, TeamRefInput, teamRef } from './team.ts';
import type { Team } from '../domain/team.ts';
import { AvailabilityNode, fixtureFor, type ShownAvailability, squadsFor, VerdictEnum } from './availability.ts';
import { type AvailabilityChange, type CHANGE_KINDS, diffLists } from '../domain/availability/list-diff.ts';
import { findCurrentList, MissedGamesNode, type ShownList } from './missed-games.ts';

const ChangeKindEnum = builder.enumType('ChangeKind', {
  description: 'What became of a fixture between two lists.',
  values: {
    ADDED: { description: 'It came into the list.' },
    REMOVED: { description: 'It left the list.' },
    CHANGED: { description: 'It has another verdict.' },
    MOVED: { description: 'Same verdict, new day.' },
  } satisfies Record<(typeof CHANGE_KINDS)[number], { description: string }>,
});

const AvailabilityChangeObject = builder.objectRef<AvailabilityChange>('AvailabilityChange').implement({
  description: 'One fixture that came, went, changed its verdict or moved. Chances alone are not told here.',
  fields: (t) => ({
    kind: t.expose('kind', { type: ChangeKindEnum, description: 'What became of it.' }),
    fixture: t.field({ type: FixtureNode, description: 'Which one.', resolve: ({ fixture }) => fixture }),
    before: t.expose('before', {
      type: VerdictEnum,
      nullable: true,
      description: 'Null where it was not in the list.',
    }),
    after: t.expose('after', {
      type: VerdictEnum,
      nullable: true,
      description: 'Null where it is in the list no more.',
    }),
  }),
});

interface MissedGamesEvent {
  readonly missedGames: ShownList;
  readonly changes: readonly AvailabilityChange[];
}

const MissedGamesEventObject = builder.objectRef<MissedGamesEvent>('MissedGamesEvent').implement({
  description: 'A list, and what is different from the one before.',
  fields: (t) => ({
    missedGames: t.expose('missedGames', { type: MissedGamesNode, description: 'The list, whole.' }),
    changes: t.field({
      type: [AvailabilityChangeObject],
      description: 'The difference to the list sent before it (at first: to that of `sinceRevision`, if given).',
      resolve: ({ changes }) => [...changes],
    }),
  }),
});

interface FixtureEvent {
  readonly fixture: Fixture;
  readonly home: ShownAvailability[];
  readonly away: ShownAvailability[];
}

const FixtureAvailabilityEventObject = builder.objectRef<FixtureEvent>('FixtureAvailabilityEvent').implement({
  description: 'Those of both squads whom something keeps out or may keep out of a fixture.',
  fields: (t) => ({
    fixture: t.expose('fixture', { type: FixtureNode, description: 'The fixture.' }),
    home: t.expose('home', { type: [AvailabilityNode], description: 'Of the home team, least available first.' }),
    away: t.expose('away', { type: [AvailabilityNode], description: 'Of the away team, least available first.' }),
  }),
});

interface TeamEvent {
  readonly team: Team;
  readonly availability: ShownAvailability[];
}

const TeamAvailabilityEventObject = builder.objectRef<TeamEvent>('TeamAvailabilityEvent').implement({
  description: 'Those of a team whom something keeps out or may keep out of its next fixture.',
  fields: (t) => ({
    team: t.expose('team', { type: TeamNode, description: 'The team.' }),
    availability: t.expose('availability', { type: [AvailabilityNode], description: 'Least available first.' }),
  }),
});

/** The present list, and what is new in it for readers who hold a revision; marks the event as idle where nothing is. */
async function missedGamesEvent(
  list: ShownList,
  sinceRevision: number | null,
  context: Context,
): Promise<MissedGamesEvent> {
  const { player, revision } = list;
  const heard = lastSeenRevision(context.subscription, sinceRevision, revision);
  if (heard === null) return { missedGames: list, changes: [] };
  const before = await context.store.publishedRevision(player, heard);
  return { missedGames: list, changes: before === null ? [] : diffLists(before.list, list.list) };
}

builder.subscriptionFields((t) => ({
  missedGamesChanged: t.field({
    type: MissedGamesEventObject,
    description:
      'The present list at once, and the new one each time it has changed. Revisions rise; the last event is the newest list. What else is selected (a score, the number of an estimate) comes along; it makes no event by itself.',
    args: {
      player: t.arg({ type: PlayerRefInput, required: true, description: 'Whose list.' }),
      sinceRevision: t.arg.int({
        extensions: { isClaim: true },
        description:
          'The revision that you hold: nothing comes until there is a newer one, then the difference to yours.',
      }),
    },
    subscribe: standing,
    resolve: async (_, { player, sinceRevision }, context) => {
      const ref = playerRef(player);
      const found = ref && (await context.store.players.find(ref));
      const list = found && (await findCurrentList(found.id, context));
      if (list === null) throw notFoundError('player');
      if (sinceRevision != null && sinceRevision < 0) throw badUserInput('`sinceRevision` is 0 or more.');
      return missedGamesEvent(list, sinceRevision ?? null, context);
    },
  }),
  fixtureAvailabilityChanged: t.field({
    type: FixtureAvailabilityEventObject,
    description: 'For a match centre: those of both squads who are not fully available, at once and on each change.',
    args: { fixture: t.arg.id({ required: true, validate: shortText, description: 'Which fixture.' }) },
    subscribe: standing,
    resolve: async (_, args, context) => {
      const id = fixtureId(args.fixture);
      const fixture = id && (await context.store.fixtures.find({ id }));
      if (fixture === null) throw notFoundError('fixture');
      const squad = (team: Fixture['home']) => squadsFor(team === null ? [] : [team], fixture, null, context);
      const [home, away] = await Promise.all([squad(fixture.home), squad(fixture.away)]);
      return { fixture, home, away };
    },
  }),
  teamAvailabilityChanged: t.field({
    type: TeamAvailabilityEventObject,
    description: 'Everyone of a team who is not fully available for its next fixture, at once and on each change.',
    args: { team: t.arg({ type: TeamRefInput, required: true, description: 'Which team.' }) },
    subscribe: standing,
    resolve: async (_, args, context) => {
      const ref = teamRef(args.team);
      const team = ref && (await context.store.teams.find(ref));
      if (team === null) throw notFoundError('team');
      const next = await fixtureFor(team.id, null, context);
      return { team, availability: next === null ? [] : await squadsFor([team.id], next, null, context) };
    },
  }),
}));

/** Subscriptions are carried by standing answers (see answers/), which execute the field anew when what it read changes. */
function standing(): AsyncIterable<never> {
  throw new Error('subscriptions are executed by answers/');
}
