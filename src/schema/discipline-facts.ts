import { DerivedOnce } from '../cache/derived-once.ts';
import type { PlayerSnapshot } from '../cache/player-snapshot.ts';
import { hasBegun } from '../domain/availability/fixture-state.ts';
import type { SuspensionRisk } from '../domain/availability/cause.ts';
import type { Card, CautionTotal } from '../domain/card.ts';
import type { Competition, CompetitionId } from '../domain/competition.ts';
import type { CompetitionFamily } from '../domain/competition-family.ts';
import type { Day } from '../domain/day.ts';
import { type Discipline, disciplineOf } from '../domain/discipline/discipline.ts';
import { countableMatches, mayHaveCards, teamInMatch } from '../domain/discipline/card-matches.ts';
import { NAMES_OF_KNOWN } from '../domain/discipline/known-competitions.ts';
import { type DisciplineRules, rulesFor } from '../domain/discipline/rules.ts';
import type { Fixture } from '../domain/fixture.ts';
import { type Lineup, lineupKey } from '../domain/lineup.ts';
import type { PlayerId } from '../domain/player.ts';
import type { TeamId } from '../domain/team.ts';
import type { Context } from './context.ts';

/** The maximum number of fixtures of a team in one season of a competition that are read. */
const MAX_FIXTURES = 200;

/** The matches of a team in a season whose cards are counted together. */
export interface CountedSeason {
  readonly competition: Competition;
  readonly family: CompetitionFamily;
  readonly rules: DisciplineRules | null;
  readonly fixtures: readonly Fixture[];
  /** The competitions whose cards are counted together in this season. */
  readonly together: ReadonlySet<CompetitionId>;
}

export async function countedSeason(
  team: TeamId | null,
  competition: Competition,
  { store }: Context,
): Promise<CountedSeason | null> {
  const [family] = await store.families.byIds([competition.family]);
  if (family == null) return null;
  const rules = rulesFor(family, competition.season);
  const seasons = await seasonsCountedWith(competition, rules, store);
  const lists =
    team === null
      ? []
      : await Promise.all(
          seasons.map(({ id }) =>
            store.fixtures.list(
              { team, competition: id },
              { after: null, before: null, limit: MAX_FIXTURES, last: false },
            ),
          ),
        );
  const together = new Set(seasons.map(({ id }) => id));
  return { competition, family, rules, fixtures: lists.flat(), together };
}

async function seasonsCountedWith(
  competition: Competition,
  rules: DisciplineRules | null,
  store: Context['store'],
): Promise<Competition[]> {
  if (rules === null || rules.competitions.length < 2) return [competition];
  const slugs = NAMES_OF_KNOWN.filter((slug) => rules.competitions.includes(slug));
  const families = await Promise.all(slugs.map((slug) => store.families.find({ slug })));
  const ids = families.flatMap((family) => (family === null ? [] : [family.id]));
  const seasons = (await store.seasonsOf(ids)).flat().filter(({ season }) => season === competition.season);
  return [competition, ...seasons.filter(({ id }) => id !== competition.id)];
}

/** Returns the yellow cards and next bans of some players in a competition; null for players who no longer exist. */
export async function disciplinesIn(
  season: CountedSeason,
  players: readonly PlayerId[],
  { store, snapshots }: Context,
): Promise<readonly (Discipline | null)[]> {
  const [cards, totals, found] = await Promise.all([
    store.cardsOf(players),
    store.cautionTotalsOf(players),
    Promise.all(players.map((player) => snapshots.load(player))),
  ]);
  const lineups = await lineupsOfAwarded(season.fixtures, store);
  const known = new Set(season.fixtures.map(({ id }) => id));
  // Cards shown while the player was at another club count too.
  const others = new Set(cards.flat().flatMap(({ fixture }) => (known.has(fixture) ? [] : [fixture])));
  const elsewhere = (await store.fixtures.byIds([...others])).filter((one) => one !== null);
  return derivedOnce({ season, cards, totals, snapshots: found, lineups, elsewhere });
}

/** The facts from which the cards of some players are counted. */
interface CountedFacts {
  readonly season: CountedSeason;
  /** By player, in the order of the snapshots. */
  readonly cards: readonly (readonly Card[])[];
  readonly totals: readonly (readonly CautionTotal[])[];
  readonly snapshots: readonly (PlayerSnapshot | null)[];
  readonly lineups: readonly Lineup[];
  /** Fixtures of cards that are missing in `season`. */
  readonly elsewhere: readonly Fixture[];
}

/** Kept for the first player: the results of competitions, for the player alone and for a squad. */
const disciplines = new DerivedOnce<PlayerSnapshot, readonly (Discipline | null)[]>(12);

/** Derives again only if a fact is another one. Retains no snapshot but the first. */
function derivedOnce(facts: CountedFacts): readonly (Discipline | null)[] {
  const { season, cards, totals, snapshots, lineups, elsewhere } = facts;
  const first = snapshots.find((snapshot) => snapshot !== null);
  if (first === undefined) return snapshots.map(() => null);
  const { competition, family, fixtures, together } = season;
  const serials = snapshots.map((snapshot) => snapshot?.serial);
  const lists = [cards, totals, serials, lineups, elsewhere, fixtures, [...together]];
  const from = [competition, family, ...lists.map(({ length }) => length), ...lists.flat()];
  return disciplines.get(first, from, () => derive(facts));
}

function derive({ season, cards, totals, snapshots, lineups, elsewhere }: CountedFacts): (Discipline | null)[] {
  const { competition, rules } = season;
  const inSeason = elsewhere.filter((fixture) => season.together.has(fixture.competition));
  const byKey = new Map(lineups.map((lineup) => [lineupKey(lineup), lineup]));
  const fixtures = countableMatches([...season.fixtures, ...inSeason], cards.flat(), byKey);
  return snapshots.map((snapshot, index) => {
    if (snapshot === null) return null;
    const { dossier, availabilityFor } = snapshot;
    const own = cards[index] ?? [];
    const carded = new Set(own.map(({ fixture }) => fixture));
    return disciplineOf({
      rules,
      fixtures,
      teamOf: (fixture) => teamInMatch(dossier.player, fixture, carded.has(fixture.id)),
      cards: own,
      total:
        totals[index]?.find((one) => one.family === competition.family && one.season === competition.season) ?? null,
      isPlayed: (fixture) => (carded.has(fixture.id) ? mayHaveCards(fixture, dossier) : hasBegun(fixture, dossier)),
      isOut: (fixture) => (availabilityFor(fixture)?.chance ?? 0) > 0.9,
    });
  });
}

/** Returns the line-ups of awarded matches: a line-up shows that the match was played. */
async function lineupsOfAwarded(fixtures: readonly Fixture[], store: Context['store']): Promise<Lineup[]> {
  const awarded = fixtures.filter(({ status }) => status === 'AWARDED').map(({ id }) => id);
  return awarded.length === 0 ? [] : (await store.lineupsOf(awarded)).flat();
}

/** Returns the player's team that plays in a competition, with its matches; without matches if none does. */
export async function seasonOfPlayer(
  player: PlayerId,
  competition: Competition,
  context: Context,
): Promise<CountedSeason | null> {
  const [teams = []] = await context.store.teamsOf([player]);
  for (const team of teams) {
    const season = await countedSeason(team, competition, context);
    if (season !== null && season.fixtures.length > 0) return season;
  }
  return countedSeason(null, competition, context);
}

/** Returns the risks of bans in the competitions in which the player has yellow cards. */
export async function risksOf(player: PlayerId, context: Context): Promise<SuspensionRisk[]> {
  const { store } = context;
  const [[cards = []], [totals = []]] = await Promise.all([store.cardsOf([player]), store.cautionTotalsOf([player])]);
  const fixtures = await store.fixtures.byIds([...new Set(cards.map(({ fixture }) => fixture))]);
  const seasons = await store.seasonsOf(totals.map(({ family }) => family));
  const ofTotals = seasons.flatMap((list, index) => list.filter(({ season }) => season === totals[index]?.season));
  const ids = new Set([...fixtures.flatMap((one) => one?.competition ?? []), ...ofTotals.map(({ id }) => id)]);
  const competitions = await store.competitions.byIds([...ids]);
  const risks = await Promise.all(competitions.map((one) => (one === null ? null : riskIn(one, player, context))));
  return risks.filter((risk) => risk !== null);
}

async function riskIn(competition: Competition, player: PlayerId, context: Context): Promise<SuspensionRisk | null> {
  const season = await seasonOfPlayer(player, competition, context);
  const [discipline] = season === null ? [] : await disciplinesIn(season, [player], context);
  if (season === null || discipline?.ifBooked == null || discipline.nextThreshold === null) return null;
  return {
    family: season.family.id,
    competition: competition.name,
    yellows: discipline.yellows,
    threshold: discipline.nextThreshold,
    chances: new Map(discipline.ifBooked.games.map(({ fixture, chance }) => [fixture, chance])),
  };
}

/** Returns the competitions in which a team still plays from a day on. */
export async function competitionsAhead(team: TeamId, from: Day, { store }: Context): Promise<Competition[]> {
  const range = { after: null, before: null, limit: MAX_FIXTURES, last: false };
  const fixtures = await store.fixtures.list({ team, from }, range);
  const isAhead = ({ status }: Fixture): boolean => !['CANCELLED', 'REMOVED', 'AWARDED'].includes(status);
  const ids = new Set(fixtures.filter(isAhead).map(({ competition }) => competition));
  return (await store.competitions.byIds([...ids])).filter((one) => one !== null);
}
