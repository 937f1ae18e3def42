import type { SuspensionRiskReason } from './availability.ts';
import { type BookedForecast, type Discipline, type RiskedGame } from '../domain/discipline/discipline.ts';
import type { PlayerId } from '../domain/player.ts';
import { builder } from './builder.ts';
import { CompetitionFamilyNode } from './competition-family.ts';
import { competitionRef, CompetitionRefInput } from './competition.ts';
import { competitionsAhead, countedSeason, disciplinesIn, seasonOfPlayer } from './discipline-facts.ts';
import { FixtureNode } from './fixture.ts';
import { notFoundPlaceholder } from './node-loader.ts';
import { PlayerNode } from './player.ts';
import { TeamNode } from './team.ts';

const RiskedGameObject = builder.objectRef<RiskedGame>('RiskedGame').implement({
  description: 'A match that the player may miss because of a card in an earlier one.',
  fields: (t) => ({
    fixture: t.field({
      type: FixtureNode,
      description: 'The match.',
      resolve: ({ fixture }, _, { store }) => store.fixtures.cachedOrId(fixture),
    }),
    chance: t.exposeFloat('chance', { description: 'The chance of missing it, from 0 to 1 with three decimals.' }),
  }),
});

const BookedForecastObject = builder.objectRef<BookedForecast>('BookedForecast').implement({
  description: 'The consequence of one more yellow card.',
  fields: (t) => ({
    wouldMiss: t.field({
      type: FixtureNode,
      nullable: true,
      description: 'The match that the player would miss if booked in the next one; null if none is in the calendar.',
      resolve: ({ wouldMiss }, _, { store }) => wouldMiss && store.fixtures.cachedOrId(wouldMiss),
    }),
    games: t.field({
      type: [RiskedGameObject],
      description: 'The matches ahead with the chance of missing each, for a regular who starts.',
      resolve: ({ games }) => [...games],
    }),
  }),
});

const DisciplineObject = builder.objectRef<Discipline>('Discipline').implement({
  description: "A player's yellow cards in a competition, and the ban that is next.",
  fields: (t) => ({
    yellows: t.exposeInt('yellows', { description: 'The yellow cards that count now, since the last reset.' }),
    nextThreshold: t.exposeInt('nextThreshold', {
      nullable: true,
      description:
        'The next number of yellow cards that brings a ban; null if there is none, or the rules are unknown.',
    }),
    oneAway: t.exposeBoolean('oneAway', { description: 'Whether the next yellow card brings a ban.' }),
    ifBooked: t.expose('ifBooked', {
      type: BookedForecastObject,
      nullable: true,
      description: 'The consequence of the next yellow card; null unless the player is one card away.',
    }),
    ruleSource: t.exposeString('ruleSource', {
      nullable: true,
      description: 'The source of the rules; null if they are not known.',
    }),
  }),
});

export const SuspensionRiskObject = builder.objectRef<SuspensionRiskReason>('SuspensionRisk').implement({
  description: 'The risk of a ban by one more yellow card.',
  fields: (t) => ({
    competition: t.field({
      type: CompetitionFamilyNode,
      description: 'The competition.',
      resolve: ({ family }, _, { store }) => store.families.cachedOrId(family),
    }),
    yellows: t.exposeInt('yellows', { description: 'The yellow cards that count now.' }),
    threshold: t.exposeInt('threshold', { description: 'The number of yellow cards that brings the ban.' }),
    chance: t.exposeFloat('chance', { description: 'The chance that the player is banned from this match.' }),
  }),
});

builder.objectField(PlayerNode, 'discipline', (t) =>
  t.field({
    type: DisciplineObject,
    complexity: 20,
    description: "The player's yellow cards in a competition, and the ban that is next.",
    args: { competition: t.arg({ type: CompetitionRefInput, required: true, description: 'The competition.' }) },
    resolve: async (player, args, context) => {
      const ref = competitionRef(args.competition);
      const competition = ref && (await context.store.competitions.find(ref));
      const season = competition && (await seasonOfPlayer(player.id, competition, context));
      const [discipline] = season === null ? [] : await disciplinesIn(season, [player.id], context);
      if (discipline == null) throw notFoundPlaceholder('competition');
      return discipline;
    },
  }),
);

builder.objectField(TeamNode, 'oneCardAway', (t) =>
  t.field({
    type: [PlayerNode],
    complexity: { field: 20, multiplier: 25 },
    description: 'The players of the squad whom the next yellow card brings a ban, by slug.',
    args: {
      competition: t.arg({
        type: CompetitionRefInput,
        description: 'The competition. Default: all that the team still plays in.',
      }),
    },
    resolve: async (team, args, context) => {
      const { store } = context;
      const ref = args.competition == null ? null : competitionRef(args.competition);
      const only = ref === null ? null : await store.competitions.find(ref);
      const [squad = []] = await store.squads([team.id]);
      const snapshots = await Promise.all(squad.map((player) => context.snapshots.load(player)));
      const today = snapshots.find((snapshot) => snapshot !== null)?.dossier.today;
      if (today === undefined) return [];
      const competitions =
        args.competition == null ? await competitionsAhead(team.id, today, context) : only === null ? [] : [only];
      const away = new Set<PlayerId>();
      for (const competition of competitions) {
        const season = await countedSeason(team.id, competition, context);
        if (season === null || season.rules === null) continue;
        const disciplines = await disciplinesIn(season, squad, context);
        for (const [index, player] of squad.entries()) if (disciplines[index]?.oneAway === true) away.add(player);
      }
      const players = (await store.players.byIds([...away])).filter((player) => player !== null);
      return players.toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
    },
  }),
);
