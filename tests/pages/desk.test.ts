import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApiClient, TOKEN } from '../support/api-client.ts';
import { axeViolations, openBrowser, type OpenPage, type TestBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';

/** The editor's desk in a real browser, on a real server with the demonstration data. */

let api: Awaited<ReturnType<typeof openApiClient>>;
let browser: TestBrowser;
beforeAll(async () => {
  api = await openApiClient();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await api[Symbol.asyncDispose]();
});

const PHONE = { viewport: { width: 390, height: 780 }, locale: 'en-GB', timezoneId: 'Europe/Madrid' };

/** Opens the desk and signs in by keyboard. */
async function openDesk(path = '/desk', options: Parameters<TestBrowser['open']>[1] = PHONE): Promise<OpenPage> {
  const desk = await browser.open(`${api.url}${path}`, options);
  await desk.page.locator('input[type=password]:focus').waitFor();
  await desk.page.keyboard.type(TOKEN);
  await desk.page.keyboard.press('Enter');
  await desk.page.locator('#desk-player:focus').waitFor();
  return desk;
}

/** Finds a player by keyboard. The focus is then in the field for the statement. */
async function openPlayer({ page }: OpenPage, name: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await page.locator('#desk-statement:focus').waitFor();
}

const headlineOf = async (slug: string): Promise<string> => (await api.list(slug)).headline;

test('a token is entered once, is in no address, and is removed at sign-out; an invalid one is reported', async () => {
  await using desk = await browser.open(`${api.url}/desk`, PHONE);
  const { page } = desk;
  await page.getByLabel('Token').fill('not-a-token');
  await page.keyboard.press('Enter');
  await page.getByText('This token is not valid').waitFor();
  await page.getByLabel('Token').fill(TOKEN);
  await page.keyboard.press('Enter');
  await page.getByLabel('Player').waitFor();
  await page.reload();
  await page.getByLabel('Player').waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('Token').waitFor();
  await page.reload();
  expect(await page.getByLabel('Token').inputValue()).toBe('');
  expect(desk.requests.filter((url) => url.includes(TOKEN) || url.includes('not-a-token'))).toEqual([]);
  expect(desk.foreignRequests()).toEqual([]);
  // The browser itself logs the response 401 as an error.
  expect(desk.errors.filter((error) => !error.includes('401'))).toEqual([]);
});

test('by keyboard on a phone: a sentence is parsed, its difference is shown, it is saved and undone', async () => {
  await using desk = await openDesk();
  const { page } = desk;
  const before = await headlineOf('jude-bellingham');
  await openPlayer(desk, 'bellingham');
  await page.keyboard.type('out for about a month');
  await page.locator('.reading', { hasText: 'back in about 30 days' }).waitFor();
  // Nothing is saved so far.
  expect(await page.locator('.difference').textContent()).toContain('Valencia');
  expect(await page.locator('.difference [data-kind=goes]').count()).toBeGreaterThan(0);
  expect(await headlineOf('jude-bellingham')).toBe(before);
  expect(await axeViolations(page)).toEqual([]);

  await page.keyboard.press('Control+Enter');
  await page.locator('#desk-source:focus').waitFor();
  await page.getByText('Name the source.').waitFor();
  await page.keyboard.type('Marca');
  await page.keyboard.press('Tab');
  await page.keyboard.type('https://example.org/bellingham');
  await page.keyboard.press('Control+Enter');
  await page.locator('.notice:focus').waitFor();
  const after = await headlineOf('jude-bellingham');
  expect(after).not.toBe(before);
  await page.locator('.player > header .headline', { hasText: after }).waitFor();
  expect(desk.foreignRequests()).toEqual([]);

  await page.keyboard.press('z');
  await page.keyboard.press('Enter');
  await page.getByText('Undone.').waitFor();
  expect(await headlineOf('jude-bellingham')).toBe(before);
  await page.locator('.player > header .headline', { hasText: before }).waitFor();
  await page.locator('.said[data-retracted=true]').waitFor();
  expect(desk.errors).toEqual([]);
});

async function estimatesOf(injury: string) {
  const document = 'query ($id: ID!) { injury(id: $id) { estimates { text standing retracted } } }';
  return (await api.query(document, { id: injury })).data.injury.estimates;
}

/** Records a statement of another editor while this one is typing. */
const reviseElsewhere = (injury: string, text: string): Promise<unknown> =>
  api.revise(injury, { text }, { source: { kind: 'CLUB', name: 'Real Madrid' } });

test('a statement that another editor recorded first is shown, at once and when saving', async () => {
  await using desk = await openDesk('/desk', { ...PHONE, colorScheme: 'dark' });
  const { page } = desk;
  const injury = await api.report('kylian-mbappe', '2026-01-31', { bodyPart: 'KNEE' });
  await openPlayer(desk, 'mbapp');
  await page.keyboard.type('back in two weeks');
  await page.locator('.reading', { hasText: 'back in 2 weeks' }).waitFor();
  await reviseElsewhere(injury, 'six to eight weeks');
  const notice = page.locator('.notice[data-kind=CONFLICT]');
  await notice.getByText('six to eight weeks').waitFor();
  expect(await axeViolations(page, '.notice')).toEqual([]);

  // This time the page does not receive the change, so that the API refuses.
  await page.route('**/graphql?**', (route) => route.abort());
  await page.reload();
  await page.locator('#desk-statement:focus').waitFor();
  await page.keyboard.type('back in three weeks');
  await page.locator('.reading', { hasText: 'back in 3 weeks' }).waitFor();
  await reviseElsewhere(injury, 'eight to ten weeks');
  await page.getByLabel('Source').fill('Marca');
  await page.keyboard.press('Control+Enter');
  await notice.getByText('eight to ten weeks').waitFor();
  await page.locator('.preview[aria-busy=false]').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.locator('.notice[data-kind=DONE]').waitFor();
  const { data } = await api.query('query ($id: ID!) { injury(id: $id) { estimates { text standing } } }', {
    id: injury,
  });
  expect(data.injury.estimates).toEqual([
    { text: 'back in three weeks', standing: true },
    { text: 'eight to ten weeks', standing: false },
    { text: 'six to eight weeks', standing: false },
    { text: null, standing: false },
  ]);
});

test('by keyboard in the queue: a due return is confirmed without change, and the confirmation is undone', async () => {
  const injury = await api.report('vinicius-junior', '2026-01-20', { estimate: { date: '2026-02-01' } });
  await using desk = await openDesk();
  const { page } = desk;
  const entry = page.locator('.queue-open', { hasText: 'Vin' });
  await entry.waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('q');
  await page.locator('.queue-open:focus').waitFor();
  while (!(await entry.evaluate((element) => element === document.activeElement)))
    await page.keyboard.press('ArrowDown');
  expect(await axeViolations(page, '.queue')).toEqual([]);
  await page.keyboard.press('c');
  await page.getByText('Confirmed: nothing has changed.').waitFor();
  expect(await estimatesOf(injury)).toEqual([{ text: null, standing: true, retracted: false }, expect.anything()]);
  await page.keyboard.press('z');
  await page.keyboard.press('Enter');
  await page.getByText('Undone.').waitFor();
  expect(await estimatesOf(injury)).toMatchObject([{ retracted: true }, { standing: true }]);
  // Opening an entry leads to its player.
  await page.keyboard.press('q');
  await entry.focus();
  await page.keyboard.press('Enter');
  await page.locator('#desk-statement:focus').waitFor();
  await page.getByRole('heading', { name: /Vin/ }).waitFor();
  expect(desk.errors).toEqual([]);
});

test('in Arabic the desk is laid out from right to left, also with dark colours', async () => {
  await using desk = await openDesk('/desk?lang=ar', { ...PHONE, colorScheme: 'dark' });
  const { page } = desk;
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  await openPlayer(desk, 'bellingham');
  await page.getByLabel('التصريح').fill('out for about a month');
  await page.locator('.reading', { hasText: 'العودة بعد نحو 30 يوما' }).waitFor();
  await page.getByRole('button', { name: 'حفظ' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  expect(await axeViolations(page)).toEqual([]);
  expect(desk.errors).toEqual([]);
});

test('a form is opened, refused at the invalid field, saved, and returns the focus', async () => {
  await using desk = await openDesk('/desk?lang=es');
  const { page } = desk;
  await openPlayer(desk, 'courtois');
  const opener = page.getByRole('link', { name: 'Anotar una ausencia' });
  await opener.focus();
  await page.keyboard.press('Enter');
  await page.locator('form select:focus').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.locator('a:focus', { hasText: 'Anotar una ausencia' }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('form select:focus').waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('Obligatorio.').waitFor();
  await page.locator('[aria-invalid=true]:focus').waitFor();
  await page.keyboard.type('Marca');
  await page.getByLabel('Tipo').selectOption('PERSONAL');
  await page.getByLabel('Termina').selectOption('games');
  await page.getByLabel('Número de partidos').fill('2');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Guardado.').waitFor();
  const { data } = await api.query(
    '{ player(by: { slug: "thibaut-courtois" }) { absences { kind games source { name } } } }',
  );
  expect(data.player.absences).toEqual([{ kind: 'PERSONAL', games: 2, source: { name: 'Marca' } }]);
  await page.getByRole('button', { name: 'Deshacer' }).click();
  await page.getByText('Deshecho.').waitFor();
  expect(desk.errors).toEqual([]);
});

test('a card recorded in error is removed at the player, and a match entered twice is merged at the club', async () => {
  const fixture = await api.fixture('real-madrid', 'rayo-vallecano');
  await api.edit('recordCards', {
    cards: [{ fixture, player: { slug: 'dani-carvajal' }, colour: 'YELLOW', minute: 30 }],
  });
  await using desk = await openDesk();
  const { page } = desk;
  await openPlayer(desk, 'carvajal');
  await page.getByRole('heading', { name: 'Yellow card · 30’' }).waitFor();
  await page.getByRole('link', { name: 'Remove (recorded in error)' }).click();
  await page.getByText('Dani Carvajal · Yellow card · Real Madrid – Rayo Vallecano').waitFor();
  await page.getByLabel('Note').fill('It was shown to another player');
  await page.keyboard.press('Control+Enter');
  await page.locator('.notice[data-kind=DONE]').waitFor();
  const cards = await api.query('{ player(by: { slug: "dani-carvajal" }) { cards { colour } } }');
  expect(cards.data.player.cards).toEqual([]);

  const [home, away] = [{ slug: 'real-madrid' }, { slug: 'valencia' }];
  const competition = await api.competition('La Liga');
  const round = 'entered twice';
  const keep = await api.edit('scheduleFixture', { competition, home, away, date: '2026-05-10', round }, 'id');
  const duplicate = await api.edit('scheduleFixture', { competition, home, away, date: '2026-05-12', round }, 'id');
  await page.keyboard.press('t');
  await page.locator('#desk-club:focus').waitFor();
  await page.keyboard.type('real madrid');
  await page.keyboard.press('Enter');
  const row = page.locator('details', { hasText: '10 May' }).filter({ hasText: 'Valencia' });
  await row.locator('summary').click();
  await row.getByRole('link', { name: 'Merge with a duplicate match' }).click();
  await page.locator('#form-duplicate').selectOption(duplicate.id);
  expect(await axeViolations(page, 'form')).toEqual([]);
  await page.keyboard.press('Control+Enter');
  // The notice of the card may still be there.
  const merged = () => api.query('query ($id: ID!) { fixture(id: $id) { id date } }', { id: duplicate.id });
  await eventually('the match is merged', async () => (await merged()).data.fixture.id === keep.id);
  expect((await merged()).data.fixture.date).toBe('2026-05-10');
  expect(desk.errors).toEqual([]);
});

const SEASON = 'date,time,home,away,round,home_goals,away_goals,status,venue\n';

test('a file is dropped, checked without storing anything, asks what a name means, and is imported', async () => {
  await using desk = await openDesk();
  const { page } = desk;
  await page.getByRole('link', { name: 'Imports' }).click();
  await page.getByRole('heading', { name: 'Imports' }).waitFor();
  const file = `${SEASON}2026-04-05,18:00,Atalanta,Bergamo Nerazzurri,Matchday 31,,,,\n`;
  await page.evaluate((text) => {
    const dropped = new DataTransfer();
    dropped.items.add(new File([text], 'serie-a-2025-26.csv', { type: 'text/csv' }));
    document
      .querySelector('.file-drop')
      ?.dispatchEvent(new DragEvent('drop', { dataTransfer: dropped, bubbles: true }));
  }, file);
  expect(await page.getByLabel('Season').inputValue()).toBe('2025-26');
  await page.getByLabel('Name of the competition').fill('Serie A');
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByText('Checked. Nothing is stored yet.').waitFor();
  expect((await api.query('{ competitions(search: "Serie A") { totalCount } }')).data.competitions.totalCount).toBe(0);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await page.locator('.notice').getByText('Imported.').waitFor();
  expect((await api.query('{ competitions(search: "Serie A") { totalCount } }')).data.competitions.totalCount).toBe(1);

  // Another file of the season, which is stored now: a new name is a question.
  const next = `${SEASON}2026-04-12,18:00,Atalanta BC,Sassuolo Calcio,Matchday 32,,,,\n`;
  await page
    .getByLabel('File')
    .setInputFiles({ name: 'serie-a-2025-26.csv', mimeType: 'text/csv', buffer: Buffer.from(next) });
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByRole('group', { name: 'Questions' }).waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.getByRole('combobox', { name: 'Sassuolo Calcio' }).selectOption({ label: 'A new one' });
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByText('Checked. Nothing is stored yet.').waitFor();
  expect(desk.errors).toEqual([]);
});
