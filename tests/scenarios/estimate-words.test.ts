import { expect, test } from 'vitest';
import { pairings } from '../support/api-client.ts';
import { BELLINGHAM } from '../support/press-cases.ts';
import { openScenario, report } from '../support/scenario.ts';

/** Texts name fixtures of the player's own calendar, and the list follows them. */
test('words in six languages are read with the fixtures of the player', async () => {
  await using api = await openScenario(BELLINGHAM);
  const injury = await report(api, {
    player: { slug: 'jude-bellingham' },
    occurredOn: '2026-02-01',
    bodyPart: 'HAMSTRING',
    estimate: { unknown: true },
  });
  const out = async (text: string): Promise<string[]> => {
    await api.revise(injury, { text });
    const list = await api.list('jude-bellingham');
    return pairings({ games: list.games.filter((game: { verdict: string }) => game.verdict === 'OUT') });
  };
  expect(await out('fällt gegen Real Sociedad aus')).toEqual(['real-madrid v real-sociedad']);
  const twoGames = ['real-madrid v real-sociedad', 'benfica v real-madrid'];
  expect(await out('manquera les deux prochains matchs')).toEqual(twoGames);
  expect(await out('se perderá la ida ante el Benfica')).toEqual(twoGames);
  const untilTheSecondLeg = [...twoGames, 'osasuna v real-madrid'];
  expect(await out('torna per il ritorno contro il Benfica')).toEqual(untilTheSecondLeg);
  expect(await out('regressa na segunda mão contra o Benfica')).toEqual(untilTheSecondLeg);
  const derby = await out('back for the derby');
  expect(derby.at(-1)).toBe('real-madrid v elche');
});
