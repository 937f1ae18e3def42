import { day } from '../../../src/domain/day.ts';
import type { FixtureId } from '../../../src/domain/fixture.ts';
import type { EstimateContext, NamedFixture } from '../../../src/domain/estimate-text/context.ts';

function fixture(on: string, opponent: string, home: boolean, more: Partial<NamedFixture> = {}): NamedFixture {
  return {
    id: `${on}` as FixtureId,
    day: day(on),
    opponents: [opponent],
    home,
    competition: 'La Liga',
    kind: 'LEAGUE',
    round: null,
    leg: null,
    counts: true,
    ...more,
  };
}

const playOff = { competition: 'Champions League', kind: 'CUP' } as const;
const ifThrough = { ...playOff, counts: false, opponents: [] };

/** A player of Real Madrid, hurt on Sunday, 1 February 2026. */
export const FEBRUARY: EstimateContext = {
  statedOn: day('2026-02-01'),
  occurredOn: day('2026-02-01'),
  seasonEndsOn: day('2026-05-24'),
  internationalBreakEndsOn: day('2026-03-31'),
  winterBreakEndsOn: null,
  nextFixtureOn: day('2026-02-08'),
  ownTeams: ['Real Madrid CF', 'England'],
  fixtures: [
    fixture('2026-02-08', 'Valencia CF', false, { round: 'Matchday 23' }),
    fixture('2026-02-15', 'Real Sociedad de Fútbol', true, { round: 'Matchday 24' }),
    fixture('2026-02-17', 'Sport Lisboa e Benfica', false, { ...playOff, round: 'Playoffs, Matchday 1', leg: 1 }),
    fixture('2026-02-22', 'CA Osasuna', false, { round: 'Matchday 25' }),
    fixture('2026-02-25', 'Sport Lisboa e Benfica', true, { ...playOff, round: 'Playoffs, Matchday 2', leg: 2 }),
    fixture('2026-03-01', 'Getafe CF', true, { round: 'Matchday 26' }),
    fixture('2026-03-08', 'RC Celta de Vigo', false, { round: 'Matchday 27' }),
    fixture('2026-03-10', '', true, { ...ifThrough, round: 'Round of 16, first leg', leg: 1 }),
    fixture('2026-03-15', 'Elche CF', true, { round: 'Matchday 28' }),
    fixture('2026-03-17', '', false, { ...ifThrough, round: 'Round of 16, second leg', leg: 2 }),
    fixture('2026-03-22', 'Club Atlético de Madrid', true, { round: 'Matchday 29' }),
    fixture('2026-03-27', 'Uruguay', true, { competition: 'Friendlies', kind: 'FRIENDLY', counts: false }),
    fixture('2026-03-31', 'Japan', true, { competition: 'Friendlies', kind: 'FRIENDLY', counts: false }),
    fixture('2026-04-05', 'RCD Mallorca', false, { round: 'Matchday 30' }),
  ],
};
