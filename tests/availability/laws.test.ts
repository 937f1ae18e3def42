import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess, band, prepare } from '../../src/availability/assess.ts';
import { difference } from '../../src/availability/difference.ts';
import { type Dossier, dossiersOf } from '../../src/availability/dossier.ts';
import { missedGames } from '../../src/availability/missed-games.ts';
import type { Competition, CompetitionId } from '../../src/competition/competition.ts';
import { addDays, day, type Day, dayNumber, instant } from '../../src/day.ts';
import type { Fixture, FixtureId } from '../../src/fixture/fixture.ts';
import type { Said } from '../../src/injury/estimate.ts';
import type { Injury, InjuryId } from '../../src/injury/injury.ts';
import type { Player, PlayerId } from '../../src/player/player.ts';
import type { Suspension, SuspensionId } from '../../src/suspension/suspension.ts';
import type { Team, TeamId } from '../../src/team/team.ts';

const NOW = instant('2026-02-01T20:00:00Z');
const TODAY = day('2026-02-01');
const [CLUB, OTHER, LEAGUE, CUP, HE] = ['club', 'other', 'league', 'cup', 'he'] as [
  TeamId,
  TeamId,
  CompetitionId,
  CompetitionId,
  PlayerId,
];

function team(id: TeamId): Team {
  const name = String(id);
  return {
    id,
    slug: name,
    name,
    shortName: name,
    kind: 'CLUB',
    country: null,
    timeZone: 'Europe/Madrid',
    externalIds: [],
  };
}

const competition = (id: CompetitionId): Competition => ({
  id,
  slug: String(id),
  name: String(id),
  season: '2025-26',
  kind: 'LEAGUE',
  importedAsOf: null,
});

const player: Player = {
  id: HE,
  slug: 'he',
  name: 'He',
  position: null,
  birthDate: null,
  nationality: null,
  externalIds: [],
  memberships: [{ team: CLUB, from: null, until: null }],
};

function fixture(n: number, on: Day | null, more: Partial<Fixture> = {}): Fixture {
  return {
    id: `fixture-${String(n).padStart(3, '0')}` as FixtureId,
    competition: LEAGUE,
    round: null,
    home: n % 2 === 0 ? CLUB : OTHER,
    away: n % 2 === 0 ? OTHER : CLUB,
    day: on,
    kickoffAt: null,
    originalDay: null,
    status: on === null ? 'POSTPONED' : 'SCHEDULED',
    certainty: 'CONFIRMED',
    condition: null,
    score: null,
    venue: null,
    note: null,
    externalIds: [],
    ...more,
  };
}

function injury(n: number, said: Said, daysAgo: number): Injury {
  const occurredOn = addDays(TODAY, -daysAgo);
  return {
    id: `injury-${n}` as InjuryId,
    player: HE,
    bodyPart: 'HAMSTRING',
    side: null,
    diagnosis: null,
    description: null,
    occurredOn,
    occurredIn: null,
    status: 'ACTIVE',
    estimate: { revision: 1, said, source: null, note: null, reportedAt: NOW, recordedAt: NOW },
  };
}

function suspension(n: number, matches: number, of: CompetitionId): Suspension {
  const id = `ban-${n}` as SuspensionId;
  return {
    id,
    player: HE,
    competition: of,
    matches,
    reason: null,
    imposedOn: addDays(TODAY, -1),
    liftedAt: null,
    note: null,
  };
}

const byId = <Noun extends { readonly id: unknown }>(nouns: readonly Noun[]) =>
  new Map(nouns.map((noun) => [noun.id as Noun['id'], noun]));

function dossier(
  fixtures: readonly Fixture[],
  injuries: readonly Injury[],
  suspensions: readonly Suspension[] = [],
): Dossier {
  const facts = {
    teams: byId([team(CLUB), team(OTHER)]),
    players: byId([player]),
    competitions: byId([competition(LEAGUE), competition(CUP)]),
    fixtures: byId(fixtures),
    injuries: byId(injuries),
    suspensions: byId(suspensions),
  };
  const [made] = dossiersOf(facts, [HE], NOW);
  if (made === undefined) throw new Error('no dossier');
  return made;
}

const ahead = (n: number): Day => addDays(TODAY, n);
const anySaid: fc.Arbitrary<Said> = fc.oneof(
  fc.tuple(fc.nat(90), fc.nat(90), fc.nat(90)).map((days) => {
    const [a = 0, b = 0, c = 0] = days.toSorted((x, y) => x - y);
    return { basis: 'WINDOW', window: { earliest: ahead(a), likely: ahead(b), latest: ahead(c) } } as const;
  }),
  fc.nat(90).map((n) => ({ basis: 'DATE', date: ahead(n) }) as const),
  fc.constant({ basis: 'UNKNOWN', text: null } as const),
);
const anyInjuries = fc
  .array(fc.tuple(anySaid, fc.nat(60)), { maxLength: 3 })
  .map((list) => list.map(([said, daysAgo], n) => injury(n, said, daysAgo)));
const anyFixtures = fc
  .array(
    fc.record({
      on: fc.option(fc.integer({ min: -40, max: 120 }), { freq: 8 }),
      conditional: fc.boolean(),
      cup: fc.boolean(),
      cancelled: fc.nat(9),
    }),
    { maxLength: 25 },
  )
  .map((list) =>
    list.map(({ on, conditional, cup, cancelled }, n) =>
      fixture(n, on === null ? null : ahead(on), {
        competition: cup ? CUP : LEAGUE,
        ...(conditional && n % 4 === 0 ? { certainty: 'CONDITIONAL' as const, condition: 'if they win' } : {}),
        ...(cancelled === 0 ? { status: 'CANCELLED' as const } : {}),
      }),
    ),
  );
const anyBans = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.boolean()), { maxLength: 2 })
  .map((list) => list.map(([matches, cup], n) => suspension(n, matches, cup ? CUP : LEAGUE)));

describe('whatever is reported', () => {
  test('a chance is in [0, 1], never rises with a later fixture, and says what its band is called', () => {
    fc.assert(
      fc.property(anyInjuries, anyFixtures, (injuries, fixtures) => {
        const prepared = prepare(dossier(fixtures, injuries));
        let before = 1;
        for (const one of prepared.dossier.fixtures) {
          const found = assess(prepared, one);
          if (found?.chance == null || (one.day ?? TODAY) < TODAY) continue;
          expect(found.chance).toBeGreaterThanOrEqual(0);
          expect(found.chance).toBeLessThanOrEqual(before);
          // Published to three decimals, the chance may round onto a bound that the exact one has not reached.
          if (![0.1, 0.5, 0.9].includes(found.chance)) expect(found.verdict).toBe(band(found.chance));
          before = found.chance;
        }
      }),
    );
  });

  test('one more absence never makes him fitter', () => {
    fc.assert(
      fc.property(anyInjuries, anyFixtures, anyBans, anySaid, (injuries, fixtures, bans, said) => {
        const fewer = prepare(dossier(fixtures, injuries, bans));
        const more = prepare(dossier(fixtures, [...injuries, injury(9, said, 3)], bans));
        for (const one of fewer.dossier.fixtures) {
          expect(assess(more, one)?.chance ?? 1).toBeGreaterThanOrEqual(assess(fewer, one)?.chance ?? 0);
        }
      }),
    );
  });

  test('the counts are those of the games, a list is no different from itself, and a fit man has none', () => {
    fc.assert(
      fc.property(anyInjuries, anyFixtures, anyBans, (injuries, fixtures, bans) => {
        const list = missedGames(dossier(fixtures, injuries, bans));
        const confirmed = list.games.filter((game) => !game.conditional);
        const number = (verdict: string) => confirmed.filter((game) => game.verdict === verdict).length;
        const { count } = list;
        expect(count.conditional).toBe(list.games.length - confirmed.length);
        expect(count.min).toBe(number('MISSED') + number('OUT'));
        expect(count.max).toBe(count.min + number('DOUBTFUL') + number('QUESTIONABLE') + count.conditional);
        expect(count.expected).toBeCloseTo(
          confirmed.reduce((sum, game) => sum + (game.chance ?? 0), 0),
          2,
        );
        expect(
          list.games.every((game) => game.reasons.length > 0 && !['AVAILABLE', 'PLAYED'].includes(game.verdict)),
        ).toBe(true);
        expect(difference(list, list)).toEqual([]);
        if (injuries.length + bans.length === 0) expect(list).toMatchObject({ games: [], returnWindow: null });
      }),
    );
  });

  test('two independent causes on one fixture combine as 1 - (1 - p)(1 - q)', () => {
    fc.assert(
      fc.property(anySaid, anySaid, fc.integer({ min: 1, max: 100 }), (first, second, n) => {
        const one = fixture(0, ahead(n));
        const exact = (...said: readonly Said[]) =>
          assess(
            prepare(
              dossier(
                [one],
                said.map((what, i) => injury(i, what, 2)),
              ),
            ),
            one,
          )?.chance ?? Number.NaN;
        expect(exact(first, second)).toBeCloseTo(1 - (1 - exact(first)) * (1 - exact(second)), 2);
      }),
    );
  });
});

describe('the bounds', () => {
  const window = { earliest: day('2026-03-01'), likely: day('2026-03-08'), latest: day('2026-03-15') };
  const verdictOn = (on: string, status: Injury['status'] = 'ACTIVE', returnedOn = on): unknown => {
    const hurt = injury(0, { basis: 'WINDOW', window }, 0);
    const injured: Injury = status === 'RECOVERED' ? { ...hurt, status, returnedOn: day(returnedOn) } : hurt;
    const one = fixture(0, day(on));
    return assess(prepare(dossier([one], [injured])), one)?.verdict;
  };

  test.each([
    ['2026-02-28', 'OUT'],
    ['2026-03-01', 'OUT'],
    ['2026-03-02', 'DOUBTFUL'],
    ['2026-03-08', 'DOUBTFUL'],
    ['2026-03-09', 'QUESTIONABLE'],
    ['2026-03-14', 'QUESTIONABLE'],
    ['2026-03-15', 'AVAILABLE'],
  ])('on %s he is %s', (on, verdict) => expect(verdictOn(on)).toBe(verdict));

  test('who is back on the match day is available for it', () => {
    expect(verdictOn('2026-02-01', 'RECOVERED')).toBe('AVAILABLE');
    expect(dayNumber(TODAY)).toBe(dayNumber(day('2026-02-01')));
  });
});
