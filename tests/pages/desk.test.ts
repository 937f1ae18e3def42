import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApiClient, TOKEN } from '../support/api-client.ts';
import { axeViolations, openBrowser, type OpenPage, type TestBrowser } from '../support/browser.ts';

/** The editor's desk in a real browser, over a real server with the demonstration data. */

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

test('a token is typed once, in no address, and forgotten when the editor signs out; a wrong one is told', async () => {
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
  // The browser tells of the response 401 itself.
  expect(desk.errors.filter((error) => !error.includes('401'))).toEqual([]);
});

test('by keyboard on a phone: a sentence is read, its difference is shown, it is saved and taken back', async () => {
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

/** What another editor says while this one is typing. */
const saysMeanwhile = (injury: string, text: string): Promise<unknown> =>
  api.revise(injury, { text }, { source: { kind: 'CLUB', name: 'Real Madrid' } });

test('another editor who was faster is told with what they said, at once and when saving', async () => {
  await using desk = await openDesk('/desk', { ...PHONE, colorScheme: 'dark' });
  const { page } = desk;
  const injury = await api.report('kylian-mbappe', '2026-01-31', { bodyPart: 'KNEE' });
  await openPlayer(desk, 'mbapp');
  await page.keyboard.type('back in two weeks');
  await page.locator('.reading', { hasText: 'back in 2 weeks' }).waitFor();
  await saysMeanwhile(injury, 'six to eight weeks');
  const notice = page.locator('.notice[data-kind=CONFLICT]');
  await notice.getByText('six to eight weeks').waitFor();
  expect(await axeViolations(page)).toEqual([]);

  // This time the news do not reach the page, so that the API refuses.
  await page.route('**/graphql?**', (route) => route.abort());
  await page.reload();
  await page.locator('#desk-statement:focus').waitFor();
  await page.keyboard.type('back in three weeks');
  await page.locator('.reading', { hasText: 'back in 3 weeks' }).waitFor();
  await saysMeanwhile(injury, 'eight to ten weeks');
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

test('by keyboard in the queue: what is due is confirmed without change, and that is taken back', async () => {
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
  expect(await axeViolations(page)).toEqual([]);
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
