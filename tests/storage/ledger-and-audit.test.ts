import { describe, expect, test } from 'vitest';
import { day, type Instant, instant } from '../../src/domain/day.ts';
import { estimatesNow, currentEstimate } from '../../src/domain/estimate-ledger.ts';
import { createAuditEntry } from '../../src/auth/audit.ts';
import { hashToken, type Token } from '../../src/auth/token.ts';
import type { Store } from '../../src/storage/store.ts';
import { NOW, published, put } from '../support/entity-factories.ts';
import {
  valencia,
  betis,
  liga,
  cup,
  gaya,
  moved,
  derby,
  done,
  knee,
  calf,
  ban,
  FROM_START,
  openFilled,
} from '../support/stored-season.ts';
import { STORES, openStoreOf } from '../support/stores.ts';

/** The same tests for every store: appended rows, tokens, and texts. */

describe.each(STORES)('$kind', (kind) => {
  test('the ledger is read as of a moment, and by its revisions', async () => {
    await using opened = await openFilled(kind);
    const { store } = opened;
    const at = async (ms: number) => (await store.publishedAt(gaya.id, (NOW + ms) as Instant))?.revision ?? null;
    expect([await at(-1), await at(0), await at(999), await at(1_000), await at(9e9)]).toEqual([null, 1, 1, 2, 2]);
    expect(await store.publishedRevision(gaya.id, 1)).toEqual(published(gaya, 1));
    expect(await store.publishedRevision(gaya.id, 9)).toBe(null);
    const between = async (from: number, to: number) =>
      (await store.publishedBetween(gaya.id, from, to)).map(({ revision }) => revision);
    expect([await between(1, 9), await between(2, 2), await between(3, 9)]).toEqual([[2, 1], [2], []]);
    expect((await store.publishedBetween(gaya.id, 1, 1))[0]).toEqual(published(gaya, 1));
  });

  test('the estimates of an injury are read by page, with the one recorded last', async () => {
    await using opened = await openFilled(kind);
    const { store } = opened;
    const said = Array.from({ length: 5 }, (_, place) => ({
      ...knee.estimate,
      revision: knee.estimate.revision + place + 1,
    }));
    await put(store, { estimates: said.map((estimate) => ({ injury: knee.id, estimate })) });
    const revisionsOf = (ledger: readonly { readonly revision: number }[]) => ledger.map(({ revision }) => revision);
    const [ledger = []] = await store.estimates([knee.id]);
    const all = revisionsOf(ledger);
    const newest = all[0] ?? 0;
    expect(all.length).toBeGreaterThan(5);
    expect(await store.estimatesBefore(knee.id, newest, 2)).toEqual(ledger.slice(1, 3));
    expect(revisionsOf(await store.estimatesBefore(knee.id, 2 ** 31 - 1, 2 ** 31 - 1))).toEqual(all);
    expect(await store.estimatesBefore(knee.id, 1, 9)).toEqual([]);
    const read = async (estimates: 'ALL' | 'NEWEST') =>
      (await store.readScope({ injuries: [knee.id], estimates })).estimates.get(knee.id) ?? [];
    expect(await read('NEWEST')).toEqual(ledger.slice(0, 1));
    expect(await read('ALL')).toEqual(ledger);
    const times = [...new Set(ledger.map(({ recordedAt }) => recordedAt))];
    expect(await store.estimatesRecordedAt([knee.id], times)).toEqual([ledger]);
    expect(await store.estimatesRecordedAt([knee.id], [(NOW - 1) as Instant])).toEqual([[]]);
    // Each source with each spelling of its name, also without a name.
    const club = { kind: 'CLUB', name: 'Valencia', url: null } as const;
    const more = [
      { source: club },
      { source: club, statement: { basis: 'UNKNOWN', text: null } as const },
      { source: { ...club, name: ' valencia' }, reportedAt: (NOW - 5) as Instant },
      { source: { kind: 'PRESS', name: null, url: null } as const, retracted: true },
    ].map((of, place) => ({ ...knee.estimate, ...of, revision: newest + place + 1 }));
    await put(store, { estimates: more.map((estimate) => ({ injury: knee.id, estimate })) });
    const [whole = []] = await store.estimates([knee.id]);
    const [ofSources = []] = await store.estimatesOfSources([knee.id]);
    expect(ofSources.length).toBeLessThan(whole.length);
    expect(estimatesNow(ofSources)).toEqual(estimatesNow(whole));
    expect(currentEstimate(ofSources)).toEqual(currentEstimate(whole));
  });

  test('forecasts are those of games that were finished on their day, published before it', async () => {
    await using opened = await openFilled(kind);
    const { store } = opened;
    const game = { fixture: done.id, day: done.day, team: valencia.id, chance: 0.1 + 0.2, conditional: false };
    const why = [{ kind: 'INJURY', id: knee.id }];
    const before = instant('2026-01-08T12:00:00Z');
    const games = [
      { ...game, reasons: why },
      { ...game, reasons: [...why, { kind: 'SUSPENSION', id: ban.id }] },
      { ...game, reasons: why, conditional: true },
      { ...game, reasons: why, chance: null },
      { ...game, reasons: why, day: '2026-01-11' },
      { ...game, reasons: why, fixture: derby.id },
    ];
    const later = (before + 60_000) as Instant;
    await put(store, {}, { published: [published(moved, 1, before, games), published(moved, 2, later)] });
    const forecast = {
      player: moved.id,
      fixture: done.id,
      matchDay: done.day,
      publishedAt: before,
      supersededAt: later,
      chance: 0.1 + 0.2,
      injuries: [knee.id],
    };
    const none = { team: null, competition: null, from: null, to: null };
    expect(await store.forecasts(none)).toEqual([forecast]);
    expect(await store.forecasts({ team: valencia.id, competition: liga.id, from: done.day, to: done.day })).toEqual([
      forecast,
    ]);
    expect(await store.forecasts({ ...none, team: betis.id })).toEqual([]);
    expect(await store.forecasts({ ...none, competition: cup.id })).toEqual([]);
    expect(await store.forecasts({ ...none, from: day('2026-01-11') })).toEqual([]);
    await put(store, {}, { published: [published(moved, 3, instant('2026-01-11T00:00:00Z'), games)] });
    expect(await store.forecasts(none)).toHaveLength(1);
  });

  test('tokens: one valid token per name, and revoked ones are recognised', async () => {
    await using opened = await openStoreOf(kind);
    const { tokens } = opened.store;
    const token = (secret: string, name: string, at = 0): Token => ({
      hash: hashToken(secret),
      name,
      scope: 'EDITOR',
      createdAt: (NOW + at) as Instant,
      lastUsedAt: null,
      revokedAt: null,
    });
    const racing = await Promise.all(['a', 'b', 'c', 'd'].map((secret) => tokens.add(token(secret, 'desk'))));
    expect(racing.filter(Boolean)).toHaveLength(1);
    const [first] = await tokens.all();
    expect(await tokens.revoke('desk', NOW)).toEqual({ ...first, revokedAt: NOW });
    expect(await tokens.revoke('desk', NOW)).toBe(null);
    expect(await tokens.add({ ...token('a', 'x'), hash: first!.hash })).toBe(false);
    expect(await tokens.add(token('z', 'desk', 5))).toBe(true);
    const used = (ms: number) => tokens.noteUse(hashToken('z'), (NOW + ms) as Instant);
    const last = async () => (await tokens.find(hashToken('z')))!.lastUsedAt! - NOW;
    await Promise.all([used(10), used(10), used(10)]);
    await used(20);
    expect(await last()).toBe(10);
    await used(60_011);
    expect(await last()).toBe(60_011);
    expect((await tokens.all()).map(({ createdAt }) => createdAt - NOW)).toEqual([0, 5]);
    expect(await tokens.find(hashToken('none'))).toBe(null);
  });

  test('the audit trail lists who wrote what, newest first', async () => {
    await using opened = await openFilled(kind);
    const { store } = opened;
    const desk = { kind: 'TOKEN', name: 'desk', scope: 'EDITOR' } as const;
    const subject = { kind: 'Player', id: gaya.id } as const;
    const subjects = [subject, { kind: 'Injury', id: knee.id }] as const;
    const before = { day: '2026-02-08', venue: null, note: 'Fußball "Ü" \\ \u2028' };
    const details = { note: 'moved', replaced: [{ kind: 'fixtures', key: 'f', before, after: null }] } as const;
    const action = 'reviseRecoveryEstimate';
    const first = createAuditEntry({ actor: desk, action }, NOW, 'aaaaaaaa', subjects, details);
    const second = createAuditEntry(
      { actor: { kind: 'TIME' }, action: 'timePassed' },
      (NOW + 5) as Instant,
      'bbbbbbbb',
      [],
    );
    const revised = { ...knee, estimate: { ...knee.estimate, revision: 2 } };
    await put(store, { injuries: [revised] }, { audit: first });
    await put(store, {}, { audit: second });
    const list = (filter: Parameters<Store['audit']['list']>[0]) => store.audit.list(filter, FROM_START);
    expect(await list({})).toEqual([second, first]);
    for (const filter of [
      { writers: ['TOKEN'] },
      { token: 'desk' },
      { what: [first.action] },
      { subject },
      { to: second.at },
    ] as const) {
      expect(await list(filter)).toEqual([first]);
      expect(await store.audit.count(filter)).toBe(1);
    }
    expect(await list({ from: second.at })).toEqual([second]);
    const actors = async (...revisions: number[]) =>
      (await store.estimateActors([knee.id, calf.id], revisions)).map((writers) => [...writers]);
    expect(await actors(1, 2)).toEqual([[[2, desk]], []]);
    expect(await actors(1)).toEqual([[], []]);
  });

  test('text of any kind is stored; text that no database can store is harmless', async () => {
    await using opened = await openFilled(kind);
    const { store } = opened;
    const note = `'; drop table team; -- "\\ 𝒜 ñ \n ${'long '.repeat(5_000)}`;
    await put(store, { fixtures: [{ ...done, note }] });
    expect((await store.fixtures.find({ id: done.id }))?.note).toBe(note);
    await put(store, { fixtures: [{ ...done, note: 'a\0b\ud800' }] });
    expect((await store.fixtures.find({ id: done.id }))?.note).toMatch(/^a.b\ufffd$/s);
    expect(await store.teams.find({ slug: 'a\0' })).toBe(null);
    expect(await store.teams.list({ search: '\0\ud800' }, FROM_START)).toEqual([]);
    expect(await store.teams.list({}, { ...FROM_START, after: 'zz\0' })).toEqual([]);
    expect(
      await store.audit.list({ subject: { kind: 'Team', id: '\0' }, what: ['\0'], token: '\0' }, FROM_START),
    ).toEqual([]);
  });
});
