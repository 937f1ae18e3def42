import type { AbsenceEnd, AbsenceKind } from '../domain/absence.ts';
import type { CardColour } from '../domain/card.ts';
import { day, type Day } from '../domain/day.ts';
import { league, type DemoMatch } from './report.ts';
import type { PlayerSlug } from './players.ts';
import type { ClubSlug } from './teams.ts';

export interface DemoAbsence {
  readonly player: PlayerSlug;
  readonly kind: AbsenceKind;
  readonly words: string | null;
  readonly from: Day;
  readonly until: AbsenceEnd;
  readonly note: string | null;
}

const MADE_UP = 'Made up for the demonstration.';

/**
 * The absences of the demo data. The call-ups to the Africa Cup of Nations are real: clubs had to release players from
 * 15 December 2025, and the final between Senegal and Morocco was played on 18 January 2026. Also real are Endrick's
 * loan to Lyon, until the end of the season, and the leave that Barcelona granted Ronald Araújo in December 2025, whose
 * last day is approximate. The rest and the player who is not selected are invented, to show these kinds. No public
 * case of CLUB_DECISION is known for that evening.
 */
export const ABSENCES = [
  {
    player: 'pape-gueye',
    kind: 'INTERNATIONAL_DUTY',
    words: 'Africa Cup of Nations with Senegal',
    from: day('2025-12-15'),
    until: { kind: 'DATE', date: day('2026-01-20') },
    note: null,
  },
  {
    player: 'abde-ezzalzouli',
    kind: 'INTERNATIONAL_DUTY',
    words: 'Africa Cup of Nations with Morocco',
    from: day('2025-12-15'),
    until: { kind: 'DATE', date: day('2026-01-20') },
    note: null,
  },
  {
    player: 'endrick',
    kind: 'LOANED_OUT',
    words: 'on loan to Lyon',
    from: day('2026-01-01'),
    until: { kind: 'DATE', date: day('2026-07-01') },
    note: null,
  },
  {
    player: 'ronald-araujo',
    kind: 'PERSONAL',
    words: 'leave granted by the club',
    from: day('2025-12-01'),
    until: { kind: 'DATE', date: day('2026-01-05') },
    note: 'The last day is approximate.',
  },
  {
    player: 'ivan-romero',
    kind: 'REST',
    words: null,
    from: day('2026-02-01'),
    until: { kind: 'GAMES', games: 1 },
    note: MADE_UP,
  },
  {
    player: 'isaac-romero',
    kind: 'NOT_SELECTED',
    words: null,
    from: day('2026-02-01'),
    until: {
      kind: 'WINDOW',
      window: { earliest: day('2026-02-05'), likely: day('2026-02-12'), latest: day('2026-02-20') },
    },
    note: MADE_UP,
  },
] as const satisfies readonly DemoAbsence[];

export interface DemoLoan {
  readonly player: PlayerSlug;
  readonly from: ClubSlug;
  readonly to: ClubSlug;
  readonly since: Day;
  readonly until: Day;
  readonly mayFaceParent: boolean;
}

/**
 * Real loans within La Liga; the first days are those of the transfer windows. Iñaki Peña kept goal against Barcelona.
 * The others may not face their clubs: this is the usual clause, and assumed.
 */
export const LOANS = [
  {
    player: 'carlos-romero',
    from: 'villarreal',
    to: 'espanyol',
    since: day('2025-07-01'),
    until: day('2026-06-30'),
    mayFaceParent: false,
  },
  {
    player: 'inaki-pena',
    from: 'barcelona',
    to: 'elche',
    since: day('2025-09-01'),
    until: day('2026-06-30'),
    mayFaceParent: true,
  },
  {
    player: 'marc-andre-ter-stegen',
    from: 'barcelona',
    to: 'girona',
    since: day('2026-01-20'),
    until: day('2026-06-30'),
    mayFaceParent: false,
  },
] as const satisfies readonly DemoLoan[];

export interface DemoCard {
  readonly player: PlayerSlug;
  readonly match: DemoMatch;
  readonly on: Day;
  readonly colour: CardColour;
}

/** The cards behind a suspension of the demo data. That suspension is stated too, and the stated one counts. */
export const CARDS = [
  {
    player: 'pep-chavarria',
    match: league('real-madrid', 'rayo-vallecano'),
    on: day('2026-02-01'),
    colour: 'YELLOW',
  },
  {
    player: 'pep-chavarria',
    match: league('real-madrid', 'rayo-vallecano'),
    on: day('2026-02-01'),
    colour: 'SECOND_YELLOW',
  },
] as const satisfies readonly DemoCard[];

/** Yellow cards in La Liga before the round of 31 January 2026: plausible numbers, not real ones. */
export const CAUTIONS = [
  { player: 'isaac-romero', yellows: 4 },
  { player: 'carlos-romero', yellows: 4 },
  { player: 'abde-ezzalzouli', yellows: 3 },
  { player: 'pape-gueye', yellows: 4 },
] as const satisfies readonly { readonly player: PlayerSlug; readonly yellows: number }[];
