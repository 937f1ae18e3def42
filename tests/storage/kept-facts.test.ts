import { describe, expect, test } from 'vitest';
import { cardKey, cautionTotalKey } from '../../src/domain/card.ts';
import { day, type Instant, instant } from '../../src/domain/day.ts';
import { lineupKey } from '../../src/domain/lineup.ts';
import type { Scope, Store, Writes } from '../../src/storage/store.ts';
import { FAMILY, fixture, injury, NOW, player, published, put, team } from '../support/entity-factories.ts';
import {
  callUp,
  copa,
  cupFamily,
  fillSeason,
  first,
  fit,
  girona,
  ids,
  knee,
  liga,
  ligaBefore,
  lineup,
  loan,
  loaned,
  madrid,
  ban,
  rest,
  spain,
  tie,
  total,
  vini,
  yellow,
} from '../support/season-records.ts';
import { STORES } from '../support/stores.ts';

/**
 * An embedded store keeps facts between reads: after any write it must return the same as a store that has read
 * nothing.
 */

const SCOPES: readonly Scope[] = [
  { players: [vini, loaned, fit].map(({ id }) => ({ id })) },
  { players: [{ slug: 'vini' }] },
  { players: [{ id: fit.id }], since: day('2025-08-01') },
  { teams: [{ id: girona.id }], estimates: 'ALL' },
  { fixtures: [first.id, tie.id] },
  { injuries: [knee.id] },
  { season: '2025-26' },
];
const [away, elche] = [fixture('away', { competition: copa, home: girona, day: day('2026-02-27') }), team('elche')];
const arrived = player('arrived', [elche]);
const hurt = injury('hurt', loaned, { occurredOn: day('2025-11-02') });
const estimate = { ...knee.estimate, revision: 2, note: 'later' };
const fixedOn = (date: string) => ({ ...first, day: day(date) });

/** Each kind of write, one after the other. */
const WRITES: readonly (readonly [what: string, changed: Writes['changed'], more?: Partial<Writes>])[] = [
  ['a team is renamed', { teams: [{ ...madrid, name: 'Another', timeZone: 'Asia/Tokyo' }] }],
  ['a team and its player are new', { teams: [elche], players: [arrived] }],
  ['a player moves', { players: [{ ...fit, memberships: [{ team: madrid.id, from: null, until: null }] }] }],
  ['a family is renamed', { families: [{ ...FAMILY, name: 'First' }] }],
  ['a competition changes its family', { competitions: [{ ...liga, family: cupFamily.id }] }],
  ['a fixture is new', { fixtures: [away] }],
  ['a fixture is moved', { fixtures: [fixedOn('2026-02-11')] }],
  ['a fixture is moved out of reach of cards', { fixtures: [fixedOn('2024-02-11')] }],
  ['a fixture gets other teams', { fixtures: [{ ...away, home: elche.id, away: spain.id }] }],
  ['a fixture is moved back', { fixtures: [fixedOn('2026-01-10')] }],
  ['a line-up is recorded', { lineups: [{ ...lineup, team: girona.id, starting: [fit.id], bench: [] }] }],
  ['a line-up is removed', { removed: { lineups: [lineupKey(lineup)] } }],
  ['an injury is reported', { injuries: [hurt] }],
  ['an injury is over', { injuries: [{ ...hurt, status: 'RECOVERED', returnedOn: day('2026-01-02') }] }],
  ['an estimate is revised', { injuries: [{ ...knee, estimate }] }],
  ['an estimate is retracted', { estimates: [{ injury: knee.id, estimate: { ...estimate, retracted: true } }] }],
  ['a ban is lifted', { suspensions: [{ ...ban, liftedAt: NOW }] }],
  ['an absence ends', { absences: [{ ...callUp, status: 'ENDED', endedOn: day('2026-01-30'), revision: 2 }, rest] }],
  ['a loan ends', { loans: [{ ...loan, until: day('2026-01-31') }] }],
  ['a loan is removed', { removed: { loans: [loan.id] } }],
  ['a card is shown', { cards: [{ ...yellow, player: fit.id }] }],
  ['cards are removed', { removed: { cards: [cardKey(yellow), cardKey({ ...yellow, player: fit.id })] } }],
  ['a total is stated', { cautionTotals: [{ ...total, yellows: 5 }] }],
  ['a total is removed', { removed: { cautionTotals: [cautionTotalKey(total)] } }],
  ['ids of another system are added', { players: [{ ...vini, externalIds: ids('z') }] }],
  ['a list is published', {}, { published: [published(vini, 2, (NOW + 1) as Instant)] }],
  ['time passes', {}, { processedUntil: instant('2026-03-02T12:00:00Z') }],
  ['a season is merged', { redirects: [{ noun: 'competition', from: ligaBefore.id, to: liga.id }] }],
  ['players are merged', { redirects: [{ noun: 'player', from: fit.id, to: vini.id }] }],
  ['teams are merged', { redirects: [{ noun: 'team', from: madrid.id, to: girona.id }] }],
];

async function readAll(store: Store) {
  return {
    scopes: await Promise.all(SCOPES.map((scope) => store.readScope(scope))),
    next: await store.nextFixtures([madrid.id, girona.id, spain.id, elche.id]),
    squads: await store.squads([madrid.id, girona.id, spain.id, elche.id]),
  };
}

const embedded = STORES.filter(({ kind }) => kind === 'SQLite');

describe.each(embedded)('$kind', (kind) => {
  test('a later snapshot never contains outdated facts, also after writes of another connection', async () => {
    await using shared = await kind.shared();
    await using long = await shared.open();
    await using other = await shared.open();
    await fillSeason(long);
    await readAll(long);
    for (const [place, [what, changed, more]] of WRITES.entries()) {
      // Every third write comes from another connection.
      await put(place % 3 === 2 ? other : long, changed, more);
      await using fresh = await shared.open();
      expect([what, await readAll(long)]).toEqual([what, await readAll(fresh)]);
    }
  });

  test('a change that fails leaves no trace', async () => {
    await using shared = await kind.shared();
    await using long = await shared.open();
    await fillSeason(long);
    const before = await readAll(long);
    const stranger = player('stranger', [elche]);
    const changed = { teams: [{ ...madrid, name: 'Another' }], players: [stranger], fixtures: [fixedOn('2026-02-11')] };
    await expect(put(long, changed)).rejects.toThrow();
    expect(await readAll(long)).toEqual(before);
  });
});
