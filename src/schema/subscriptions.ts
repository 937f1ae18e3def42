import { cacheKey, publishedRevision } from '../cache/cached-reads.ts';
import { whenKnown } from '../cache/reader.ts';
import { type AvailabilityChange, diffLists } from '../domain/availability/list-diff.ts';
import type { MissedGames } from '../domain/availability/published-list.ts';
import type { Day } from '../domain/day.ts';
import type { Fixture } from '../domain/fixture.ts';
import type { Team } from '../domain/team.ts';
import { FEED_PLAYERS_IN_COST } from '../limits.ts';
import { AvailabilityNode, fixtureFor, squadsFor, type AvailabilityWithId } from './availability.ts';
import { AvailabilityChangeObject, squadChanges, squadEntries } from './availability-change.ts';
import { builder } from './builder.ts';
import { CompetitionRefInput } from './competition.ts';
import { type FeedArgs, feedMembers } from './feed-members.ts';
import { type Context } from './context.ts';
import { FixtureNode, fixtureId } from './fixture.ts';
import { manyOf, shortText } from './input-validation.ts';
import { MissedGamesNode, findCurrentList, type ListWithId } from './missed-games.ts';
import { PlayerRefInput, playerRef } from './player.ts';
import { badUserInput, notFoundError } from './request-errors.ts';
import { executedAsLiveQuery, type FeedRoot, lastSeenRevision } from './subscription-state.ts';
import { TeamNode, TeamRefInput, teamRef } from './team.ts';

interface MissedGamesEvent {
  readonly missedGames: ListWithId;
  /** The revision that the subscribers have; null if they have none. */
  readonly seen: number | null;
}

const MissedGamesEventObject = builder.objectRef<MissedGamesEvent>('MissedGamesEvent').implement({
  description: 'A list, with the changes since the previous one.',
  fields: (t) => ({
    missedGames: t.expose('missedGames', { type: MissedGamesNode, description: 'The whole list.' }),
    changes: t.field({
      type: [AvailabilityChangeObject],
      description: 'The changes since the previously sent list (for the first event: since `sinceRevision`, if given).',
      resolve: ({ missedGames: { player, list }, seen }, _, context) =>
        seen === null
          ? []
          : whenKnown(context.read(publishedRevision, cacheKey([player, seen])), (before) =>
              before === null ? [] : changesBetween(before.list, list),
            ),
    }),
  }),
});

interface FixtureEvent {
  readonly fixture: Fixture;
  readonly home: AvailabilityWithId[];
  readonly away: AvailabilityWithId[];
}

const FixtureAvailabilityEventObject = builder.objectRef<FixtureEvent>('FixtureAvailabilityEvent').implement({
  description: 'The players of both squads who are or may be unavailable for a fixture.',
  fields: (t) => ({
    fixture: t.expose('fixture', { type: FixtureNode, description: 'The fixture.' }),
    home: t.expose('home', {
      type: [AvailabilityNode],
      description: 'The players of the home team, least available first.',
    }),
    away: t.expose('away', {
      type: [AvailabilityNode],
      description: 'The players of the away team, least available first.',
    }),
    changes: t.field({
      type: [AvailabilityChangeObject],
      description:
        'The changes since the previously sent event; empty in the first one. With this field, events are sent only if an availability changed.',
      resolve: (event, _, { subscription }) =>
        squadChanges(squadEntries([...event.home, ...event.away], event.fixture.day), subscription),
    }),
  }),
});

interface TeamEvent {
  readonly team: Team;
  readonly availability: AvailabilityWithId[];
  /** The day of the next fixture. */
  readonly day: Day | null;
}

const TeamAvailabilityEventObject = builder.objectRef<TeamEvent>('TeamAvailabilityEvent').implement({
  description: 'The players of a team who are or may be unavailable for its next fixture.',
  fields: (t) => ({
    team: t.expose('team', { type: TeamNode, description: 'The team.' }),
    availability: t.expose('availability', {
      type: [AvailabilityNode],
      description: 'The players, least available first.',
    }),
    changes: t.field({
      type: [AvailabilityChangeObject],
      description:
        'The changes since the previously sent event; empty in the first one. With this field, events are sent only if an availability changed.',
      resolve: (event, _, { subscription }) => squadChanges(squadEntries(event.availability, event.day), subscription),
    }),
  }),
});

/** Returns the current list and the last seen revision. Marks the event as unchanged if they are the same. */
function missedGamesEvent(list: ListWithId, sinceRevision: number | null, context: Context): MissedGamesEvent {
  return { missedGames: list, seen: lastSeenRevision(context.subscription, sinceRevision, list.revision) };
}

/** Caches the changes to a list, because subscribers of other operations receive the same. */
const changesByList = new WeakMap<
  MissedGames,
  { readonly since: MissedGames; readonly changes: AvailabilityChange[] }
>();

function changesBetween(since: MissedGames, list: MissedGames): AvailabilityChange[] {
  const known = changesByList.get(list);
  if (known?.since === since) return known.changes;
  const changes = diffLists(since, list);
  changesByList.set(list, { since, changes });
  return changes;
}

builder.subscriptionFields((t) => ({
  missedGamesChanged: t.field({
    type: MissedGamesEventObject,
    description:
      'Sends the current list at once, and each new list. Revisions only increase; the last event is always the newest list. Other selected fields (a score, the number of an estimate) are sent along; they do not cause events.',
    args: {
      player: t.arg({ type: PlayerRefInput, required: true, description: 'The player.' }),
      sinceRevision: t.arg.int({
        extensions: { resumeRevision: true },
        description:
          'The revision that the client already has: the first event is sent when there is a newer one, with the changes since this revision.',
      }),
    },
    subscribe: executedAsLiveQuery,
    resolve: (_, { player, sinceRevision }, context) => {
      const ref = playerRef(player);
      return whenKnown(ref && context.store.players.find(ref), (found) =>
        whenKnown(found && findCurrentList(found.id, context), (list) => {
          if (list === null) throw notFoundError('player');
          if (sinceRevision != null && sinceRevision < 0) throw badUserInput('`sinceRevision` must be 0 or greater.');
          return missedGamesEvent(list, sinceRevision ?? null, context);
        }),
      );
    },
  }),
  missedGamesFeed: t.field({
    type: MissedGamesEventObject,
    complexity: { field: 20, multiplier: FEED_PLAYERS_IN_COST },
    description:
      'Follows many players on one stream: sends the current list of each at once, and each new list. An event is about one player. Players who join a team or competition later are followed from then on.',
    extensions: { feedMembers: (args: FeedArgs, context: Context) => feedMembers(args, context) },
    args: {
      players: t.arg({ type: [PlayerRefInput], validate: manyOf, description: 'These players: at most 400.' }),
      team: t.arg({ type: TeamRefInput, description: 'The players of this team.' }),
      competition: t.arg({ type: CompetitionRefInput, description: 'The players of the teams of this competition.' }),
    },
    subscribe: executedAsLiveQuery,
    resolve: (root, _, context) => {
      const { feedPlayer } = root as unknown as FeedRoot;
      return whenKnown(findCurrentList(feedPlayer, context), (list) => {
        if (list === null) throw notFoundError('player');
        return missedGamesEvent(list, null, context);
      });
    },
  }),
  fixtureAvailabilityChanged: t.field({
    type: FixtureAvailabilityEventObject,
    description:
      'For a match centre: sends the players of both squads who are not fully available, at once and on each change.',
    args: { fixture: t.arg.id({ required: true, validate: shortText, description: 'The id of the fixture.' }) },
    subscribe: executedAsLiveQuery,
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
    description:
      'Sends the players of a team who are not fully available for its next fixture, at once and on each change.',
    args: { team: t.arg({ type: TeamRefInput, required: true, description: 'The team.' }) },
    subscribe: executedAsLiveQuery,
    resolve: async (_, args, context) => {
      const ref = teamRef(args.team);
      const team = ref && (await context.store.teams.find(ref));
      if (team === null) throw notFoundError('team');
      const next = await fixtureFor(team.id, null, context);
      const availability = next === null ? [] : await squadsFor([team.id], next, null, context);
      return { team, availability, day: next?.day ?? null };
    },
  }),
}));
