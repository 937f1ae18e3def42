import { day, type Day } from '../domain/day.ts';
import type { ClubSlug } from './teams.ts';

/** A leg of a knock-out tie for which a club has not qualified yet. */
export interface DemoTie {
  readonly competition: 'champions-league';
  readonly round: string;
  /** Null if the draw has not named the team yet. */
  readonly home: ClubSlug | null;
  readonly away: ClubSlug | null;
  /** The first of UEFA's days for the leg. The kick-off was not known. */
  readonly date: Day;
  readonly condition: string;
}

/**
 * Real Madrid's round of 16: 10/11 and 17/18 March 2026, drawn on 27 February. A winner of the play-offs is unseeded and
 * plays the first leg at home.
 */
export const TIES = [
  {
    competition: 'champions-league',
    round: 'Round of 16, first leg',
    home: 'real-madrid',
    away: null,
    date: day('2026-03-10'),
    condition: 'if Real Madrid beat Benfica',
  },
  {
    competition: 'champions-league',
    round: 'Round of 16, second leg',
    home: null,
    away: 'real-madrid',
    date: day('2026-03-17'),
    condition: 'if Real Madrid beat Benfica',
  },
] as const satisfies readonly DemoTie[];
