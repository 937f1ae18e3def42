import { day, type Day } from '../domain/day.ts';
import type { PlayerSlug } from './players.ts';

export interface DemoSuspension {
  readonly player: PlayerSlug;
  readonly competition: 'la-liga' | 'champions-league';
  /** All matches of the suspension, as known on 1 February 2026; the fixtures determine how many were served. */
  readonly matches: number;
  readonly reason: string;
  /** The day of the card. The suspension begins with the next match of that competition. */
  readonly imposedOn: Day;
}

/** Real suspensions with at least one match left on 2026-02-01 at 20:00 UTC. */
export const SUSPENSIONS = [
  {
    player: 'pep-chavarria',
    competition: 'la-liga',
    matches: 1,
    reason: 'Two yellow cards at Real Madrid',
    imposedOn: day('2026-02-01'),
  },
  {
    player: 'nemanja-gudelj',
    competition: 'la-liga',
    matches: 1,
    reason: 'Fifth yellow card of the season, against Athletic Club',
    imposedOn: day('2026-01-24'),
  },
  {
    player: 'inigo-lekue',
    competition: 'la-liga',
    matches: 2,
    reason: 'Red card on the bench at Mallorca, for dissent',
    imposedOn: day('2026-01-17'),
  },
  {
    player: 'marcao',
    competition: 'la-liga',
    matches: 6,
    reason: 'Red card at Real Madrid and contempt of the referee',
    imposedOn: day('2025-12-20'),
  },
  {
    player: 'raul-asencio',
    competition: 'champions-league',
    matches: 1,
    reason: 'Two yellow cards at Benfica',
    imposedOn: day('2026-01-28'),
  },
  {
    player: 'rodrygo',
    competition: 'champions-league',
    matches: 1,
    reason: 'Two yellow cards at Benfica, for dissent',
    imposedOn: day('2026-01-28'),
  },
] as const satisfies readonly DemoSuspension[];
