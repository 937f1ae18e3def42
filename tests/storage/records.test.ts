import { describe, expect, test } from 'vitest';
import { EVERY_GAME, type Absence, type AbsenceId } from '../../src/domain/absence.ts';
import { cardKey, cautionTotalKey } from '../../src/domain/card.ts';
import type { FamilyId } from '../../src/domain/competition-family.ts';
import { day, type Instant, instant } from '../../src/domain/day.ts';
import { type Lineup, lineupKey } from '../../src/domain/lineup.ts';
import type { LoanId } from '../../src/domain/loan.ts';
import type { Statement } from '../../src/domain/recovery-estimate.ts';
import type { Store } from '../../src/storage/store.ts';
import { findByRef } from '../../src/write-path/commands/references.ts';
import { FAMILY, fixture, injury, NOW, player, published, put, team } from '../support/entity-factories.ts';
import { openStoreOf, STORES } from '../support/stores.ts';
import {
  fillSeason,
  ids,
  madrid,
  girona,
  cupFamily,
  otherFamily,
  liga,
  ligaBefore,
  copa,
  vini,
  loaned,
  fit,
  first,
  tie,
  removed,
  knee,
  ban,
  callUp,
  rest,
  loan,
  oldLoan,
  lineup,
  yellow,
  total,
} from '../support/season-records.ts';

/** The records of a season, on every store. */

const FROM_START = { after: null, before: null, limit: 100, last: false };

describe.each(STORES)('$kind', (kind) => {
  async function filled() {
    const opened = await openStoreOf(kind);
    await fillSeason(opened.store);
    return opened;
  }

  test('teams, players, competitions, fixtures, injuries and suspensions are read as they were written', async () => {
    await using opened = await filled();
    const { store } = opened;
    expect(await store.teams.byIds([madrid.id, girona.id])).toEqual([madrid, girona]);
    expect(await store.players.byIds([vini.id, fit.id])).toEqual([vini, fit]);
    expect(await store.competitions.byIds([liga.id, copa.id])).toEqual([liga, copa]);
    expect(await store.fixtures.byIds([first.id, tie.id, removed.id])).toEqual([first, tie, removed]);
    expect(await store.injuries.byIds([knee.id])).toEqual([knee]);
    expect(await store.injuriesOf([vini.id])).toEqual([[knee]]);
    expect(await store.suspensions([ban.id])).toEqual([ban]);
    expect(await store.suspensionsOf([vini.id, fit.id])).toEqual([[ban], []]);
  });

  test('aliases are searched, families have their seasons, and removed entities are in no list', async () => {
    await using opened = await filled();
    const { store } = opened;
    const found = async (search: string) => (await store.players.list({ search }, FROM_START)).map(({ slug }) => slug);
    expect([await found('vini jr'), await found('nobody')]).toEqual([['vini'], []]);
    expect((await store.teams.list({ search: 'club madrid' }, FROM_START)).map(({ slug }) => slug)).toEqual(['madrid']);
    expect(await store.families.byIds([cupFamily.id, 'y-none' as FamilyId])).toEqual([cupFamily, null]);
    expect(await store.families.find({ slug: 'liga' })).toEqual(FAMILY);
    expect((await store.families.list({ search: 'OT' }, FROM_START)).map(({ slug }) => slug)).toEqual(['other']);
    expect(await store.seasonsOf([FAMILY.id, otherFamily.id])).toEqual([[liga, ligaBefore], []]);
    expect((await store.competitions.list({ family: cupFamily.id }, FROM_START)).map(({ slug }) => slug)).toEqual([
      copa.slug,
    ]);
    expect((await store.fixtures.list({}, FROM_START)).map(({ id }) => id)).toEqual([first.id, tie.id]);
    expect(await store.fixtures.list({ statuses: ['REMOVED'] }, FROM_START)).toEqual([removed]);
    expect(await store.fixtures.count({})).toBe(2);
  });

  test('absences, loans, line-ups, cards and totals are read by id and by player', async () => {
    await using opened = await filled();
    const { store } = opened;
    expect(await store.absences([callUp.id, 'a-none' as AbsenceId, rest.id])).toEqual([callUp, null, rest]);
    expect(await store.absencesOf([loaned.id, fit.id])).toEqual([[rest], []]);
    expect(await store.loans([loan.id, 'o-none' as LoanId])).toEqual([loan, null]);
    expect(await store.loansOf([fit.id, vini.id])).toEqual([[oldLoan], []]);
    expect(await store.lineupsOf([first.id, tie.id])).toEqual([[lineup], []]);
    expect(await store.cardsOf([vini.id, fit.id])).toEqual([[yellow], []]);
    expect(await store.cautionTotalsOf([vini.id, fit.id])).toEqual([[total], []]);
    const guests = { ...lineup, team: girona.id, starting: [], bench: [], absent: [] };
    await put(store, { lineups: [guests] });
    expect((await store.lineupsOf([first.id]))[0]).toEqual(expect.arrayContaining([lineup, guests]));
  });

  test('an absence keeps its revisions; line-ups, cards and totals are replaced and removed', async () => {
    await using opened = await filled();
    const { store } = opened;
    const later: Absence = { ...callUp, revision: 2, end: { kind: 'GAMES', games: 3 }, externalIds: [] };
    const ended: Absence = { ...later, status: 'ENDED', endedOn: day('2026-02-01') };
    await put(store, { absences: [later], lineups: [{ ...lineup, starting: [fit.id], bench: [] }] });
    await put(store, {
      absences: [ended],
      cards: [
        { ...yellow, minute: 13 },
        { ...yellow, colour: 'RED' },
      ],
    });
    expect(await store.absences([callUp.id])).toEqual([ended]);
    expect(await store.absenceRevisions([callUp.id, rest.id])).toEqual([[ended, callUp], [rest]]);
    expect(await store.lineupsOf([first.id])).toEqual([[{ ...lineup, starting: [fit.id], bench: [] }]]);
    await put(store, {
      removed: {
        loans: [oldLoan.id],
        lineups: [lineupKey(lineup)],
        cards: [cardKey(yellow)],
        cautionTotals: [cautionTotalKey(total)],
      },
    });
    expect([await store.loansOf([fit.id]), await store.lineupsOf([first.id])]).toEqual([[[]], [[]]]);
    expect((await store.cardsOf([vini.id]))[0]).toEqual([{ ...yellow, colour: 'RED' }]);
    expect(await store.cautionTotalsOf([vini.id])).toEqual([[]]);
  });

  test('a snapshot has the records of the affected players, and the fixtures in reach', async () => {
    await using opened = await filled();
    const { store } = opened;
    const snapshot = await store.readScope({ players: [{ slug: 'vini' }] });
    expect([...snapshot.suspensions.values()]).toEqual([ban]);
    expect([...snapshot.absences.values()]).toEqual([callUp]);
    expect([...snapshot.loans.values()]).toEqual([]);
    expect([...snapshot.cards]).toEqual([[cardKey(yellow), yellow]]);
    expect([...snapshot.cautionTotals]).toEqual([[cautionTotalKey(total), total]]);
    // The tie may still be played after the first day that matters, although it may be played before it.
    expect([...snapshot.fixtures.keys()]).toEqual([tie.id]);
    expect([...snapshot.lineups]).toEqual([]);
    expect([...snapshot.families.keys()].toSorted()).toEqual([cupFamily.id, FAMILY.id, otherFamily.id].toSorted());
    expect(snapshot.estimates.size).toBe(0);
    const since = await store.readScope({ players: [{ slug: 'vini' }], since: day('2026-01-01'), estimates: 'ALL' });
    expect([...since.lineups]).toEqual([[lineupKey(lineup), lineup]]);
    expect([...since.estimates]).toEqual([[knee.id, [knee.estimate]]]);
    const ofLoan = await store.readScope({ players: [{ id: loaned.id }] });
    expect([...ofLoan.loans.values()]).toEqual([loan]);
    expect([...ofLoan.fixtures.keys()].toSorted()).toEqual([first.id, removed.id].toSorted());
  });

  test('a scope names absences, loans, families, and ties that depend on its fixtures', async () => {
    await using opened = await filled();
    const { store } = opened;
    const concerned = async (scope: Parameters<Store['readScope']>[0]) =>
      [...(await store.readScope(scope)).concerned].toSorted();
    expect(await concerned({ absentees: 'ALL' })).toEqual([loaned.id, vini.id]);
    expect(await concerned({ absences: [rest.id] })).toEqual([loaned.id]);
    expect(await concerned({ loans: [oldLoan.id] })).toEqual([fit.id]);
    expect(await concerned({ teams: [{ slug: 'girona' }] })).toEqual([loaned.id]);
    const { families } = await store.readScope({ families: [{ slug: 'other' }, { id: cupFamily.id }] });
    expect([...families.values()].map(({ id }) => id).toSorted()).toEqual([cupFamily.id, otherFamily.id].toSorted());
    expect((await store.readScope({ season: '2025-26' })).families.size).toBe(3);
    expect([...(await store.readScope({ fixtures: [first.id] })).fixtures.keys()]).toContain(tie.id);
  });

  test('cards of long ago are not in a snapshot', async () => {
    await using opened = await filled();
    const { store } = opened;
    await put(store, {}, { processedUntil: instant('2027-06-01T12:00:00Z') });
    const snapshot = await store.readScope({ players: [{ slug: 'vini' }] });
    expect([snapshot.cards.size, snapshot.cautionTotals.size]).toEqual([0, 0]);
  });

  test('the ids of an entity replace those that it had', async () => {
    await using opened = await filled();
    const { store } = opened;
    await put(store, {
      competitions: [{ ...liga, externalIds: ids('m', 'n') }],
      fixtures: [{ ...tie, externalIds: [] }],
    });
    expect((await store.competitions.byIds([liga.id]))[0]?.externalIds).toEqual(ids('m', 'n'));
    expect((await store.fixtures.byIds([tie.id]))[0]?.externalIds).toEqual([]);
  });

  test('every statement is stored, and estimates other than the current one are added and retracted', async () => {
    await using opened = await filled();
    const { store } = opened;
    const window = { earliest: day('2026-02-10'), likely: day('2026-02-12'), latest: day('2026-02-20') };
    const statements = [
      { basis: 'WINDOW', window },
      { basis: 'DATE', date: day('2026-02-10') },
      { basis: 'TEXT', text: 'two weeks', window },
      { basis: 'UNKNOWN', text: 'tests tomorrow' },
      { basis: 'GAMES', games: 3, window, more: null },
      { basis: 'CHANCE', chance: 0.75, text: null, on: { fixture: 'f', words: ['a'] } },
      { basis: 'TRAINING', date: day('2026-02-09'), text: 'trains' },
    ] as Statement[];
    const ledger = statements.map((statement, index) => ({
      ...knee.estimate,
      statement,
      revision: index + 2,
      reportedAt: (NOW + index) as Instant,
      replaces: index === 1,
    }));
    await put(store, { estimates: ledger.map((estimate) => ({ injury: knee.id, estimate })) });
    expect(await store.estimates([knee.id])).toEqual([[...ledger.toReversed(), knee.estimate]]);
    expect((await store.injuries.byIds([knee.id]))[0]?.estimate).toEqual(knee.estimate);
    const retracted = { ...ledger[2]!, retracted: true };
    await put(store, {
      injuries: [{ ...knee, estimate: ledger[0]! }],
      estimates: [{ injury: knee.id, estimate: retracted }],
    });
    expect((await store.estimates([knee.id]))[0]?.find(({ revision }) => revision === 4)).toEqual(retracted);
    expect((await store.injuries.byIds([knee.id]))[0]?.estimate).toEqual(ledger[0]);
  });

  test('a merged entity and former slugs resolve to the kept entity, which has all records', async () => {
    await using opened = await filled();
    const { store } = opened;
    const twin = team('twin', { externalIds: ids('w') });
    const double = player('double', [twin]);
    const copy = fixture('copy', { competition: ligaBefore, home: twin, away: girona, day: day('2026-01-10') });
    const twinLineup: Lineup = {
      ...lineup,
      fixture: copy.id,
      team: twin.id,
      starting: [double.id],
      bench: [],
      absent: [],
    };
    await put(
      store,
      {
        teams: [twin],
        players: [double],
        fixtures: [copy],
        injuries: [injury('double', double, { occurredIn: copy.id })],
        absences: [
          { ...callUp, id: 'a-double' as AbsenceId, player: double.id, scope: { ...EVERY_GAME, teams: [twin.id] } },
        ],
        lineups: [twinLineup],
        cards: [{ ...yellow, fixture: copy.id, player: double.id }],
        cautionTotals: [{ ...total, player: double.id, yellows: 1 }],
      },
      { published: [published(double, 1)] },
    );
    await put(store, {
      redirects: [
        { noun: 'team', from: twin.id, to: madrid.id },
        { noun: 'team', from: 'slug:twin', to: madrid.id },
      ],
      teams: [{ ...madrid, externalIds: ids('w') }],
    });
    await put(store, { redirects: [{ noun: 'fixture', from: copy.id, to: first.id }] });
    await put(store, { redirects: [{ noun: 'player', from: double.id, to: vini.id }] });
    await put(store, { redirects: [{ noun: 'competition', from: ligaBefore.id, to: liga.id }] });

    const kept = { ...madrid, externalIds: ids('w') };
    expect(await store.teams.byIds([twin.id, madrid.id])).toEqual([kept, kept]);
    expect(await store.teams.find({ slug: 'twin' })).toEqual(kept);
    expect(await store.teams.find({ id: twin.id })).toEqual(kept);
    expect(await store.teams.find({ external: ids('w')[0]! })).toEqual(kept);
    expect((await store.teams.list({}, FROM_START)).map(({ slug }) => slug)).toEqual(['girona', 'madrid', 'spain']);
    expect((await store.players.byIds([double.id]))[0]?.id).toBe(vini.id);
    expect((await store.fixtures.find({ id: copy.id }))?.id).toBe(first.id);
    expect((await store.competitions.find({ id: ligaBefore.id }))?.id).toBe(liga.id);
    expect(await store.players.find({ slug: 'double' })).toBe(null);
    const [ofVini = []] = await store.injuriesOf([vini.id]);
    expect(ofVini.map(({ id, occurredIn }) => [id, occurredIn])).toEqual([
      ['i-knee', null],
      ['i-double', first.id],
    ]);
    expect((await store.absencesOf([vini.id]))[0]?.map(({ scope }) => scope.teams)).toEqual([[madrid.id], [madrid.id]]);
    expect(await store.lineupsOf([first.id])).toEqual([[lineup]]);
    expect((await store.cardsOf([vini.id]))[0]).toEqual([yellow]);
    expect((await store.cautionTotalsOf([vini.id]))[0]).toEqual([total]);
    expect(await store.publishedRevision(double.id, 1)).toEqual(published(double, 1));

    const snapshot = await store.readScope({
      teams: [{ slug: 'twin' }, { id: twin.id }],
      players: [{ id: double.id }],
      fixtures: [copy.id],
      competitions: [{ id: ligaBefore.id }],
    });
    expect(findByRef(snapshot.teams, { slug: 'twin' })).toEqual(kept);
    expect(snapshot.teams.get(twin.id)).toEqual(kept);
    expect(snapshot.players.get(double.id)?.id).toBe(vini.id);
    expect(snapshot.fixtures.get(copy.id)?.id).toBe(first.id);
    expect(snapshot.competitions.get(ligaBefore.id)?.id).toBe(liga.id);
    expect([...snapshot.players.keys()]).not.toContain(double.id);

    // Chains are collapsed: references to the duplicate lead to the remaining entity.
    await put(store, { redirects: [{ noun: 'team', from: madrid.id, to: girona.id }] });
    expect(await store.teams.byIds([twin.id, madrid.id])).toEqual(
      [girona, girona].map((one) => ({ ...one, externalIds: ids('w') })),
    );
    expect((await store.teams.find({ slug: 'twin' }))?.id).toBe(girona.id);
    expect((await store.fixtures.byIds([tie.id]))[0]).toMatchObject({
      home: girona.id,
      dependsOn: { team: girona.id },
    });
  });
});
