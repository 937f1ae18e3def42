import { test as check, expect, describe } from 'vitest';
import fc from 'fast-check';
import { assess, band, prepare } from '../../../src/domain/availability/assess.ts';
import { diffLists, isSameList } from '../../../src/domain/availability/list-diff.ts';
import type { Dossier } from '../../../src/domain/availability/dossier.ts';
import { missedGames } from '../../../src/domain/availability/missed-games.ts';
import { type MissedGames } from '../../../src/domain/availability/published-list.ts';
import { addDays, day } from '../../../src/domain/day.ts';
import { type Fixture, type FixtureId } from '../../../src/domain/fixture.ts';
import { type Injury, type InjuryId, NO_INJURY_DETAILS } from '../../../src/domain/injury.ts';
import { explanationText, headlineText } from '../../../src/domain/sentences/render-sentence.ts';
import { listFromJson, listToJson } from '../../../src/storage/published-list-json.ts';
import {
  TODAY,
  ZONE,
  teams,
  competitions,
  player,
  dayAround,
  injuryOf,
  suspension,
  dossier,
  noon,
  match,
} from './arbitrary-dossier.ts';

/** Laws that must hold for every dossier, checked on random ones. */

function law(what: string, holds: (dossier: Dossier) => void): void {
  check(what, () => fc.assert(fc.property(dossier, holds), { numRuns: 300 }));
}

const chanceIn = (from: Dossier, of: Fixture): number | null => assess(prepare(from), of)?.chance ?? null;

describe('every dossier', () => {
  law(
    'a chance is between 0 and 1, null exactly if the fixture cannot be assessed, and the verdict is its band',
    (from) => {
      const prepared = prepare(from);
      for (const one of from.fixtures) {
        const availability = assess(prepared, one);
        if (availability === null) throw new Error('every fixture of the dossier is assessed');
        const { chance, verdict, reasons, explanation } = availability;
        expect(chance === null).toBe(verdict === 'UNKNOWN');
        expect(explanationText('EN', explanation)).toMatch(/^[A-Z][^\n]*\.$/);
        if (chance === null) continue;
        expect(chance).toBeGreaterThanOrEqual(0);
        expect(chance).toBeLessThanOrEqual(1);
        if (verdict === 'MISSED' || verdict === 'PLAYED') expect(chance).toBe(verdict === 'MISSED' ? 1 : 0);
        // A chance next to a bound may be rounded to the other side of it.
        else if (Math.abs(chance - 0.9) > 0.001 && Math.abs(chance - 0.5) > 0.001 && Math.abs(chance - 0.1) > 0.001)
          expect(verdict).toBe(band(chance));
        if (chance > 0.001) expect(reasons.length).toBeGreaterThan(0);
      }
    },
  );

  check('through injuries, a chance never rises with a later fixture', () => {
    fc.assert(
      fc.property(dossier, dayAround(0, 150), fc.integer({ min: 0, max: 60 }), (any, on, later) => {
        const hurt = { ...any, suspensions: [] };
        expect(chanceIn(hurt, match(addDays(on, later)))).toBeLessThanOrEqual(chanceIn(hurt, match(on)) ?? 1);
      }),
      { numRuns: 300 },
    );
  });

  check('one more absence never lowers a chance', () => {
    fc.assert(
      fc.property(dossier, injuryOf('one-more'), suspension, (from, injury, ban) => {
        const [hurt, banned] = [
          { ...from, injuries: [...from.injuries, injury] },
          { ...from, suspensions: [...from.suspensions, ban] },
        ];
        for (const one of from.fixtures) {
          const alone = chanceIn(from, one);
          for (const more of [hurt, banned]) expect(chanceIn(more, one) ?? 2).toBeGreaterThanOrEqual(alone ?? 2);
        }
        const games = (of: Dossier) => new Set(missedGames(of).games.map((game) => game.fixture));
        expect(games(from).isSubsetOf(games(hurt))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  law('causes combine as 1 - prod(1 - p)', (from) => {
    const to = match(addDays(TODAY, 30));
    const alone = [
      ...from.injuries.map((injury) => chanceIn({ ...from, injuries: [injury], suspensions: [] }, to)),
      ...from.suspensions.map((ban) => chanceIn({ ...from, injuries: [], suspensions: [ban] }, to)),
    ];
    const together = 1 - alone.reduce<number>((free, chance) => free * (1 - (chance ?? 0)), 1);
    expect(chanceIn(from, to)).toBeCloseTo(together, 2);
  });

  law('a player who is back on match day is available for it', (from) => {
    for (const injury of from.injuries) {
      const back: Injury = { ...injury, status: 'RECOVERED', returnedOn: TODAY };
      expect(chanceIn({ ...from, injuries: [back], suspensions: [] }, match(TODAY))).toBe(0);
    }
  });

  law('the counts add up as the schema says', (from) => {
    const { games, count, targetReturn, returnWindow, headline } = missedGames(from);
    const of = (verdict: string) => games.filter((game) => !game.conditional && game.verdict === verdict).length;
    expect(count).toMatchObject({
      missed: of('MISSED'),
      out: of('OUT'),
      doubtful: of('DOUBTFUL'),
      questionable: of('QUESTIONABLE'),
    });
    expect(count.min).toBe(count.missed + count.out);
    expect(count.max).toBe(count.min + count.doubtful + count.questionable + count.conditional);
    const sum = games.filter((game) => !game.conditional).reduce((sum, { chance }) => sum + (chance ?? 0), 0);
    expect(count.expected).toBeCloseTo(sum, 3);
    expect(count.expected).toBeLessThanOrEqual(count.max - count.conditional + 1e-9);
    expect(games.map(({ verdict }) => verdict)).not.toContain('AVAILABLE');
    expect(games.map(({ verdict }) => verdict)).not.toContain('PLAYED');
    expect(new Set(games.map((game) => game.fixture)).size).toBe(games.length);
    const order = from.fixtures.map(({ id }) => id);
    expect(games.map((game) => order.indexOf(game.fixture))).toEqual(
      games.map((game) => order.indexOf(game.fixture)).toSorted((a, b) => a - b),
    );
    if (from.injuries.length + from.suspensions.length === 0)
      expect([games, targetReturn, returnWindow]).toEqual([[], null, null]);
    if (returnWindow !== null) {
      const { earliest, likely, latest } = returnWindow;
      expect([earliest, likely, latest]).toEqual([earliest, likely, latest].toSorted());
      expect(earliest > TODAY).toBe(true);
    }
    expect(headlineText('EN', headline)).toMatch(/^.+\.$/);
  });

  law('a list is the same after a round trip through the ledger', (from) => {
    const list = missedGames(from);
    expect(isSameList(listFromJson(listToJson(list)), list)).toBe(true);
  });
});

describe('the difference between two lists', () => {
  law('of a list and itself is empty', (from) => {
    const list = missedGames(from);
    expect(diffLists(list, list)).toEqual([]);
  });

  /** Applies changes like a page that keeps one entry per fixture and only receives changes. */
  function replayed(
    held: ReadonlyMap<FixtureId, string>,
    before: MissedGames,
    after: MissedGames,
  ): Map<FixtureId, string> {
    const now = new Map(held);
    for (const { kind, fixture: id, before: was, after: is } of diffLists(before, after)) {
      expect(now.get(id) ?? null).toBe(was);
      expect(kind).toBe(was === null ? 'ADDED' : is === null ? 'REMOVED' : was === is ? 'MOVED' : 'CHANGED');
      if (is === null) now.delete(id);
      else now.set(id, is);
    }
    return now;
  }

  check('applied to the old list gives the new one: replaying a ledger gives the current list', () => {
    fc.assert(
      fc.property(fc.array(dossier, { minLength: 1, maxLength: 5 }), (history) => {
        const empty = missedGames({ ...(history[0] as Dossier), injuries: [], suspensions: [] });
        let [held, before] = [new Map<FixtureId, string>(), empty];
        for (const list of history.map(missedGames)) {
          held = replayed(held, before, list);
          before = list;
        }
        expect(held).toEqual(new Map(before.games.map((game) => [game.fixture, game.verdict])));
      }),
      { numRuns: 100 },
    );
  });
});

describe('the bounds of a window', () => {
  const window = { earliest: day('2026-03-01'), likely: day('2026-03-08'), latest: day('2026-03-15') };
  const at = noon(TODAY);
  const estimate = {
    revision: 1,
    statement: { basis: 'WINDOW', window },
    source: null,
    note: null,
    reportedAt: at,
    recordedAt: at,
    retracted: false,
    replaces: false,
  } as const;
  const report = {
    id: 'injury' as InjuryId,
    player: player.id,
    bodyPart: 'KNEE',
    side: null,
    diagnosis: null,
  } as const;
  const hurt: Injury = {
    ...NO_INJURY_DETAILS,
    ...report,
    description: null,
    occurredOn: TODAY,
    occurredIn: null,
    estimate,
    status: 'ACTIVE',
  };
  const from: Dossier = {
    player,
    injuries: [hurt],
    suspensions: [],
    absences: [],
    fixtures: [],
    teams,
    families: new Map(),
    competitions,
    lineups: new Map(),
    at,
    today: TODAY,
    zone: ZONE,
  };

  check.each([
    ['2026-02-28', 'OUT'],
    ['2026-03-01', 'DOUBTFUL'],
    ['2026-03-02', 'DOUBTFUL'],
    ['2026-03-08', 'DOUBTFUL'],
    ['2026-03-09', 'QUESTIONABLE'],
    ['2026-03-14', 'QUESTIONABLE'],
    ['2026-03-15', 'AVAILABLE'],
  ])('on %s the player is %s', (on, verdict) => {
    expect(assess(prepare(from), match(day(on)))?.verdict).toBe(verdict);
  });
});
