import { describe, expect, test } from 'vitest';
import { competition, FAMILY, fixture, put, team } from '../support/entity-factories.ts';
import { openStoreOf, STORES } from '../support/stores.ts';

const [lions, bears] = [team('lions'), team('bears')];
const season = { season: '2025-26' } as const;
const [league, other, second, cup] = [
  competition('league-2025-26', season),
  competition('other-2025-26', season),
  competition('second-2025-26', season),
  competition('cup-2025-26', { ...season, kind: 'CUP' }),
];
const match = fixture('match', { competition: league, home: lions, away: bears });
const decider = fixture('decider', { competition: second, home: lions, away: bears });
const tie = fixture('tie', {
  competition: cup,
  home: lions,
  certainty: 'CONDITIONAL',
  dependsOn: { fixture: decider.id, team: bears.id, outcome: 'GOES_THROUGH' },
});
const unrelated = fixture('unrelated', { competition: other, home: bears, away: lions });

describe.each(STORES)('$kind', (kind) => {
  test('fixtures of a season that are not needed may be omitted, but not ties and the fixtures that decide them', async () => {
    await using opened = await openStoreOf(kind);
    const { store } = opened;
    const competitions = [league, other, second, cup];
    await put(store, {
      teams: [lions, bears],
      families: [FAMILY],
      competitions,
      fixtures: [match, decider, tie, unrelated],
    });
    const all = await store.readScope(season);
    expect([...all.fixtures.keys()].toSorted()).toEqual([decider.id, match.id, tie.id, unrelated.id].toSorted());
    const some = await store.readScope({ ...season, needsFixturesOf: ({ id }) => id === league.id });
    expect([...some.fixtures.keys()]).toEqual(expect.arrayContaining([decider.id, match.id, tie.id]));
    expect(some.competitions.size).toBe(competitions.length);
    expect(some.teams).toEqual(all.teams);
    if (kind.kind === 'SQLite') expect(some.fixtures.has(unrelated.id)).toBe(false);
  });
});
