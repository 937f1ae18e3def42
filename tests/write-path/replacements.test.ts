import { expect, test } from 'vitest';
import type { Changed, Facts } from '../../src/domain/availability/facts.ts';
import { cardKey, type Card } from '../../src/domain/card.ts';
import type { Fixture } from '../../src/domain/fixture.ts';
import { fieldsChangedSince, replacementsOf, withFormerFields } from '../../src/domain/replacement.ts';
import type { Redirect } from '../../src/domain/redirect.ts';

const fixture = { id: 'f', day: '2026-02-08', venue: null, dependsOn: { fixture: 'g', team: 't' }, externalIds: [] };
const card = { fixture: 'f', player: 'p', colour: 'YELLOW', minute: 3 } as Card;
const NONE = { teams: [], players: [], injuries: [], suspensions: [], loans: [], lineups: [], cautionTotals: [] };

function factsOf(fixtures: readonly object[], cards: readonly Card[] = []): Facts {
  const empty = Object.fromEntries(Object.keys(NONE).map((kind) => [kind, new Map()]));
  const byId = new Map(fixtures.map((one) => [(one as Fixture).id, one]));
  return { ...empty, fixtures: byId, cards: new Map(cards.map((one) => [cardKey(one), one])) } as unknown as Facts;
}

const changeOf = (more: object): Changed => more as Changed;

test('a replacement has the fields that differ, and restores exactly those', () => {
  const moved = { ...fixture, day: '2026-02-10', dependsOn: { team: 't', fixture: 'g' } };
  const [replacement] = replacementsOf(factsOf([fixture]), changeOf({ fixtures: [moved] }))!;
  expect(replacement).toEqual({
    kind: 'fixtures',
    key: 'f',
    before: { day: '2026-02-08' },
    after: { day: '2026-02-10' },
  });
  const later = { ...moved, venue: 'Mestalla' };
  expect(fieldsChangedSince(replacement!, later)).toEqual([]);
  expect(withFormerFields(later, replacement!)).toEqual({ ...fixture, venue: 'Mestalla' });
  expect(fieldsChangedSince(replacement!, { ...later, day: '2026-02-11' })).toEqual(['day']);
});

test('a field that only one state has is removed or added again', () => {
  const open = { id: 'f', status: 'ACTIVE' };
  const closed = { id: 'f', status: 'RECOVERED', returnedOn: '2026-02-01' };
  const [closing] = replacementsOf(factsOf([open]), changeOf({ fixtures: [closed] }))!;
  expect(withFormerFields(closed, closing!)).toEqual(open);
  expect(fieldsChangedSince(closing!, open)).toEqual(['status', 'returnedOn']);
  const [reopening] = replacementsOf(factsOf([closed]), changeOf({ fixtures: [open] }))!;
  expect(withFormerFields(open, reopening!)).toEqual(closed);
});

test('records are created and removed completely', () => {
  const facts = factsOf([fixture], [card]);
  expect(replacementsOf(facts, changeOf({ removed: { cards: [cardKey(card)] } }))).toEqual([
    { kind: 'cards', key: cardKey(card), before: card, after: null },
  ]);
  const red = { ...card, colour: 'RED' } as Card;
  expect(replacementsOf(facts, changeOf({ cards: [red] }))).toEqual([
    { kind: 'cards', key: cardKey(red), before: null, after: red },
  ]);
});

test.each<[string, object]>([
  ['changes nothing', { fixtures: [{ ...fixture }], cards: [] }],
  ['creates an entity', { fixtures: [{ ...fixture, id: 'new' }] }],
  ['changes external ids, which another entity may have by now', { fixtures: [{ ...fixture, externalIds: [{}] }] }],
  [
    'merges',
    { fixtures: [{ ...fixture, venue: 'x' }], redirects: [{ noun: 'fixture', from: 'a', to: 'f' } as Redirect] },
  ],
  ['changes teams too', { fixtures: [{ ...fixture, venue: 'x' }], teams: [{}] }],
])('a change that %s has no inverse', (_, changed) => {
  expect(replacementsOf(factsOf([fixture]), changeOf(changed))).toBe(null);
});
