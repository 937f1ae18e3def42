import { sync, type VEvent } from 'node-ical';
import { expect, inject, test } from 'vitest';
import { type ApiClient, between, openApiClient } from '../support/api-client.ts';

/** Waits until all nodes have the invalidations of earlier writes: the queries are sent to each node in turn. */
async function everyNode({ query }: ApiClient): Promise<void> {
  for (let node = 0; node <= inject('nodes'); node += 1) await query('{ now }');
}

/** The events of a calendar by uid, as a calendar program parses them. */
async function calendar(api: ApiClient, path: string): Promise<Map<string, VEvent>> {
  await everyNode(api);
  const { url } = api;
  const response = await fetch(`${url}/calendar/${path}.ics`);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  const text = await response.text();
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  const components = Object.values(sync.parseICS(text));
  return new Map(components.filter((one): one is VEvent => one?.type === 'VEVENT').map((event) => [event.uid, event]));
}

const statuses = (events: Map<string, VEvent>): Record<string, string | undefined> =>
  Object.fromEntries([...events].map(([uid, { status }]) => [uid, status]));
const sequences = (events: Map<string, VEvent>): Set<unknown> =>
  new Set([...events.values()].map(({ sequence }) => Number(sequence)));

test('the calendar of a player is the list: a game in doubt is tentative, one that will be missed is confirmed', async () => {
  await using api = await openApiClient();
  await api.revise(await api.injuryOf('jude-bellingham'), between('2026-03-01', '2026-03-08', '2026-03-15'));
  const list = await api.list('jude-bellingham');
  const events = await calendar(api, 'player/jude-bellingham');
  const inList = list.games.map(({ fixture }: { fixture: { id: string } }) => fixture.id);
  expect([...events.keys()]).toEqual(expect.arrayContaining(inList));
  for (const { fixture, verdict, explanation } of list.games) {
    const event = events.get(fixture.id);
    const isCertain = verdict === 'OUT' && fixture.certainty === 'CONFIRMED';
    expect(event).toMatchObject({
      status: isCertain ? 'CONFIRMED' : 'TENTATIVE',
      sequence: list.revision,
      datetype: fixture.kickoffAt === null ? 'date' : 'date-time',
      description: `${explanation}\n\n${list.headline}`,
    });
    expect(event?.start.toISOString().slice(0, 10)).toBe((fixture.kickoffAt ?? fixture.date).slice(0, 10));
  }
  const left = [...events.values()].filter(({ uid }) => !inList.includes(uid));
  expect(left.length).toBeGreaterThan(0);
  expect(new Set(left.map(({ status }) => status))).toEqual(new Set(['CANCELLED']));
  const valencia = events.get(await api.fixture('valencia', 'real-madrid'));
  expect(valencia).toMatchObject({ summary: 'Jude Bellingham: Valencia – Real Madrid', status: 'CONFIRMED' });
});

test('a game that moves keeps its event, one without a date and all after a return are cancelled', async () => {
  await using api = await openApiClient();
  const fixture = await api.fixture('valencia', 'real-madrid');
  const before = await calendar(api, 'player/jude-bellingham');
  const [was] = sequences(before);
  expect(sequences(before).size).toBe(1);

  await api.edit('rescheduleFixture', { fixture, date: '2026-02-10' });
  const moved = await calendar(api, 'player/jude-bellingham');
  expect(moved.get(fixture)).toMatchObject({ status: 'CONFIRMED', datetype: 'date' });
  expect(moved.get(fixture)?.start.toISOString()).toContain('2026-02-10');
  const [then] = sequences(moved);
  expect(then).toBeGreaterThan(Number(was));

  await api.edit('postponeFixture', { fixture });
  const postponed = await calendar(api, 'player/jude-bellingham');
  expect(postponed.get(fixture)).toMatchObject({ status: 'CANCELLED', datetype: 'date' });
  expect(postponed.get(fixture)?.description).toContain('no date');

  await api.edit('recordReturn', { injury: await api.injuryOf('jude-bellingham'), returnedOn: '2026-02-01' });
  const after = await calendar(api, 'player/jude-bellingham');
  expect([...after.keys()].toSorted()).toEqual([...before.keys()].toSorted());
  expect(new Set(Object.values(statuses(after)))).toEqual(new Set(['CANCELLED']));
  expect(Math.min(...([...sequences(after)] as number[]))).toBeGreaterThan(Number(then));
});

test('the calendar of a team has its games with who is missing', async () => {
  await using api = await openApiClient();
  const fixture = await api.fixture('valencia', 'real-madrid');
  const before = await calendar(api, 'team/real-madrid');
  expect(before.get(fixture)).toMatchObject({ status: 'CONFIRMED' });
  expect(before.get(fixture)?.summary).toContain('Valencia – Real Madrid: ');
  expect(before.get(fixture)?.description).toContain('Jude Bellingham');
  expect(before.get(fixture)?.description).not.toContain('Mouctar Diakhaby');
  await api.report('vinicius-junior', '2026-02-01', { estimate: { date: '2026-03-20' } });
  const after = await calendar(api, 'team/real-madrid');
  expect(after.get(fixture)?.description).toContain('Vinícius Júnior');
  await api.edit('postponeFixture', { fixture });
  const postponed = await calendar(api, 'team/real-madrid');
  expect(postponed.get(fixture)).toMatchObject({ status: 'CANCELLED', summary: 'Valencia – Real Madrid' });
  await api.mutate('mutation ($input: RemoveFixtureInput!) { removeFixture(input: $input) { __typename } }', {
    input: { fixture },
  });
  const removed = await calendar(api, 'team/real-madrid');
  expect(removed.get(fixture)).toMatchObject({ status: 'CANCELLED' });
  // This changes no list.
  await api.edit('updateFixture', { fixture: await api.fixture('real-madrid', 'girona'), venue: 'Metropolitano' });
  const elsewhere = await calendar(api, 'team/real-madrid');
  const revisions = [before, after, postponed, removed, elsewhere].map((events) =>
    Math.max(...([...sequences(events)] as number[])),
  );
  expect(revisions).toEqual([...new Set(revisions)].toSorted((a, b) => a - b));
});

test('a calendar is sent again only if it changed; unknown ones are not found', async () => {
  await using api = await openApiClient();
  const url = `${api.url}/calendar/player/jude-bellingham.ics`;
  const first = await fetch(url);
  const text = await first.text();
  const etag = first.headers.get('etag')!;
  expect(text).toMatch(/^REFRESH-INTERVAL;VALUE=DURATION:PT\d+[HMS]\r$/m);
  expect(text).toMatch(/^X-PUBLISHED-TTL:PT\d+[HMS]\r$/m);
  expect(first.headers.get('access-control-allow-origin')).toBe('*');
  const head = await fetch(url, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-length'), head.headers.get('etag')]).toEqual([
    200,
    String(Buffer.byteLength(text)),
    etag,
  ]);
  const conditional = (): Promise<Response> => fetch(url, { headers: { 'if-none-match': etag } });
  expect((await conditional()).status).toBe(304);
  await api.revise(await api.injuryOf('jude-bellingham'), between('2026-03-01', '2026-03-08', '2026-03-15'));
  await everyNode(api);
  const changed = await conditional();
  expect(changed.status).toBe(200);
  expect(await changed.text()).not.toBe(text);
  const status = async (path: string, options?: RequestInit) => (await fetch(`${api.url}${path}`, options)).status;
  expect(await status('/calendar/player/jude-bellingham.ics?language=xx')).toBe(400);
  const spanish = await fetch(`${url}?language=es`);
  const { data } = await api.query(
    '{ player(by: { slug: "jude-bellingham" }) { missedGames { headline(language: ES) } } }',
  );
  const events = Object.values(sync.parseICS(await spanish.text()));
  const sentences = events.map((one) => (one?.type === 'VEVENT' ? String(one.description) : ''));
  expect(sentences.some((text) => text.endsWith(data.player.missedGames.headline))).toBe(true);
  expect(await status('/calendar/player/nobody.ics')).toBe(404);
  expect(await status('/calendar/team/jude-bellingham.ics')).toBe(404);
  expect(await status('/calendar/fixture/x.ics')).toBe(404);
  expect(await status('/calendar/player/jude-bellingham.ics', { method: 'POST' })).toBe(405);
});
