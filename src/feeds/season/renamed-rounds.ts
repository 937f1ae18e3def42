import type { Fixture } from '../../domain/fixture.ts';
import { roundKey } from '../../domain/identity/round-key.ts';
import { daysApart, type TeamRow } from './team-row.ts';

/** The minimum share of a round's pairings, and at least two, that must match a known round with another name. */
const SAME_ROUND_SHARE = 0.75;
const FEWEST_PAIRINGS = 2;
/** The maximum average number of days between both. The rounds of a second phase repeat pairings, but months later. */
const MOVED_DAYS = 21;

/**
 * Returns the key of the known round for each round of a file that has another name. For
 * "Apertura, Jornada 1" it is that of "Apertura 2025 - Matchday 1". A round with a known name is never another one.
 */
export function renamedRounds(rows: readonly TeamRow[], fixtures: readonly Fixture[]): Map<string, string> {
  const known = new Set(fixtures.flatMap(({ round }) => (round === null ? [] : [roundKey(round)])));
  const unknown = Map.groupBy(
    rows.filter(({ row, home, away }) => row.round !== null && home !== null && away !== null),
    ({ row }) => roundKey(row.round ?? ''),
  );
  for (const key of known) unknown.delete(key);
  const renamed = new Map<string, string>();
  if (unknown.size === 0) return renamed;
  const byPairing = Map.groupBy(fixtures, ({ home, away }) => `${home}:${away}`);
  for (const [key, pairings] of unknown) {
    const votes = new Map<string, Votes>();
    for (const { row, home, away } of pairings) {
      const meetings = byPairing.get(`${home?.id}:${away?.id}`) ?? [];
      for (const meeting of meetings) {
        if (meeting.round === null) continue;
        const round = roundKey(meeting.round);
        const { pairs, days } = votes.get(round) ?? { pairs: 0, days: 0 };
        votes.set(round, { pairs: pairs + 1, days: days + (daysApart(row.date, meeting) ?? 0) });
      }
    }
    const [best, next] = [...votes].toSorted(([, a], [, b]) => b.pairs - a.pairs || a.days - b.days);
    if (best === undefined) continue;
    const [round, { pairs, days }] = best;
    const isLikeNext = next !== undefined && next[1].pairs === pairs && next[1].days === days;
    const isShared = pairs >= Math.max(FEWEST_PAIRINGS, pairings.length * SAME_ROUND_SHARE);
    if (isShared && !isLikeNext && days <= pairs * MOVED_DAYS) renamed.set(key, round);
  }
  return renamed;
}

/** The pairings of a round that are also those of a known round, and the days between both, in total. */
interface Votes {
  readonly pairs: number;
  readonly days: number;
}
