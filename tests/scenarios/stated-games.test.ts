import { expect, test } from 'vitest';
import { type ApiClient, pairings } from '../support/api-client.ts';
import { BELLINGHAM } from '../support/press-cases.ts';
import { openScenario, report } from '../support/scenario.ts';

const ESTIMATE = `query ($id: ID!) { injury(id: $id) {
  minimumAbsence
  estimate { basis text games window { earliest likely latest } reading spanish: reading(language: ES) }
} }`;

async function injured(api: ApiClient): Promise<string> {
  return report(api, {
    player: { slug: 'jude-bellingham' },
    occurredOn: '2026-02-01',
    bodyPart: 'HAMSTRING',
    estimate: { unknown: true },
  });
}

/** The games that the player certainly misses. */
async function out(api: ApiClient): Promise<string[]> {
  const list = await api.list('jude-bellingham');
  return pairings({ games: list.games.filter((game: { verdict: string }) => game.verdict === 'OUT') });
}

async function revised(api: ApiClient, injury: string, estimate: unknown) {
  const answer = await api.revise(injury, estimate);
  expect(answer.__typename).toBe('Injury');
  return (await api.query(ESTIMATE, { id: injury })).data.injury.estimate;
}

const SOCIEDAD = 'real-madrid v real-sociedad';
const BENFICA = 'benfica v real-madrid';
const OSASUNA = 'osasuna v real-madrid';

test('a number of games is counted by the calendar as it is, and follows games that move', async () => {
  await using api = await openScenario(BELLINGHAM);
  const injury = await injured(api);
  const estimate = await revised(api, injury, { games: 2 });
  expect(estimate).toMatchObject({ basis: 'GAMES', text: null, games: 2, reading: 'misses 2 games' });
  expect(estimate.spanish).toBe('se pierde 2 partidos');
  expect(await out(api)).toEqual([SOCIEDAD, BENFICA]);
  // The game in Lisbon is postponed: then the one in Pamplona is the second.
  const fixture = await api.fixture('benfica', 'real-madrid', '2026-02-17');
  await api.edit('postponeFixture', { fixture }, 'id');
  expect((await out(api)).filter((game) => game !== BENFICA)).toEqual([SOCIEDAD, OSASUNA]);
  await api.edit('rescheduleFixture', { fixture, date: '2026-02-18' }, 'id');
  expect(await out(api)).toEqual([SOCIEDAD, BENFICA]);
  // The same estimate in words, and after the games were played.
  const said = await revised(api, injury, { text: 'fällt in den nächsten zwei Spielen aus' });
  expect(said).toMatchObject({ basis: 'GAMES', text: 'fällt in den nächsten zwei Spielen aus', games: 2 });
  expect(await out(api)).toEqual([SOCIEDAD, BENFICA]);
  await api.advanceTo('2026-02-16T12:00:00Z');
  expect(await out(api)).toEqual([BENFICA]);
});

test('a return in a named game, and an absence through one, follow its day', async () => {
  await using api = await openScenario(BELLINGHAM);
  const injury = await injured(api);
  const fixture = await api.fixture('osasuna', 'real-madrid', '2026-02-21');
  expect(await revised(api, injury, { missesThrough: fixture })).toMatchObject({
    basis: 'GAMES',
    games: null,
    reading: 'absent up to and including 21 February',
    window: { earliest: '2026-02-22' },
  });
  expect(await out(api)).toEqual([SOCIEDAD, BENFICA, OSASUNA]);
  await api.edit('rescheduleFixture', { fixture, date: '2026-03-04' }, 'id');
  const moved = (await api.query(ESTIMATE, { id: injury })).data.injury.estimate;
  expect(moved).toMatchObject({ reading: 'absent up to and including 4 March', window: { earliest: '2026-03-05' } });
  expect(await out(api)).toContain('real-madrid v getafe');

  expect(await revised(api, injury, { returnsIn: fixture })).toMatchObject({
    basis: 'GAMES',
    reading: 'back in the game on 4 March',
  });
  expect(await out(api)).toEqual([SOCIEDAD, BENFICA, 'real-madrid v benfica', 'real-madrid v getafe']);
  await api.edit('rescheduleFixture', { fixture, date: '2026-02-20' }, 'id');
  expect(await out(api)).toEqual([SOCIEDAD, BENFICA]);
});

test('a stated chance is calibrated, and training is not yet playing', async () => {
  await using api = await openScenario(BELLINGHAM);
  const injury = await injured(api);
  const chanceOfNext = async (): Promise<number> =>
    (await api.list('jude-bellingham')).games.find((game: { verdict: string }) => game.verdict !== 'MISSED')
      .chanceOfMissing;
  expect(await revised(api, injury, { chanceOfPlayingNext: 75 })).toMatchObject({
    basis: 'CHANCE',
    reading: 'a chance of 75% of playing on 14 February',
  });
  const [at75] = [await chanceOfNext()];
  await revised(api, injury, { chanceOfPlayingNext: 25 });
  const at25 = await chanceOfNext();
  expect(at75).toBeGreaterThan(0.25);
  expect(at25).toBeGreaterThan(at75);

  expect(await revised(api, injury, { fullTrainingOn: '2026-02-16' })).toMatchObject({
    basis: 'TRAINING',
    reading: 'back in full training on 16 February',
  });
  expect(await out(api)).toEqual([SOCIEDAD, BENFICA]);
  expect(await revised(api, injury, { text: 'back in full training on 16 February' })).toMatchObject({
    basis: 'TRAINING',
    text: 'back in full training on 16 February',
  });
});

test('a protocol keeps the player out for its days, even if the return is expected sooner', async () => {
  await using api = await openScenario(BELLINGHAM);
  const concussion = await report(api, {
    player: { slug: 'jude-bellingham' },
    occurredOn: '2026-02-10',
    bodyPart: 'HEAD',
    minimumAbsence: 8,
    estimate: { date: '2026-02-12' },
  });
  expect((await api.query(ESTIMATE, { id: concussion })).data.injury.minimumAbsence).toBe(8);
  expect(await out(api)).toEqual([SOCIEDAD, BENFICA]);
  await api.edit('amendInjury', { injury: concussion, minimumAbsence: null }, 'id');
  expect(await out(api)).not.toContain(BENFICA);
});

test('impossible statements are refused, naming the field', async () => {
  await using api = await openScenario(BELLINGHAM);
  const injury = await injured(api);
  const refusal = async (estimate: unknown): Promise<string> => {
    const { issues } = await api.revise(injury, estimate);
    return issues[0].path.join('.');
  };
  const past = await api.fixture('real-madrid', 'rayo-vallecano', '2026-02-01');
  const foreign = await api.fixture('england', 'uruguay', '2026-03-27');
  expect(await refusal({ games: 0 })).toBe('input.estimate.games');
  expect(await refusal({ returnsIn: past })).toBe('input.estimate.returnsIn');
  expect(await refusal({ missesThrough: 'nonsense' })).toBe('input.estimate.missesThrough');
  expect(await refusal({ chanceOfPlayingNext: 101 })).toBe('input.estimate.chanceOfPlayingNext');
  expect(await refusal({ fullTrainingOn: '2026-01-01' })).toBe('input.estimate.fullTrainingOn');
  expect((await revised(api, injury, { returnsIn: foreign })).basis).toBe('GAMES');
});

test('the typical course of a woman’s injury is that of women, if the literature has one', async () => {
  await using api = await openScenario(BELLINGHAM);
  const player = { slug: 'jude-bellingham' };
  const injury = await report(api, { player, occurredOn: '2026-02-01', bodyPart: 'KNEE', diagnosis: 'ACL' });
  const median = async (): Promise<number> => {
    const document = 'query ($id: ID!) { injury(id: $id) { typicalCourse { medianDays } } }';
    return (await api.query(document, { id: injury })).data.injury.typicalCourse.medianDays;
  };
  const unknown = await median();
  expect((await api.edit('updatePlayer', { player, gender: 'WOMEN' }, 'id')).__typename).toBe('Player');
  expect(await median()).toBeGreaterThan(unknown + 50);
});
