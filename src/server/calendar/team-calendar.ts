import { playerSnapshotRead, type PlayerSnapshot } from '../../cache/player-snapshot.ts';
import type { CachedStore } from '../../cache/reader.ts';
import type { Availability } from '../../domain/availability/assess.ts';
import { isNotFullyAvailable } from '../../domain/availability/missed-games.ts';
import { addDays, dayIn, type Instant } from '../../domain/day.ts';
import { type Fixture, FIXTURE_STATUSES, teamsOf } from '../../domain/fixture.ts';
import type { Language } from '../../domain/sentences/sentence.ts';
import { explanationText } from '../../domain/sentences/render-sentence.ts';
import type { Team } from '../../domain/team.ts';
import { byId, type Calendar, type CalendarEvent, pairing } from './calendar.ts';

/** Games are shown for this long after they were played or called off. */
const RECENT_DAYS = 60;
/** The most games of a calendar: the latest ones. */
const MAX_GAMES = 200;
/** The number of names in the title of an event. */
const NAMED_PLAYERS = 4;

/**
 * Returns the recent and coming games of a team, each with the players who miss or may miss it. Null if there is no
 * such team.
 */
export async function teamCalendar(slug: string, language: Language, store: CachedStore): Promise<Calendar | null> {
  const team = await store.teams.find({ slug });
  if (team === null) return null;
  const page = { after: null, before: null, limit: MAX_GAMES, last: true };
  const [fixtures, [squad = []], revision, { processedUntil }] = await Promise.all([
    store.fixtures.list({ team: team.id, statuses: FIXTURE_STATUSES }, page),
    store.squads([team.id]),
    store.teamRevision(team.id),
    store.readScope({}),
  ]);
  const players = (await store.getMany(playerSnapshotRead, squad)).filter((player) => player !== null);
  const earliest = addDays(dayIn(team.timeZone, processedUntil), -RECENT_DAYS);
  const shown = fixtures.flatMap((fixture) => {
    const timing = timingOf(fixture);
    return timing !== null && timing.day >= earliest ? [{ ...timing, game: fixture }] : [];
  });
  const [teams, competitions] = await Promise.all([
    byId(
      store.teams,
      shown.flatMap(({ game }) => teamsOf(game)),
    ),
    byId(
      store.competitions,
      shown.map(({ game }) => game.competition),
    ),
  ]);
  return {
    name: team.name,
    revision,
    changedAt: Math.max(processedUntil, ...players.map(({ published }) => published.publishedAt)) as Instant,
    events: shown.map(({ game, ...timing }) => ({
      ...timing,
      ...wording(pairing(game, teams), isCancelled(game) ? [] : missingPlayers(game, team, players), language),
      fixture: game.id,
      venue: game.venue,
      competition: competitions.get(game.competition)?.name ?? null,
    })),
  };
}

/**
 * Returns the date of a game in the calendar; null if it never had one. A postponed game is cancelled on its first
 * date.
 */
function timingOf(fixture: Fixture): Pick<CalendarEvent, 'day' | 'kickoffAt' | 'status'> | null {
  const { day, kickoffAt, originalDay, certainty } = fixture;
  if (day === null) return originalDay === null ? null : { day: originalDay, kickoffAt: null, status: 'CANCELLED' };
  if (isCancelled(fixture)) return { day, kickoffAt, status: 'CANCELLED' };
  return { day, kickoffAt, status: certainty === 'CONDITIONAL' ? 'TENTATIVE' : 'CONFIRMED' };
}

function isCancelled({ status, day }: Fixture): boolean {
  return status === 'CANCELLED' || status === 'REMOVED' || day === null;
}

interface MissingPlayer {
  readonly name: string;
  readonly availability: Availability;
}

/** Returns the players of the team who miss or may miss the game, most certain absence first. */
function missingPlayers(game: Fixture, team: Team, players: readonly PlayerSnapshot[]): MissingPlayer[] {
  return players
    .flatMap(({ dossier, availabilityFor }) => {
      const availability = availabilityFor(game);
      const isMissing = availability?.team === team.id && isNotFullyAvailable(availability);
      return isMissing ? [{ name: dossier.player.name, availability }] : [];
    })
    .toSorted((a, b) => chance(b) - chance(a) || (a.name < b.name ? -1 : 1));
}

function chance({ availability }: MissingPlayer): number {
  return availability.chance ?? 0;
}

/** Returns the title, "Valencia – Real Madrid: Jude Bellingham, Éder Militão, +3", and a sentence for each player. */
function wording(
  game: string,
  missing: readonly MissingPlayer[],
  language: Language,
): Pick<CalendarEvent, 'summary' | 'description'> {
  const names = missing.slice(0, NAMED_PLAYERS).map(({ name }) => name);
  const more = missing.length - names.length;
  const title = [...names, ...(more > 0 ? [`+${more}`] : [])].join(', ');
  return {
    summary: title === '' ? game : `${game}: ${title}`,
    description: missing
      .map(({ name, availability }) => `${name}: ${explanationText(language, availability.explanation)}`)
      .join('\n'),
  };
}
