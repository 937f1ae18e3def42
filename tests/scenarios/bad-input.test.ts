import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SubscriptionReader } from '../support/subscription-reader.ts';
import { EDITOR, openApiClient } from '../support/api-client.ts';
import { mutationOf } from '../support/mutations.ts';
import { BAD_INPUT, type Ids } from '../support/bad-input.ts';
import { BAD_INPUT_OF_TEAMS } from '../support/bad-input-of-teams.ts';
import { refusedFields } from '../support/refused-fields.ts';

/** One server for all cases, because none of them may change anything. */
let api: Awaited<ReturnType<typeof openApiClient>>;
let page: SubscriptionReader;
let ids: Ids;
let before: unknown;

const EVERYTHING = `{
  teams { totalCount } players { totalCount } competitions { totalCount } fixtures { totalCount } now
  injuries(first: 200) { totalCount nodes { id status bodyPart occurredOn estimates { revision } } }
  player(by: { slug: "jude-bellingham" }) { teams { slug } missedGames { revision games { chanceOfMissing fixture { id date status } } } }
  other: player(by: { slug: "pedri" }) { teams { slug } missedGames { revision } }
}`;

async function everything() {
  const { data } = await api.query(EVERYTHING);
  return { ...data, now: data.now.slice(0, 13) };
}

beforeAll(async () => {
  api = await openApiClient();
  const { data } = await api.query(`{
    player(by: { slug: "jude-bellingham" }) { id missedGames { games { fixture { id certainty } } } }
    team(by: { slug: "real-madrid" }) { id }
  }`);
  ids = {
    injury: await api.injuryOf('jude-bellingham'),
    fixture: await api.fixture('valencia', 'real-madrid'),
    competition: await api.competition('La Liga'),
    player: data.player.id,
    team: data.team.id,
    tie: data.player.missedGames.games.find(({ fixture }: any) => fixture.certainty === 'CONDITIONAL').fixture.id,
  };
  page = api.subscribeToList('jude-bellingham');
  await page.next();
});
afterAll(() => api[Symbol.asyncDispose]());
beforeEach(async () => void (before = await everything()));
afterEach(async () => {
  expect(await everything()).toEqual(before);
  expect(await page.isQuiet()).toBe(true);
});

test.each([...BAD_INPUT, ...BAD_INPUT_OF_TEAMS])(
  '%s is refused by %s, naming the field',
  async (_, mutation, input, field) => {
    const fields = refusedFields(await api.query(mutationOf(mutation), { input: input(ids) }, EDITOR));
    if (typeof field === 'string') expect(fields).toContain(field);
    else expect(fields.join('\n')).toMatch(field);
  },
);

test('all issues of one input are returned together', async () => {
  const input = { name: '', kind: 'CLUB', slug: 'No Slug', timeZone: 'Nowhere' };
  const fields = refusedFields(await api.query(mutationOf('registerTeam'), { input }, EDITOR));
  expect(fields.toSorted()).toEqual(['input.name', 'input.slug', 'input.timeZone']);
});

test('an external id of one fixture cannot be given to another', async () => {
  await using other = await openApiClient();
  const competition = await other.competition('La Liga');
  const externalIds = [{ source: 'x', value: '1' }];
  const fixture = { competition, home: { slug: 'real-madrid' }, away: { slug: 'valencia' }, externalIds };
  expect(await other.edit('scheduleFixture', { ...fixture, date: '2026-05-05' })).toMatchObject({
    __typename: 'Fixture',
  });
  expect(await other.edit('scheduleFixture', { ...fixture, date: '2026-05-06' })).toMatchObject({
    __typename: 'ConflictError',
  });
});
