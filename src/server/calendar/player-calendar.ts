import { playerSnapshotRead } from '../../cache/player-snapshot.ts';
import type { CachedStore } from '../../cache/reader.ts';
import type { MissedGame } from '../../domain/availability/published-list.ts';
import { addDays, type Day, type Instant } from '../../domain/day.ts';
import { type FixtureId, teamsOf } from '../../domain/fixture.ts';
import type { PlayerId } from '../../domain/player.ts';
import type { Language } from '../../domain/sentences/sentence.ts';
import { explanationText, headlineText } from '../../domain/sentences/render-sentence.ts';
import type { PublishedGame } from '../../storage/store.ts';
import { byId, type Calendar, type CalendarEvent, pairing } from './calendar.ts';

/** A game that left the list is shown as cancelled for this long, unless its day is older than this. */
const FORMER_DAYS = 60;
const FORMER_MS = FORMER_DAYS * 86_400_000;

/**
 * Returns the games that a player misses or may miss, and those that have left the list. Null if there is no such
 * player.
 */
export async function playerCalendar(slug: string, language: Language, store: CachedStore): Promise<Calendar | null> {
  const player = await store.players.find({ slug });
  const [snapshot] = player === null ? [] : await store.getMany(playerSnapshotRead, [player.id]);
  if (player === null || snapshot == null) return null;
  const { dossier, published } = snapshot;
  const list = snapshot.current().list;
  const headline = headlineText(language, list.headline);
  const listed = list.games.filter(isDated);
  const former = await formerGames(player.id, listed, dossier, store);
  const details = await fixtureDetails([...listed, ...former], store);
  const event = (game: PublishedGame, status: CalendarEvent['status'], reason: string | null): CalendarEvent[] => {
    const known = details(game.fixture);
    if (known === null) return [];
    const { fixture, day, kickoffAt } = game;
    const summary = `${player.name}: ${known.pairing}`;
    const description = reason === null ? headline : `${reason}\n\n${headline}`;
    return [{ fixture, day, kickoffAt, status, summary, description, ...known }];
  };
  return {
    name: player.name,
    revision: published.revision,
    changedAt: published.publishedAt,
    events: [
      ...listed.flatMap((game) => event(game, statusOf(game), explanationText(language, game.explanation))),
      ...former.flatMap((game) => event(game, 'CANCELLED', explanationOf(game.fixture, list.games, language))),
    ],
  };
}

type DatedGame = MissedGame & PublishedGame;

function isDated(game: MissedGame): game is DatedGame {
  return game.day !== null;
}

/** Returns the status of an event. Certain absences are confirmed; doubtful and conditional games are tentative. */
function statusOf({ verdict, conditional }: MissedGame): CalendarEvent['status'] {
  return (verdict === 'OUT' || verdict === 'MISSED') && !conditional ? 'CONFIRMED' : 'TENTATIVE';
}

/** Returns the explanation of a cancelled event: a game that lost its date is still in the list. */
function explanationOf(fixture: FixtureId, games: readonly MissedGame[], language: Language): string | null {
  const game = games.find((one) => one.fixture === fixture);
  return game === undefined ? null : explanationText(language, game.explanation);
}

/** Returns the games of earlier lists that have left the list or lost their date, on their former day. */
async function formerGames(
  player: PlayerId,
  listed: readonly DatedGame[],
  { at, today }: { readonly at: Instant; readonly today: Day },
  store: CachedStore,
): Promise<PublishedGame[]> {
  const current = new Set(listed.map(({ fixture }) => fixture));
  const earliest = addDays(today, -FORMER_DAYS);
  const published = await store.gamesPublishedSince(player, (at - FORMER_MS) as Instant);
  return published.filter(({ fixture, day }) => !current.has(fixture) && day >= earliest);
}

interface FixtureDetails {
  readonly pairing: string;
  readonly venue: string | null;
  readonly competition: string | null;
}

/** Reads the fixtures of some games. Returns a function with the details of each; null if it does not exist. */
async function fixtureDetails(
  games: readonly PublishedGame[],
  store: CachedStore,
): Promise<(id: FixtureId) => FixtureDetails | null> {
  const ids = games.map(({ fixture }) => fixture);
  const fixtures = new Map((await store.fixtures.byIds(ids)).map((fixture, n) => [ids[n], fixture]));
  const known = [...fixtures.values()].filter((fixture) => fixture !== null);
  const [teams, competitions] = await Promise.all([
    byId(store.teams, known.flatMap(teamsOf)),
    byId(
      store.competitions,
      known.map(({ competition }) => competition),
    ),
  ]);
  return (id) => {
    const fixture = fixtures.get(id);
    if (fixture == null) return null;
    const { venue, competition } = fixture;
    return { pairing: pairing(fixture, teams), venue, competition: competitions.get(competition)?.name ?? null };
  };
}
