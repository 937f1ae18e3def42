import { type Absence, type AbsenceId, EVERY_GAME } from '../../src/domain/absence.ts';
import type { Card, CautionTotal } from '../../src/domain/card.ts';
import { type FamilyId, newFamily } from '../../src/domain/competition-family.ts';
import { day } from '../../src/domain/day.ts';
import type { Lineup } from '../../src/domain/lineup.ts';
import type { Loan, LoanId } from '../../src/domain/loan.ts';
import type { Store } from '../../src/storage/store.ts';
import {
  competition,
  FAMILY,
  fixture,
  injury,
  NOW,
  player,
  published,
  put,
  suspension,
  team,
} from './entity-factories.ts';

/** The records of a season: one of each kind, with every optional field. */

export const madrid = team('madrid', {
  gender: 'MEN',
  aliases: ['Club Madrid', 'マドリード'],
  code: 'MAD',
  colours: ['#fff', 'gold'],
  crestUrl: 'https://example.com/mad.svg',
});
export const girona = team('girona');
export const spain = team('spain', { kind: 'NATIONAL', gender: 'MIXED' });
export const cupFamily = newFamily('y-copa' as FamilyId, 'Copa');
export const otherFamily = newFamily('y-other' as FamilyId, 'Other');
export const liga = competition('liga-2025-26', { country: 'Spain', gender: 'MEN', externalIds: ids('l') });
export const ligaBefore = competition('liga-2024-25', { season: '2024-25' });
export const copa = competition('copa-2025-26', { kind: 'CUP', family: cupFamily.id });
export const vini = player('vini', [madrid, spain], {
  name: 'Vinícius Júnior',
  shortName: 'Vini',
  gender: 'MEN',
  aliases: ['Vini Jr.'],
  shirtNumber: 7,
  photoUrl: 'https://example.com/vini.jpg',
});
export const loaned = player('loaned', [girona]);
export const fit = player('fit', [girona]);
export const first = fixture('first', { competition: liga, home: madrid, away: girona, day: day('2026-01-10') });
export const tie = fixture('tie', {
  competition: copa,
  home: madrid,
  day: day('2026-01-28'),
  lastPossibleDay: day('2026-02-11'),
  certainty: 'CONDITIONAL',
  condition: 'if Madrid go through',
  dependsOn: { fixture: first.id, team: madrid.id, outcome: 'GOES_THROUGH' },
  awaySlot: 'Winner SF1',
  number: '73',
  neutral: true,
  venueTimeZone: 'Asia/Riyadh',
  resumes: day('2026-01-27'),
  externalIds: ids('t'),
});
export const removed = fixture('removed', {
  competition: liga,
  home: girona,
  day: day('2026-02-20'),
  status: 'REMOVED',
});
export const knee = injury('knee', vini, {
  occurredOn: day('2026-01-20'),
  occurredInGuess: first.id,
  announcedFor: day('2026-02-20'),
  minimumAbsenceDays: 12,
  externalIds: ids('k'),
});
export const ban = suspension('ban', vini, liga, {
  competition: null,
  matches: null,
  until: day('2026-03-01'),
  scope: { kind: 'FAMILIES', families: [FAMILY.id, otherFamily.id] },
  probation: 2,
  amendments: [
    {
      at: NOW,
      matches: 3,
      until: null,
      forLife: false,
      scope: { kind: 'COMPETITION', competition: liga.id },
      reason: 'red card',
    },
  ],
  origin: 'CARDS',
  externalIds: ids('b'),
});
export const callUp: Absence = {
  id: 'a-call-up' as AbsenceId,
  player: vini.id,
  kind: 'INTERNATIONAL_DUTY',
  words: 'Africa Cup',
  from: day('2026-01-25'),
  end: { kind: 'CONDITION', condition: 'until Spain are out' },
  scope: { teams: [madrid.id], families: [cupFamily.id], fixtures: [first.id] },
  status: 'ACTIVE',
  endedOn: null,
  source: { kind: 'CLUB', name: 'Madrid', url: null },
  reportedAt: NOW,
  recordedAt: NOW,
  revision: 1,
  note: null,
  externalIds: ids('c'),
};
export const rest: Absence = {
  ...callUp,
  id: 'a-rest' as AbsenceId,
  player: loaned.id,
  kind: 'REST',
  words: null,
  from: day('2026-01-02'),
  end: { kind: 'OPEN' },
  scope: EVERY_GAME,
  status: 'ENDED',
  endedOn: day('2026-01-05'),
  source: null,
  externalIds: [],
};
export const loan: Loan = {
  id: 'o-loan' as LoanId,
  player: loaned.id,
  from: madrid.id,
  to: girona.id,
  since: day('2026-01-01'),
  until: day('2026-06-30'),
  mayFaceParent: false,
};
export const oldLoan: Loan = { ...loan, id: 'o-old' as LoanId, player: fit.id, until: day('2025-06-30') };
export const lineup: Lineup = {
  fixture: first.id,
  team: madrid.id,
  starting: [vini.id],
  bench: [fit.id, loaned.id],
  absent: [],
  recordedAt: NOW,
};
export const yellow: Card = { fixture: first.id, player: vini.id, colour: 'YELLOW', minute: 12 };
export const total: CautionTotal = { family: cupFamily.id, season: '2025 26', player: vini.id, yellows: 4, asOf: NOW };

export function ids(...values: readonly string[]) {
  return values.map((value) => ({ source: 'feed', value }));
}

export async function fillSeason(store: Store): Promise<void> {
  await put(
    store,
    {
      teams: [madrid, girona, spain],
      players: [vini, loaned, fit],
      families: [FAMILY, cupFamily, otherFamily],
      competitions: [liga, ligaBefore, copa],
      fixtures: [first, tie, removed],
      injuries: [knee],
      suspensions: [ban],
      absences: [callUp, rest],
      loans: [loan, oldLoan],
      lineups: [lineup],
      cards: [yellow],
      cautionTotals: [total],
    },
    { published: [vini, loaned, fit].map((one) => published(one, 1)), processedUntil: NOW },
  );
}
