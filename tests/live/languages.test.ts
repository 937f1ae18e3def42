import { expect, test } from 'vitest';
import { LANGUAGES } from '../../src/domain/sentences/sentence.ts';
import { between, openApiClient } from '../support/api-client.ts';
import { scrape } from '../support/exposition.ts';

const JUDE = 'jude-bellingham';
const FOLLOW = `subscription ($language: Language!) { missedGamesChanged(player: { slug: "${JUDE}" }) {
  missedGames { revision headline(language: $language) games { explanation(language: $language) } } } }`;

test('subscribers of one list in two languages are two operations, each executed once', async () => {
  await using api = await openApiClient({ SIDELINED_METRICS_PORT: '0' });
  const executions = async () => (await scrape(api.app.metricsUrl)).of('executions_total{of="live"}');
  const pages = (['ES', 'AR', 'ES', 'AR', 'ES'] as const).map((language, index) =>
    api.subscribe(FOLLOW, { language }, index % 2 === 0 ? 'WS' : 'SSE'),
  );
  const first = await Promise.all(pages.map((page) => page.next()));
  expect(api.app.liveQueries.size().queries).toBe(2);
  const before = await executions();

  await api.revise(await api.injuryOf(JUDE), between('2026-03-01', '2026-03-08', '2026-03-15'));
  const after = await Promise.all(pages.map((page) => page.next()));
  expect((await executions()) - before).toBe(2);
  expect(after.map(({ missedGames }) => missedGames.revision)).toEqual(
    first.map(({ missedGames }) => missedGames.revision + 1),
  );
  const headlines = after.map(({ missedGames }) => missedGames.headline);
  expect(new Set(headlines).size).toBe(2);
  expect(headlines[0]).toMatch(/^Jude Bellingham podría perderse hasta 8 partidos, al menos 5: Valencia \(F\), /u);
  expect(headlines[1]).toMatch(/^احتمال غياب \u2068Jude Bellingham\u2069 عن 8 مباريات على الأكثر/u);
  for (const page of pages) await page[Symbol.asyncDispose]();
});

test('a list, its past, a preview and names are in the requested language, English by default', async () => {
  await using api = await openApiClient();
  const { data, errors } = await api.query(`{
    player(by: { slug: "${JUDE}" }) { missedGames {
      assessedAt headline de: headline(language: DE) none: headline(language: null)
      games { explanation fr: explanation(language: FR) } } }
    diagnoses(words: "ACL") { name it: name(language: IT) ar: name(language: AR) es: name(language: ES) nameInSpanish }
  }`);
  expect(errors).toBe(undefined);
  const { missedGames: list } = data.player;
  expect(list.none).toBe(list.headline);
  expect(list.headline).toMatch(/^Jude Bellingham could miss up to/);
  expect(list.de).toMatch(/^Jude Bellingham könnte bis zu 22 Spiele verpassen/);
  expect(list.games[0].explanation).toMatch(/^Out with a hamstring injury|because of a hamstring injury/);
  expect(list.games[0].fr).toContain('une blessure aux ischio-jambiers');
  expect(data.diagnoses).toEqual([
    {
      name: 'Anterior cruciate ligament injury',
      it: 'Lesione del legamento crociato anteriore',
      ar: 'إصابة الرباط الصليبي الأمامي',
      es: 'Rotura del ligamento cruzado anterior',
      nameInSpanish: 'Rotura del ligamento cruzado anterior',
    },
  ]);
  const labelsIn = async (language: string) =>
    (await api.query(`{ enumLabels(language: ${language}) { type value label } }`)).data.enumLabels;
  const english = await labelsIn('EN');
  for (const language of LANGUAGES) expect(await labelsIn(language)).toHaveLength(english.length);
  expect(await labelsIn('ES')).toContainEqual({ type: 'Verdict', value: 'OUT', label: 'Baja' });

  const preview = await api.query(
    `{ previewMissedGames(input: { player: { slug: "kylian-mbappe" }, bodyPart: ANKLE, estimate: { text: "three weeks" } }) {
      ... on MissedGames { headline(language: PT) } } }`,
  );
  expect(preview.data.previewMissedGames.headline).toMatch(/^Kylian Mbappé pode falhar até \d jogos/u);

  await api.edit('withdrawInjury', { injury: await api.injuryOf(JUDE) });
  const past = await api.query(`{ player(by: { slug: "${JUDE}" }) {
    missedGames { headline(language: IT) } past: missedGames(asOf: "${list.assessedAt}") { headline(language: IT) } } }`);
  expect(past.data.player.missedGames.headline).toBe('Nessun ostacolo per Jude Bellingham.');
  expect(past.data.player.past.headline).toMatch(/^Jude Bellingham potrebbe saltare fino a 22 partite/);
});
