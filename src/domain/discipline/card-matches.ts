import { hasBegun, isCalledOff } from '../availability/fixture-state.ts';
import type { Card } from '../card.ts';
import type { Facts } from '../availability/facts.ts';
import type { Day, Instant } from '../day.ts';
import { byKickoff, type Fixture, type FixtureId, teamFor, teamsOf } from '../fixture.ts';
import type { Player } from '../player.ts';
import type { TeamId } from '../team.ts';

/** The facts that decide whether the cards of a match count. */
export type CardNow = Pick<Facts, 'teams' | 'lineups'> & { readonly at: Instant };

/**
 * Whether cards may have been shown in a fixture. It has begun, was broken off, is to be resumed, or was awarded. Cards
 * of a match that was called off, or that is yet to be played, do not count.
 */
export function mayHaveCards(fixture: Fixture, now: CardNow): boolean {
  if (fixture.status === 'CANCELLED' || fixture.status === 'REMOVED') return false;
  if (fixture.status === 'ABANDONED' || fixture.status === 'SUSPENDED' || fixture.status === 'AWARDED') return true;
  return fixture.resumes !== null || hasBegun(fixture, now);
}

/** Returns the day on which the cards of a match were shown; for a resumed match, the day of its first part. */
export function dayOfCards({ resumes, day }: Fixture): Day | null {
  return resumes ?? day;
}

/**
 * Returns the matches that are counted, in the order in which they began. An awarded match counts if a line-up or a
 * card shows that it was played.
 */
export function countableMatches(
  fixtures: Iterable<Fixture>,
  cards: Iterable<Card>,
  lineups: Facts['lineups'],
): Fixture[] {
  const carded = new Set<FixtureId>([...cards].map(({ fixture }) => fixture));
  return [...fixtures]
    .filter((one) => !isCalledOff(one, { lineups }) || (one.status === 'AWARDED' && carded.has(one.id)))
    .toSorted((a, b) => byKickoff(atFirstPart(a), atFirstPart(b)));
}

function atFirstPart(fixture: Fixture): Fixture {
  return fixture.resumes === null ? fixture : { ...fixture, day: fixture.resumes, kickoffAt: null };
}

/** Returns the player's team in a match. If the player has a card in it, membership on another day counts too. */
export function teamInMatch(player: Player, fixture: Fixture, hasCard: boolean): TeamId | null {
  const team = teamFor(player, fixture);
  if (team !== null || !hasCard) return team;
  return teamsOf(fixture).find((one) => player.memberships.some((membership) => membership.team === one)) ?? null;
}
