import { describe, expect, test } from 'vitest';
import { day, type Instant, instant } from '../../src/domain/day.ts';
import { createAuditEntry } from '../../src/auth/audit.ts';
import { hashToken, type Token } from '../../src/auth/token.ts';
import type { Listing, Scope, Store, PageRange } from '../../src/storage/store.ts';
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
} from '../support/entity-factories.ts';
import { openStoreOf, STORES } from '../support/stores.ts';

/** The same tests for every store. */

const valencia = team('valencia', { name: 'Valencia CF', shortName: 'Valencia', externalIds: ids('b', 'a') });
const betis = team('betis', { name: 'Real Betis Balompié', shortName: 'Betis' });
const sevilla = team('Sevilla-Z', { name: 'Sevilla' });
const spain = team('spain', { kind: 'NATIONAL', name: 'España' });
const tokyo = team('tokyo', { timeZone: 'Asia/Tokyo' });
const liga = competition('la-liga-2025-26');
const cup = competition('copa-2025-26', { kind: 'CUP', importedAsOf: NOW });
const old = competition('la-liga-2024-25', { season: '2024-25' });
const gaya = player('gaya', [valencia, spain], { name: 'José Gayà', externalIds: ids('x') });
const isco = player('isco', [betis], { birthDate: day('1992-04-21'), position: 'MIDFIELDER' });
const moved = player('moved', [], {
  memberships: [
    { team: valencia.id, from: null, until: day('2026-02-01') },
    { team: betis.id, from: day('2026-02-01'), until: null },
  ],
});
const derby = fixture('derby', {
  competition: liga,
  home: betis,
  away: sevilla,
  day: day('2026-02-08'),
  kickoffAt: instant('2026-02-08T20:00:00Z'),
  externalIds: ids('d'),
});
const early = fixture('early', {
  competition: liga,
  home: valencia,
  away: betis,
  day: day('2026-02-08'),
  kickoffAt: instant('2026-02-08T13:00:00Z'),
});
const noHour = fixture('a-no-hour', { competition: cup, home: valencia, away: sevilla, day: day('2026-02-08') });
const noDay = fixture('a-no-day', { competition: cup, home: valencia, status: 'POSTPONED' });
const done = fixture('done', {
  competition: liga,
  home: valencia,
  away: sevilla,
  day: day('2026-01-10'),
  status: 'FINISHED',
  score: { home: 2, away: 0 },
});
const ofOld = fixture('of-old', {
  competition: old,
  home: valencia,
  away: sevilla,
  day: day('2025-03-01'),
  status: 'FINISHED',
});
const knee = injury('knee', gaya, { occurredIn: done.id, occurredOn: day('2026-01-10') });
const calf = injury('calf', isco, { bodyPart: 'CALF', status: 'RECOVERED', returnedOn: day('2026-01-30') } as object);
const ban = suspension('ban', isco, liga);

function ids(...values: readonly string[]) {
  return values.map((value) => ({ source: 'feed', value }));
}

async function fill(store: Store): Promise<void> {
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

const FROM_START: PageRange = { after: null, before: null, limit: 100, last: false };

async function slugs<Filter>(repository: Listing<{ readonly id: string }, Filter>, filter: Filter): Promise<string[]> {
  const found = await repository.list(filter, FROM_START);
  expect(await repository.count(filter)).toBe(found.length);
  return found.map(({ id }) => id.slice(2));
}

describe.each(STORES)('$kind', (kind) => {
  async function filled() {
    const opened = await openStoreOf(kind);
    await fill(opened.store);
    return opened;
  }

  test('entities are read as they were written, by id, slug and external id', async () => {
    await using opened = await filled();
    const { teams, players, competitions, fixtures, injuries, suspensions } = opened.store;
    const sorted = { ...valencia, externalIds: ids('a', 'b') };
    expect(await teams.byIds([valencia.id, 't-none' as never, spain.id, valencia.id])).toEqual([
      sorted,
      null,
      spain,
      sorted,
    ]);
    expect(await teams.find({ slug: 'valencia' })).toEqual(sorted);
    expect(await teams.find({ external: { source: 'feed', value: 'b' } })).toEqual(sorted);
    expect(await teams.find({ external: { source: 'feed', value: 'x' } })).toBe(null);
    expect(await teams.find({ slug: 'VALENCIA' })).toBe(null);
    expect(await players.find({ external: { source: 'feed', value: 'x' } })).toEqual(gaya);
    expect(await players.find({ slug: 'moved' })).toEqual(moved);
    expect(await players.find({ id: isco.id })).toEqual(isco);
    expect(await competitions.find({ slug: cup.slug })).toEqual(cup);
    expect(await fixtures.byIds([done.id, noDay.id])).toEqual([done, noDay]);
    expect(await fixtures.find({ id: derby.id })).toEqual(derby);
    expect(await injuries.byIds([calf.id, knee.id])).toEqual([calf, knee]);
    expect(await suspensions([ban.id, 's-none' as never])).toEqual([ban, null]);
    expect(await opened.store.suspensionsOf([gaya.id, isco.id])).toEqual([[], [ban]]);
  });

  test('lists are in byte order, and are filtered and counted', async () => {
    await using opened = await filled();
    const { teams, players, competitions, fixtures, injuries } = opened.store;
    expect(await slugs(teams, {})).toEqual(['Sevilla-Z', 'betis', 'spain', 'tokyo', 'valencia']);
    expect(await slugs(teams, { kind: 'NATIONAL' })).toEqual(['spain']);
    expect(await slugs(teams, { search: 'balompie' })).toEqual(['betis']);
    expect(await slugs(teams, { search: 'BETÍS' })).toEqual(['betis']);
    expect(await slugs(teams, { search: '%' })).toEqual([]);
    expect(await slugs(teams, { search: '' })).toHaveLength(5);
    expect(await slugs(players, { search: 'gaya' })).toEqual(['gaya']);
    expect(await slugs(players, { team: valencia.id })).toEqual(['gaya']);
    expect(await slugs(players, { team: betis.id })).toEqual(['isco', 'moved']);
    expect(await slugs(competitions, { search: 'la liga' })).toEqual(['la-liga-2024-25', 'la-liga-2025-26']);
    expect(await slugs(competitions, { kind: 'CUP' })).toEqual(['copa-2025-26']);
    expect(await slugs(fixtures, {})).toEqual(['of-old', 'done', 'early', 'derby', 'a-no-hour', 'a-no-day']);
    expect(await slugs(fixtures, { team: valencia.id, against: sevilla.id })).toEqual(['of-old', 'done', 'a-no-hour']);
    expect(await slugs(fixtures, { competition: cup.id })).toEqual(['a-no-hour', 'a-no-day']);
    expect(await slugs(fixtures, { from: day('2026-01-10'), to: day('2026-02-08') })).toHaveLength(4);
    expect(await slugs(fixtures, { statuses: ['FINISHED', 'POSTPONED'] })).toEqual(['of-old', 'done', 'a-no-day']);
    expect(await slugs(fixtures, { statuses: [] })).toEqual([]);
    expect(await slugs(injuries, {})).toEqual(['calf', 'knee']);
    expect(await slugs(injuries, { team: valencia.id })).toEqual(['knee']);
    expect(await slugs(injuries, { statuses: ['ACTIVE'], bodyParts: ['KNEE', 'CALF'] })).toEqual(['knee']);
    expect(await slugs(injuries, { since: day('2026-01-11'), player: isco.id })).toEqual(['calf']);
  });

  test('a list is read page by page, from either end', async () => {
    await using opened = await filled();
    const { teams, injuries } = opened.store;
    const page = async (range: Partial<PageRange>) =>
      (await teams.list({}, { ...FROM_START, ...range })).map(({ slug }) => slug);
    expect(await page({ limit: 2 })).toEqual(['Sevilla-Z', 'betis']);
    expect(await page({ limit: 2, after: 'betis' })).toEqual(['spain', 'tokyo']);
    expect(await page({ limit: 2, last: true })).toEqual(['valencia', 'tokyo']);
    expect(await page({ limit: 2, last: true, before: 'tokyo' })).toEqual(['spain', 'betis']);
    expect(await page({ after: 'betis', before: 'valencia' })).toEqual(['spain', 'tokyo']);
    const [first] = await injuries.list({}, { ...FROM_START, limit: 1 });
    const after = injuries.orderKey(first!);
    expect((await injuries.list({}, { ...FROM_START, after })).map(({ id }) => id)).toEqual([knee.id]);
  });

  test('squads and teams are those of the last processed boundary, in the zone of the team', async () => {
    await using opened = await filled();
    const { store } = opened;
    expect(await store.squads([valencia.id, betis.id])).toEqual([[gaya.id], [isco.id, moved.id]]);
    expect(await store.teamsOf([gaya.id, moved.id])).toEqual([[valencia.id, spain.id], [betis.id]]);
    await put(store, {}, { processedUntil: instant('2026-01-31T12:00:00Z') });
    expect(await store.squads([valencia.id, betis.id])).toEqual([[gaya.id, moved.id], [isco.id]]);
    expect(await store.nextFixtures([betis.id, sevilla.id, spain.id])).toEqual([early.id, derby.id, null]);
    await put(store, {}, { processedUntil: instant('2026-02-08T13:00:00Z') });
    expect(await store.nextFixtures([valencia.id, betis.id])).toEqual([noHour.id, derby.id]);
    expect((await store.timeZones()).toSorted()).toEqual(['Asia/Tokyo', 'Europe/Madrid']);
    expect(await store.nextKickoff(early.kickoffAt!)).toBe(derby.kickoffAt);
    expect(await store.nextKickoff(derby.kickoffAt!)).toBe(null);
  });

  test('a snapshot contains what its scope needs, and nothing else', async () => {
    await using opened = await filled();
    const { store } = opened;
    const snapshot = async (scope: Scope) => {
      const { teams, players, competitions, fixtures, injuries, suspensions, concerned, published } =
        await store.readScope(scope);
      const keys = (entities: Iterable<string>) =>
        [...entities]
          .map((id) => id.slice(2))
          .toSorted()
          .join(' ');
      return [
        keys(concerned),
        keys(players.keys()),
        keys(teams.keys()),
        keys(fixtures.keys()),
        keys(injuries.keys()),
        keys(suspensions.keys()),
        keys(competitions.keys()),
        keys(published.keys()),
      ];
    };
    expect(await snapshot({})).toEqual(['', '', '', '', '', '', '', '']);
    expect(await snapshot({ players: [{ slug: 'gaya' }] })).toEqual([
      'gaya',
      'gaya',
      'Sevilla-Z betis spain valencia',
      'a-no-day a-no-hour done early',
      'knee',
      '',
      'copa-2025-26 la-liga-2025-26',
      'gaya',
    ]);
    // The player is not kept out and no day is requested: no fixture matters.
    expect((await snapshot({ players: [{ id: moved.id }] }))[3]).toBe('');
    expect((await snapshot({ players: [{ id: moved.id }], since: day('2026-02-01') }))[3]).toBe(
      'a-no-day a-no-hour derby early',
    );
    const elsewhere = { external: { source: 'feed', value: 'a' } };
    expect((await snapshot({ teams: [elsewhere] })).slice(0, 3)).toEqual([
      'gaya',
      'gaya',
      'Sevilla-Z betis spain valencia',
    ]);
    expect((await snapshot({ fixturesElsewhere: ids('d') }))[0]).toBe('isco');
    expect((await snapshot({ fixtures: [done.id] }))[3]).toContain('done');
    expect((await snapshot({ injuries: [calf.id] })).slice(0, 5)).toEqual([
      'isco',
      'isco',
      'Sevilla-Z betis valencia',
      'derby early',
      'calf',
    ]);
    expect((await snapshot({ suspensions: [ban.id] }))[5]).toBe('ban');
    expect((await snapshot({ competitions: [{ slug: cup.slug }] }))[6]).toBe('copa-2025-26');
    expect((await snapshot({ absentees: 'ALL' }))[0]).toBe('gaya isco');
    expect((await snapshot({ season: '2025-26' })).slice(2, 4)).toEqual([
      'Sevilla-Z betis spain tokyo valencia',
      'a-no-day a-no-hour derby done early',
    ]);
    const full = await store.readScope({ players: [{ slug: 'gaya' }] });
    expect(full.players.get(gaya.id)).toEqual(gaya);
    expect(full.injuries.get(knee.id)).toEqual(knee);
    expect(full.fixtures.get(done.id)).toEqual(done);
    expect(full.teams.get(valencia.id)).toEqual({ ...valencia, externalIds: ids('a', 'b') });
    expect(full.published.get(gaya.id)).toEqual(published(gaya, 2, (NOW + 1_000) as Instant));
    expect(full.processedUntil).toBe(NOW);
  });

  test('a change is whole or not at all', async () => {
    await using opened = await filled();
    const { store } = opened;
    const renamed = { ...betis, name: 'Another' };
    const audit = createAuditEntry({ actor: { kind: 'COMMAND_LINE' }, action: 'test' }, NOW, 'abcdefgh', []);
    const failing = [
      // The player has a second revision already.
      put(store, { teams: [renamed] }, { published: [published(gaya, 3), published(gaya, 2)], audit }),
      // A player of a team that does not exist.
      put(store, { teams: [renamed], players: [player('new', [team('none')])] }, { audit }),
      store.change({}, () => {
        throw new Error('undecided');
      }),
    ];
    expect((await Promise.allSettled(failing)).map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
      'rejected',
    ]);
    expect(await store.teams.find({ id: betis.id })).toEqual(betis);
    expect(await store.players.find({ slug: 'new' })).toBe(null);
    expect(await store.publishedRevision(gaya.id, 3)).toBe(null);
    expect(await store.audit.count({})).toBe(0);
    await put(store, { teams: [renamed] }, { audit, settings: { one: '1', 'worked-until': String(NOW) } });
    expect(await store.teams.find({ id: betis.id })).toEqual(renamed);
    expect([await store.setting('one'), await store.setting('two')]).toEqual(['1', null]);
  });

  test('a second write replaces the first; a player leaves the teams that are no longer listed', async () => {
    await using opened = await filled();
    const { store } = opened;
    await put(store, {
      players: [
        { ...gaya, name: 'X', memberships: [] },
        { ...gaya, memberships: gaya.memberships.slice(0, 1) },
      ],
      injuries: [{ ...knee, estimate: { ...knee.estimate, revision: 2, note: 'later' } }],
      fixtures: [{ ...done, score: { home: 2, away: 1 } }],
    });
    expect(await store.players.find({ slug: 'gaya' })).toEqual({ ...gaya, memberships: gaya.memberships.slice(0, 1) });
    expect((await store.injuries.find({ id: knee.id }))?.estimate).toMatchObject({ revision: 2, note: 'later' });
    expect((await store.estimates([knee.id, calf.id])).map((all) => all.map(({ revision }) => revision))).toEqual([
      [2, 1],
      [1],
    ]);
    expect((await store.fixtures.find({ id: done.id }))?.score).toEqual({ home: 2, away: 1 });
  });

  test('the ledger is read as of a moment, and by its revisions', async () => {
    await using opened = await filled();
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

  test('forecasts are those of games that were finished on their day, published before it', async () => {
    await using opened = await filled();
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
    await using opened = await filled();
    const { store } = opened;
    const desk = { kind: 'TOKEN', name: 'desk', scope: 'EDITOR' } as const;
    const subject = { kind: 'Player', id: gaya.id } as const;
    const first = createAuditEntry({ actor: desk, action: 'reviseRecoveryEstimate' }, NOW, 'aaaaaaaa', [
      subject,
      { kind: 'Injury', id: knee.id },
    ]);
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
    expect((await store.estimateActors([knee.id, calf.id])).map((writers) => [...writers])).toEqual([[[2, desk]], []]);
  });

  test('text of any kind is stored; text that no database can store is harmless', async () => {
    await using opened = await filled();
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
