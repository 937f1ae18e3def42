import type { Facts } from '../availability/facts.ts';
import type { CompetitionId } from '../competition.ts';
import type { Instant } from '../day.ts';
import type { PlayerId } from '../player.ts';
import type { Suspension } from '../suspension.ts';
import { countableMatches } from './card-matches.ts';
import { changedSuspensions, suspensionsFromCards } from './derived-suspensions.ts';

/**
 * Returns the derived suspensions of some players that differ from the recorded ones. `seasons`: those whose cards of
 * the players and fixtures of their teams are all in the facts; other seasons are left as they are.
 */
export function bansThatDiffer(
  facts: Facts,
  players: Iterable<PlayerId>,
  seasons: ReadonlySet<string>,
  now: Instant,
): Suspension[] {
  if (seasons.size === 0) return [];
  const matches = countableMatches(facts.fixtures.values(), facts.cards.values(), facts.lineups);
  const byPlayer = <One extends { readonly player: PlayerId }>(all: Iterable<One>): Map<PlayerId, One[]> =>
    Map.groupBy(all, ({ player }) => player);
  const [cards, totals] = [byPlayer(facts.cards.values()), byPlayer(facts.cautionTotals.values())];
  const suspensions = byPlayer(facts.suspensions.values());
  return [...new Set(players)].flatMap((id) => {
    const player = facts.players.get(id);
    const known = (suspensions.get(id) ?? []).filter(({ origin }) => origin === 'CARDS');
    const own = cards.get(id) ?? [];
    if (player === undefined || known.length + own.length === 0) return [];
    const competitions = new Set<CompetitionId>([
      ...own.flatMap(({ fixture }) => facts.fixtures.get(fixture)?.competition ?? []),
      ...known.flatMap(({ competition }) => competition ?? []),
    ]);
    const ofPlayer = {
      player,
      families: facts.families,
      competitions: facts.competitions,
      fixtures: matches,
      cards: own,
      totals: totals.get(id) ?? [],
      now: { teams: facts.teams, lineups: facts.lineups, at: now },
    };
    const examined = new Set<CompetitionId>();
    const derived = [...competitions].flatMap((one): Suspension[] => {
      const competition = facts.competitions.get(one);
      if (competition === undefined || !seasons.has(competition.season)) return [];
      examined.add(one);
      // Cards of several competitions may be counted together: a ban belongs to the competition in which its card was
      // shown.
      return suspensionsFromCards(competition, ofPlayer).filter((ban) => ban.competition === one);
    });
    const inThem = known.filter(({ competition }) => competition !== null && examined.has(competition));
    return changedSuspensions(derived, inThem, now);
  });
}
