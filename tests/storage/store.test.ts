import { describe, expect, test } from 'vitest';
import { day, type Instant, instant } from '../../src/domain/day.ts';
import { createAuditEntry } from '../../src/auth/audit.ts';
import type { Scope, PageRange } from '../../src/storage/store.ts';
import { NOW, player, published, put, team } from '../support/entity-factories.ts';
import {
  valencia,
  betis,
  sevilla,
  spain,
  cup,
  gaya,
  isco,
  moved,
  derby,
  early,
  noHour,
  noDay,
  done,
  knee,
  calf,
  ban,
  slugs,
  FROM_START,
  ids,
  openFilled,
} from '../support/stored-season.ts';
import { STORES } from '../support/stores.ts';

/** The same tests for every store: entities and lists. */

describe.each(STORES)('$kind', (kind) => {
  test('entities are read as they were written, by id, slug and external id', async () => {
    await using opened = await openFilled(kind);
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
    await using opened = await openFilled(kind);
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
    await using opened = await openFilled(kind);
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
    await using opened = await openFilled(kind);
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

  test('a snapshot contains exactly the data of its scope', async () => {
    await using opened = await openFilled(kind);
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
    // An empty scope may be read in a cheaper way, but with the same result as a scope that finds nothing.
    expect(await store.readScope({})).toEqual(await store.readScope({ teams: [] }));
    expect((await store.readScope({})).processedUntil).toBe(NOW);
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
    // The player is available and no day is requested: no fixture is read.
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

  test('a change is written completely or not at all', async () => {
    await using opened = await openFilled(kind);
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
    await using opened = await openFilled(kind);
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
});
