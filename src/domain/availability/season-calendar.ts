import { type Day, dayIn, type Instant } from '../day.ts';
import { byKickoff, type Fixture, teamFor } from '../fixture.ts';
import type { Player } from '../player.ts';
import type { WordsContext } from '../estimate-text/parse.ts';
import { zoneOf } from './dossier.ts';
import type { Facts } from './facts.ts';

/**
 * Returns the days that a text about a player's return may refer to, from the fixtures of the player's teams. "Out for
 * the season" is the last match day of the league, "the next match" the next fixture. Undetermined days are null.
 */
export function calendarFor(player: Player, facts: Facts, statedAt: Instant, occurredOn: Day | null): WordsContext {
  const statedOn = dayIn(zoneOf(player, facts.teams, statedAt), statedAt);
  const fixtures = [...facts.fixtures.values()]
    .filter((fixture) => teamFor(player, fixture) !== null)
    .toSorted(byKickoff);
  const league = fixtures.filter(({ competition }) => facts.competitions.get(competition)?.kind === 'LEAGUE');
  const days = (played: readonly Fixture[]): Day[] =>
    played.flatMap(({ day }) => (day !== null && day > statedOn ? [day] : []));
  return {
    statedOn,
    occurredOn,
    seasonEndsOn: days(league).at(-1) ?? null,
    nextFixtureOn: days(fixtures)[0] ?? null,
    internationalBreakEndsOn: null,
    winterBreakEndsOn: null,
  };
}
