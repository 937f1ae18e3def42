import { expect } from 'vitest';
import { day, type Instant, instant } from '../../src/domain/day.ts';
import type { Listing, PageRange, Store } from '../../src/storage/store.ts';
import { openStoreOf, type StoreKind } from './stores.ts';
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

/** A small stored season: four clubs and countries, three players, six fixtures. */

export const valencia = team('valencia', { name: 'Valencia CF', shortName: 'Valencia', externalIds: ids('b', 'a') });
export const betis = team('betis', { name: 'Real Betis Balompié', shortName: 'Betis' });
export const sevilla = team('Sevilla-Z', { name: 'Sevilla' });
export const spain = team('spain', { kind: 'NATIONAL', name: 'España' });
export const tokyo = team('tokyo', { timeZone: 'Asia/Tokyo' });
export const liga = competition('la-liga-2025-26');
export const cup = competition('copa-2025-26', { kind: 'CUP', importedAsOf: NOW });
export const old = competition('la-liga-2024-25', { season: '2024-25' });
export const gaya = player('gaya', [valencia, spain], { name: 'José Gayà', externalIds: ids('x') });
export const isco = player('isco', [betis], { birthDate: day('1992-04-21'), position: 'MIDFIELDER' });
export const moved = player('moved', [], {
  memberships: [
    { team: valencia.id, from: null, until: day('2026-02-01') },
    { team: betis.id, from: day('2026-02-01'), until: null },
  ],
});
export const derby = fixture('derby', {
  competition: liga,
  home: betis,
  away: sevilla,
  day: day('2026-02-08'),
  kickoffAt: instant('2026-02-08T20:00:00Z'),
  externalIds: ids('d'),
});
export const early = fixture('early', {
  competition: liga,
  home: valencia,
  away: betis,
  day: day('2026-02-08'),
  kickoffAt: instant('2026-02-08T13:00:00Z'),
});
export const noHour = fixture('a-no-hour', { competition: cup, home: valencia, away: sevilla, day: day('2026-02-08') });
export const noDay = fixture('a-no-day', { competition: cup, home: valencia, status: 'POSTPONED' });
export const done = fixture('done', {
  competition: liga,
  home: valencia,
  away: sevilla,
  day: day('2026-01-10'),
  status: 'FINISHED',
  score: { home: 2, away: 0 },
});
export const ofOld = fixture('of-old', {
  competition: old,
  home: valencia,
  away: sevilla,
  day: day('2025-03-01'),
  status: 'FINISHED',
});
export const knee = injury('knee', gaya, { occurredIn: done.id, occurredOn: day('2026-01-10') });
export const calf = injury('calf', isco, {
  bodyPart: 'CALF',
  status: 'RECOVERED',
  returnedOn: day('2026-01-30'),
} as object);
export const ban = suspension('ban', isco, liga);

export function ids(...values: readonly string[]) {
  return values.map((value) => ({ source: 'feed', value }));
}

export async function fill(store: Store): Promise<void> {
  await put(
    store,
    {
      teams: [valencia, betis, sevilla, spain, tokyo],
      players: [gaya, isco, moved],
      families: [FAMILY],
      competitions: [liga, cup, old],
      fixtures: [derby, early, noHour, noDay, done, ofOld],
      injuries: [knee, calf],
      suspensions: [ban],
    },
    {
      published: [published(gaya, 1), published(gaya, 2, (NOW + 1_000) as Instant), published(isco, 1)],
      processedUntil: NOW,
    },
  );
}

export const FROM_START: PageRange = { after: null, before: null, limit: 100, last: false };

export async function slugs<Filter>(
  repository: Listing<{ readonly id: string }, Filter>,
  filter: Filter,
): Promise<string[]> {
  const found = await repository.list(filter, FROM_START);
  expect(await repository.count(filter)).toBe(found.length);
  return found.map(({ id }) => id.slice(2));
}

/** Opens a store with this season. */
export async function openFilled(kind: StoreKind) {
  const opened = await openStoreOf(kind);
  await fill(opened.store);
  return opened;
}
