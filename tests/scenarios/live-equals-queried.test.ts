import { expect, test } from 'vitest';
import { between, openApiClient } from '../support/api-client.ts';

const AVAILABILITY = `
  id verdict chanceOfMissing provisional explanation player { id slug } team { slug }
  reasons { __typename ... on Injury { id bodyPart diagnosis { code } estimate { basis window { earliest likely latest } } } }
  fixture { id date kickoffAt originalDate certainty condition round venue home { slug } away { slug } competition { slug } }
`;
/** All published fields of a list. Others (a score, the number of an estimate) may change without a revision. */
const LIST = `
  id revision cause assessedAt headline player { slug teams { slug } }
  games { ${AVAILABILITY} }
  count { missed out doubtful questionable conditional min max expected }
  returnWindow { earliest likely latest } targetReturn { id date }
`;

/** Returns a generator of numbers in [0, 1) with the same sequence in every run: mulberry32. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

test.each([1, 2, 3])(
  'after each of a dozen random writes the live results equal the queried ones (seed %i)',
  async (seed) => {
    await using api = await openApiClient();
    const roll = randomNumbers(seed);
    const pick = <T>(of: readonly T[]): T => of[Math.floor(roll() * of.length)] as T;
    const day = (month: string) => `2026-${month}-${String(1 + Math.floor(roll() * 28)).padStart(2, '0')}`;
    const injury = await api.injuryOf('jude-bellingham');
    const clasico = await api.fixture('barcelona', 'real-madrid');
    const { data } = await api.query(
      '{ fixtures(filter: { team: { slug: "real-madrid" }, statuses: [SCHEDULED, TIMED] }, first: 200) { nodes { id } } }',
    );
    const fixtures: string[] = data.fixtures.nodes.map(({ id }: any) => id);
    const tie = (await api.list('jude-bellingham')).games.find(
      ({ fixture }: any) => fixture.certainty === 'CONDITIONAL',
    );
    const fixture = clasico;
    const squad = `query ($fixture: ID!) { fixture(id: $fixture) { id date status
    home: availability(team: { slug: "barcelona" }) { ${AVAILABILITY} } away: availability(team: { slug: "real-madrid" }) { ${AVAILABILITY} } } }`;
    const asked = {
      list: async () =>
        (await api.query(`{ player(by: { slug: "jude-bellingham" }) { missedGames { ${LIST} } } }`)).data.player
          .missedGames,
      match: async () => {
        const { home, away, ...rest } = (await api.query(squad, { fixture })).data.fixture;
        return { fixture: rest, home, away };
      },
    };

    const page = api.subscribe(
      `subscription { missedGamesChanged(player: { slug: "jude-bellingham" }) { missedGames { ${LIST} } } }`,
    );
    const centre = api.subscribe(
      `subscription ($fixture: ID!) { fixtureAvailabilityChanged(fixture: $fixture) {
      fixture { id date status } home { ${AVAILABILITY} } away { ${AVAILABILITY} } } }`,
      { fixture },
      'SSE',
    );
    let shown = (await page.next()).missedGames;
    let match = await centre.next();
    expect(shown).toEqual(await asked.list());
    expect(match).toEqual(await asked.match());

    let now = Date.parse('2026-02-01T21:00:00Z');
    const writes: Record<string, () => Promise<any>> = {
      window: () => api.revise(injury, between(day('02'), day('03'), day('04'))),
      date: () => api.revise(injury, { date: day('03') }),
      unknown: () => api.revise(injury, { unknown: true }),
      amend: () => api.edit('amendInjury', { injury, bodyPart: pick(['CALF', 'KNEE', 'ANKLE']) }),
      move: () => api.edit('rescheduleFixture', { fixture: pick(fixtures), date: day('03') }),
      moveClasico: () => api.edit('rescheduleFixture', { fixture: clasico, date: day('03') }),
      postpone: () => api.edit('postponeFixture', { fixture: pick(fixtures) }),
      cancel: () => api.edit('cancelFixture', { fixture: pick(fixtures.filter((id) => id !== clasico)) }),
      confirm: () => api.edit('confirmFixture', { fixture: tie.fixture.id, away: { slug: 'arsenal' } }),
      another: () =>
        api.edit('reportInjury', {
          player: { slug: 'jude-bellingham' },
          occurredOn: '2026-02-01',
          bodyPart: pick(['HEAD', 'HAND', 'FOOT']),
        }),
      colleague: () =>
        api.edit('reportInjury', {
          player: { slug: 'vinicius-junior' },
          occurredOn: '2026-02-01',
          bodyPart: pick(['HEAD', 'HAND', 'FOOT']),
        }),
      time: () => api.advanceTo(new Date((now += 40 * 3_600_000)).toISOString()),
      transfer: () =>
        api.edit('transferPlayer', {
          player: { slug: 'jude-bellingham' },
          from: { slug: 'real-madrid' },
          to: { slug: 'barcelona' },
          on: day('03'),
        }),
    };
    for (let round = 0; round < 12; round += 1) {
      await writes[pick(Object.keys(writes))]?.();
      const [list, both] = [await asked.list(), await asked.match()];
      // Newer results may still be on their way to the pages; nothing else may differ.
      if (list.revision > shown.revision)
        shown = (await page.until(({ missedGames }) => missedGames.revision === list.revision)).missedGames;
      if (JSON.stringify(both) !== JSON.stringify(match))
        match = await centre.until((event) => JSON.stringify(event) === JSON.stringify(both));
      expect(shown).toEqual(list);
      expect(match).toEqual(both);
    }
    expect(shown.revision).toBeGreaterThan(3);
  },
);
