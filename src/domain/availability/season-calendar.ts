import { type Day, dayIn, type Instant } from '../day.ts';
import { byKickoff, teamFor } from '../fixture.ts';
import type { Player } from '../player.ts';
import type { WordsContext } from '../estimate-text/parse.ts';
import { zoneOf } from './dossier.ts';
import type { Facts } from './facts.ts';

/**
 * The days that words about a player's return may refer to, as far as his teams' fixtures tell them: "out for the
 * season" is his league's last match day, "the next match" his next one. What they do not tell is left to the readers.
 */
export function calendarFor(player: Player, facts: Facts, saidAt: Instant, occurredOn: Day | null): WordsContext {
  const saidOn = dayIn(zoneOf(player, facts.teams, saidAt), saidAt);
  const his = [...facts.fixtures.values()].filter((fixture) => teamFor(player, fixture) !== null).toSorted(byKickoff);
  const league = his.filter(({ competition }) => facts.competitions.get(competition)?.kind === 'LEAGUE');
  const days = (fixtures: typeof his): Day[] =>
    fixtures.flatMap(({ day }) => (day !== null && day > saidOn ? [day] : []));
  return {
    statedOn: saidOn,
    occurredOn,
    seasonEndsOn: days(league).at(-1) ?? null,
    nextFixtureOn: days(his)[0] ?? null,
    internationalBreakEndsOn: null,
    winterBreakEndsOn: null,
  };
}
