import { describe, expect, test } from 'vitest';
import type { Store } from '../../src/storage/store.ts';
import { published, put } from '../support/entity-factories.ts';
import { valencia, spain, gaya } from '../support/stored-season.ts';
import { STORES, openStoreOf } from '../support/stores.ts';

/** The same tests for every store: several that are open on one database, and a new one. */

describe.each(STORES)('$kind', (kind) => {
  test('changes from two stores on one database follow each other: none is lost, no revision is written twice', async () => {
    await using shared = await kind.shared();
    await using one = await shared.open();
    await using other = await shared.open();
    await put(one, { teams: [valencia, spain], players: [gaya] });
    const next = (store: Store) =>
      store.change({ players: [{ id: gaya.id }] }, (snapshot) => {
        const revision = (snapshot.published.get(gaya.id)?.revision ?? 0) + 1;
        const member = snapshot.players.get(gaya.id)!;
        const name = String(Number(member.name === gaya.name ? 0 : member.name) + 1);
        const writes = {
          changed: { players: [{ ...member, name }] },
          published: [published(gaya, revision)],
          invalidates: [],
        };
        return { result: revision, writes };
      });
    const revisions = await Promise.all(Array.from({ length: 200 }, (_, n) => next(n % 2 === 0 ? one : other)));
    expect(revisions.toSorted((a, b) => a - b)).toEqual(revisions.map((_, n) => n + 1));
    expect((await other.players.find({ id: gaya.id }))?.name).toBe('200');
    expect((await one.readScope({ players: [{ slug: 'gaya' }] })).published.get(gaya.id)?.revision).toBe(200);
  });

  test('several stores may be opened at once on a new database', async () => {
    await using shared = await kind.shared(false);
    const stores = await Promise.all(Array.from({ length: 4 }, () => shared.open()));
    await put(stores[0]!, { teams: [valencia] });
    expect(await Promise.all(stores.map((store) => store.isEmpty()))).toEqual([false, false, false, false]);
    for (const store of stores) await store[Symbol.asyncDispose]();
  });

  test('a new database is empty, and can be read and written', async () => {
    await using opened = await openStoreOf(kind);
    const { store } = opened;
    expect(await store.isEmpty()).toBe(true);
    for (const what of ['READ', 'BEGIN', 'WRITE'] as const) await store.probe(what);
    expect(await store.setting('probe')).toBe(null);
    expect((await store.readScope({})).processedUntil).toBe(0);
    expect(await store.squads([valencia.id])).toEqual([[]]);
    expect(await store.nextFixtures([valencia.id])).toEqual([null]);
    await put(store, { teams: [valencia] });
    expect(await store.isEmpty()).toBe(false);
    expect(await store.withExclusiveLock(async () => 7)).toBe(7);
    expect(store.storageErrorKind(new Error('of the program'))).toBe(null);
  });
});
