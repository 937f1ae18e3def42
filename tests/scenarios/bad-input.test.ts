import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SubscriptionReader } from '../support/subscription-reader.ts';
import { type Answer, EDITOR, type Mutation, mutationOf, openApiClient } from '../support/api-client.ts';

/** One server for all cases, because none of them may change anything. */
let api: Awaited<ReturnType<typeof openApiClient>>;
let page: SubscriptionReader;
let ids: Record<'injury' | 'player' | 'fixture' | 'tie' | 'competition' | 'team', string>;
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

/** Returns the field that a refusal names. Fails on unexpected errors and on internal details in the message. */
function namedIn({ data, errors }: Answer): string[] {
  const words = JSON.stringify({ data, errors });
  expect(words).not.toMatch(/INTERNAL_SERVER_ERROR|node_modules|\.ts:|SQLITE|UNIQUE|at Object|stack/);
  if (errors !== undefined) {
    return errors.map(({ message, extensions }) => {
      expect(extensions?.code ?? 'none').toMatch(
        /^(BAD_USER_INPUT|GRAPHQL_PARSE_FAILED|GRAPHQL_VALIDATION_FAILED|BAD_REQUEST|NOT_FOUND)$/,
      );
      return message;
    });
  }
  const { __typename, path, issues, message } = Object.values<any>(data)[0];
  if (__typename === 'NotFoundError') return [path.join('.')];
  if (__typename === 'InvalidInputError') return issues.map((issue: any) => issue.path.join('.'));
  expect(__typename).toBe('ConflictError');
  return [message];
}

const jude = { slug: 'jude-bellingham' };
const madrid = { slug: 'real-madrid' };
const team = { name: 'A', kind: 'CLUB', timeZone: 'Europe/Madrid' };
const injury = () => ids.injury;
type Case = [what: string, mutation: Mutation, input: () => object, field: string | RegExp];

const REPORT = { player: jude, occurredOn: '2026-02-01', bodyPart: 'KNEE' };
const revise =
  (estimate: object, more: object = {}) =>
  () => ({ injury: ids.injury, estimate, ...more });
const reports = (more: object) => () => ({ ...REPORT, ...more });
const schedules = (more: object) => () => ({
  competition: ids.competition,
  home: madrid,
  away: { slug: 'valencia' },
  ...more,
});

const CASES: Case[] = [
  ['an unknown player', 'reportInjury', reports({ player: { slug: 'nobody' } }), 'input.player'],
  ['a player by a team’s id', 'reportInjury', () => ({ ...REPORT, player: { id: ids.team } }), 'input.player'],
  ['a player by a malformed id', 'reportInjury', reports({ player: { id: '🥅' } }), 'input.player'],
  ['a player by an empty id', 'reportInjury', reports({ player: { id: '' } }), 'input.player'],
  ['a player by an empty slug', 'reportInjury', reports({ player: { slug: '' } }), 'input.player'],
  [
    'a player by an unknown id elsewhere',
    'reportInjury',
    reports({ player: { external: { source: 'x', value: 'y' } } }),
    'input.player',
  ],
  ['a player in two ways', 'reportInjury', reports({ player: { ...jude, id: 'x' } }), /Exactly one key.*PlayerRef/],
  ['a player in no way', 'reportInjury', reports({ player: {} }), /Exactly one key.*PlayerRef/],
  ['a player by null', 'reportInjury', reports({ player: { slug: null } }), /player/],
  ['no player at all', 'reportInjury', reports({ player: undefined }), /player/],
  ['an injury in the future', 'reportInjury', reports({ occurredOn: '2026-02-02' }), 'input.occurredOn'],
  [
    'an injury in a fixture of others',
    'reportInjury',
    () => ({ ...REPORT, occurredIn: ids.injury }),
    'input.occurredIn',
  ],
  [
    'an injury in a fixture to come',
    'reportInjury',
    () => ({ ...REPORT, occurredIn: ids.fixture }),
    'input.occurredIn',
  ],
  ['an injury on 30 February', 'reportInjury', reports({ occurredOn: '2026-02-30' }), /occurredOn/],
  ['an injury on no day', 'reportInjury', reports({ occurredOn: 'yesterday' }), /occurredOn/],
  ['an injury on an empty day', 'reportInjury', reports({ occurredOn: '' }), /occurredOn/],
  ['an injury on a number', 'reportInjury', reports({ occurredOn: 20260201 }), /occurredOn/],
  ['an injury on a moment', 'reportInjury', reports({ occurredOn: '2026-02-01T12:00:00Z' }), /occurredOn/],
  ['an injury of the soul', 'reportInjury', reports({ bodyPart: 'SOUL' }), /bodyPart/],
  ['an unknown diagnosis', 'reportInjury', reports({ diagnosis: 'xyzzy' }), 'input.diagnosis'],
  ['an empty diagnosis', 'reportInjury', reports({ diagnosis: '' }), 'input.diagnosis'],
  ['an unknown source', 'reportInjury', reports({ source: { kind: 'RUMOUR' } }), /source.kind/],
  ['a description of 10 MB', 'reportInjury', reports({ description: 'x'.repeat(10_000_000) }), 'input.description'],
  ['a description with a NUL', 'reportInjury', reports({ description: 'a\0b' }), 'input.description'],
  [
    'a note with half a sign',
    'reviseRecoveryEstimate',
    revise({ text: '4 weeks' }, { note: 'Hurrah \ud83c' }),
    'input.note',
  ],
  [
    'a source whose address holds a NUL',
    'reportInjury',
    reports({ source: { kind: 'CLUB', url: 'https://a.example/\0' } }),
    'input.source.url',
  ],
  ['an unknown field', 'reportInjury', reports({ severity: 9 }), /severity/],
  [
    'the latest day before the earliest',
    'reviseRecoveryEstimate',
    revise({ window: { earliest: '2026-03-10', latest: '2026-03-01' } }),
    'input.estimate.window.latest',
  ],
  [
    'the likely day before the earliest',
    'reviseRecoveryEstimate',
    revise({ window: { earliest: '2026-03-10', likely: '2026-03-09', latest: '2026-03-20' } }),
    'input.estimate.window.likely',
  ],
  [
    'the likely day after the latest',
    'reviseRecoveryEstimate',
    revise({ window: { earliest: '2026-03-10', likely: '2026-03-21', latest: '2026-03-20' } }),
    'input.estimate.window.likely',
  ],
  [
    'a window that opens before the injury',
    'reviseRecoveryEstimate',
    revise({ window: { earliest: '2026-01-31', latest: '2026-03-01' } }),
    'input.estimate.window.earliest',
  ],
  ['a return before the injury', 'reviseRecoveryEstimate', revise({ date: '2026-01-31' }), 'input.estimate.date'],
  ['a return on no day', 'reviseRecoveryEstimate', revise({ date: '2026-13-01' }), /estimate.date/],
  ['a return in the year 9999', 'reviseRecoveryEstimate', revise({ date: '9999-12-31' }), /estimate.date/],
  ['an estimate of nothing', 'reviseRecoveryEstimate', revise({}), /estimate.*Exactly one key/],
  [
    'an estimate of two kinds',
    'reviseRecoveryEstimate',
    revise({ unknown: true, date: '2026-03-01' }),
    /estimate.*Exactly one key/,
  ],
  ['an estimate that is not unknown', 'reviseRecoveryEstimate', revise({ unknown: false }), 'input.estimate.unknown'],
  [
    'an estimate said in the future',
    'reviseRecoveryEstimate',
    revise({ unknown: true }, { reportedAt: '2026-02-03T00:00:00Z' }),
    'input.reportedAt',
  ],
  [
    'an estimate said before the injury',
    'reviseRecoveryEstimate',
    revise({ unknown: true }, { reportedAt: '2026-01-03T00:00:00Z' }),
    'input.reportedAt',
  ],
  [
    'an estimate said at no moment',
    'reviseRecoveryEstimate',
    revise({ unknown: true }, { reportedAt: '2026-02-01' }),
    /reportedAt/,
  ],
  [
    'a note of 10 MB',
    'reviseRecoveryEstimate',
    revise({ unknown: true }, { note: 'x'.repeat(10_000_000) }),
    'input.note',
  ],
  ['a note that is a number', 'reviseRecoveryEstimate', revise({ unknown: true }, { note: 7 }), /note/],
  [
    'an expected revision beyond all numbers',
    'reviseRecoveryEstimate',
    revise({ unknown: true }, { expectedRevision: 1e12 }),
    /expectedRevision/,
  ],
  [
    'an expected revision that is not there',
    'reviseRecoveryEstimate',
    revise({ unknown: true }, { expectedRevision: 99 }),
    /revision 1, not 99/,
  ],
  [
    'an estimate of an unknown injury',
    'reviseRecoveryEstimate',
    () => ({ injury: 'nothing', estimate: { unknown: true } }),
    'input.injury',
  ],
  [
    'an estimate of a fixture',
    'reviseRecoveryEstimate',
    () => ({ injury: ids.fixture, estimate: { unknown: true } }),
    'input.injury',
  ],
  [
    'an amended day in the future',
    'amendInjury',
    () => ({ injury: injury(), occurredOn: '2026-02-02' }),
    'input.occurredOn',
  ],
  [
    'an amendment in an unknown fixture',
    'amendInjury',
    () => ({ injury: injury(), occurredIn: '' }),
    'input.occurredIn',
  ],
  ['an unknown injury amended', 'amendInjury', () => ({ injury: '', bodyPart: 'KNEE' }), 'input.injury'],
  ['a return to come', 'recordReturn', () => ({ injury: injury(), returnedOn: '2026-02-02' }), 'input.returnedOn'],
  [
    'a return before the injury, recorded',
    'recordReturn',
    () => ({ injury: injury(), returnedOn: '2026-01-31' }),
    'input.returnedOn',
  ],
  ['an unknown injury withdrawn', 'withdrawInjury', () => ({ injury: ids.player }), 'input.injury'],
  ['a fixture between a team and itself', 'scheduleFixture', schedules({ away: madrid }), 'input.away'],
  ['a club against a country', 'scheduleFixture', schedules({ away: { slug: 'england' } }), 'input.away'],
  ['a fixture without teams', 'scheduleFixture', schedules({ home: null, away: null }), 'input.home'],
  ['a fixture of an unknown team', 'scheduleFixture', schedules({ home: { slug: 'nobody' } }), 'input.home'],
  ['a fixture of an unknown competition', 'scheduleFixture', schedules({ competition: 'x' }), 'input.competition'],
  [
    'a fixture of a team for a competition',
    'scheduleFixture',
    () => schedules({ competition: ids.team })(),
    'input.competition',
  ],
  [
    'a kick-off on another day',
    'scheduleFixture',
    schedules({ date: '2026-03-01', kickoffAt: '2026-03-03T20:00:00Z' }),
    'input.kickoffAt',
  ],
  [
    'a kick-off after midnight in Madrid',
    'scheduleFixture',
    schedules({ date: '2026-03-01', kickoffAt: '2026-03-01T23:30:00Z' }),
    'input.kickoffAt',
  ],
  ['a kick-off in the year 9999', 'scheduleFixture', schedules({ kickoffAt: '9999-12-31T23:59:59Z' }), /kickoffAt/],
  ['a kick-off in the year 0', 'scheduleFixture', schedules({ kickoffAt: '0000-01-01T00:00:00Z' }), /kickoffAt/],
  [
    'a kick-off without a day and without a home team',
    'scheduleFixture',
    schedules({ home: null, kickoffAt: '2026-03-01T20:00:00Z' }),
    /input\.(date|kickoffAt)/,
  ],
  [
    'a conditional tie without its condition',
    'scheduleFixture',
    schedules({ certainty: 'CONDITIONAL' }),
    'input.condition',
  ],
  ['a condition of a certain fixture', 'scheduleFixture', schedules({ condition: 'if it rains' }), 'input.condition'],
  ['a round of 300 characters', 'scheduleFixture', schedules({ round: 'x'.repeat(300) }), 'input.round'],
  [
    'thirty ids elsewhere',
    'scheduleFixture',
    schedules({ externalIds: Array.from({ length: 30 }, (_, n) => ({ source: 'x', value: `${n}` })) }),
    'input.externalIds',
  ],
  ['an unknown fixture moved', 'rescheduleFixture', () => ({ fixture: 'x', date: '2026-03-01' }), 'input.fixture'],
  ['a fixture moved to no day', 'rescheduleFixture', () => ({ fixture: ids.fixture, date: '2026-02-31' }), /date/],
  [
    'a fixture moved to an hour of another day',
    'rescheduleFixture',
    () => ({ fixture: ids.fixture, date: '2026-02-10', kickoffAt: '2026-02-11T20:00:00Z' }),
    'input.kickoffAt',
  ],
  ['an injury postponed', 'postponeFixture', () => ({ fixture: ids.injury }), 'input.fixture'],
  ['an unknown fixture cancelled', 'cancelFixture', () => ({ fixture: '' }), 'input.fixture'],
  ['a certain fixture confirmed', 'confirmFixture', () => ({ fixture: ids.fixture }), /already confirmed/],
  ['a tie against itself', 'confirmFixture', () => ({ fixture: ids.tie, away: madrid }), 'input.away'],
  [
    'a tie against an unknown team',
    'confirmFixture',
    () => ({ fixture: ids.tie, away: { slug: 'nobody' } }),
    'input.away',
  ],
  ['a result of a match to come', 'recordResult', () => ({ fixture: ids.fixture, home: 1, away: 0 }), 'input.fixture'],
  ['a result of a conditional tie', 'recordResult', () => ({ fixture: ids.tie, home: 1, away: 0 }), 'input.fixture'],
  [
    'a result of a nonsense status',
    'recordResult',
    () => ({ fixture: ids.fixture, home: 1, away: 0, status: 'WON' }),
    /status/,
  ],
  ['half a goal', 'recordResult', () => ({ fixture: ids.fixture, home: 0.5, away: 0 }), /home/],
  ['a taken slug of a team', 'registerTeam', () => ({ ...team, slug: 'real-madrid' }), /real-madrid/],
  ['a team without a name', 'registerTeam', () => ({ ...team, name: '' }), 'input.name'],
  ['a team with a blank name', 'registerTeam', () => ({ ...team, name: '   ' }), 'input.name'],
  [
    'a team with an empty short name',
    'registerTeam',
    () => ({ ...team, slug: 'empty-short', shortName: '' }),
    'input.shortName',
  ],
  ['a team with an empty slug', 'registerTeam', () => ({ ...team, slug: '' }), 'input.slug'],
  ['a team with a slug of spaces', 'registerTeam', () => ({ ...team, slug: 'Real Madrid' }), 'input.slug'],
  ['a team in an unknown zone', 'registerTeam', () => ({ ...team, timeZone: 'Mars/Olympus_Mons' }), 'input.timeZone'],
  ['a team in an empty zone', 'registerTeam', () => ({ ...team, timeZone: '' }), 'input.timeZone'],
  [
    'a team in a zone of the file system',
    'registerTeam',
    () => ({ ...team, timeZone: '../../etc/passwd' }),
    'input.timeZone',
  ],
  ['a team of an unknown kind', 'registerTeam', () => ({ ...team, kind: 'PUB' }), /kind/],
  ['a team with a name of 10 MB', 'registerTeam', () => ({ ...team, name: 'x'.repeat(10_000_000) }), 'input.name'],
  [
    'a team with an empty id elsewhere',
    'registerTeam',
    () => ({ ...team, slug: 'empty-id', externalIds: [{ source: '', value: '' }] }),
    /input\.externalIds/,
  ],
  ['a taken slug of a player', 'registerPlayer', () => ({ name: 'Jude Bellingham' }), /jude-bellingham/],
  ['a player without a name', 'registerPlayer', () => ({ name: '', slug: 'x' }), 'input.name'],
  ['a player who is not born yet', 'registerPlayer', () => ({ name: 'X', birthDate: '2027-01-01' }), 'input.birthDate'],
  ['a player of a country’s club', 'registerPlayer', () => ({ name: 'X', club: { slug: 'england' } }), 'input.club'],
  ['a player of a club’s country', 'registerPlayer', () => ({ name: 'X', nationalTeam: madrid }), 'input.nationalTeam'],
  ['a player of an unknown club', 'registerPlayer', () => ({ name: 'X', club: { slug: 'nobody' } }), 'input.club'],
  ['a player in an unknown position', 'registerPlayer', () => ({ name: 'X', position: 'BENCH' }), /position/],
  [
    'a move of an unknown player',
    'transferPlayer',
    () => ({ player: { slug: 'nobody' }, to: madrid, on: '2026-02-02' }),
    'input.player',
  ],
  ['a move from nowhere to nowhere', 'transferPlayer', () => ({ player: jude, on: '2026-02-02' }), 'input.to'],
  [
    'a transfer to the same club',
    'transferPlayer',
    () => ({ player: jude, from: madrid, to: madrid, on: '2026-02-02' }),
    'input.to',
  ],
  ['the clock backwards', 'advanceClock', () => ({ to: '2026-01-01T00:00:00Z' }), 'input.to'],
  ['the clock to the end of time', 'advanceClock', () => ({ to: '2199-01-01T00:00:00Z' }), 'input.to'],
  ['the clock to no moment', 'advanceClock', () => ({ to: 'tomorrow' }), /to/],
  ['the clock to a moment without a zone', 'advanceClock', () => ({ to: '2026-02-02T12:00:00' }), /to/],
];

test.each(CASES)('%s is refused by %s, naming the field', async (_, mutation, input, field) => {
  const named = namedIn(await api.query(mutationOf(mutation), { input: input() }, EDITOR));
  if (typeof field === 'string') expect(named).toContain(field);
  else expect(named.join('\n')).toMatch(field);
});

test('all issues of one input are returned together', async () => {
  const input = { ...team, name: '', slug: 'No Slug', timeZone: 'Nowhere' };
  const named = namedIn(await api.query(mutationOf('registerTeam'), { input }, EDITOR));
  expect(named.toSorted()).toEqual(['input.name', 'input.slug', 'input.timeZone']);
});

test('an external id of one fixture cannot be given to another', async () => {
  await using other = await openApiClient();
  const competition = await other.competition('La Liga');
  const externalIds = [{ source: 'x', value: '1' }];
  const fixture = { competition, home: madrid, away: { slug: 'valencia' }, externalIds };
  expect(await other.edit('scheduleFixture', { ...fixture, date: '2026-05-05' })).toMatchObject({
    __typename: 'Fixture',
  });
  expect(await other.edit('scheduleFixture', { ...fixture, date: '2026-05-06' })).toMatchObject({
    __typename: 'ConflictError',
  });
});

const LONG = 'x'.repeat(300);
describe('questions', () => {
  test.each<[what: string, query: string, variables: Record<string, unknown>, words: RegExp]>([
    ['a negative page', '{ players(first: -1) { totalCount } }', {}, /first.*-1/],
    ['a page too large', '{ fixtures(last: 201) { totalCount } }', {}, /last.*201/],
    ['a page from both ends', '{ players(first: 1, last: 1) { totalCount } }', {}, /first.*last/],
    ['a bad cursor', '{ players(after: "!!") { totalCount } }', {}, /after/],
    ['an empty cursor', '{ players(before: "") { totalCount } }', {}, /before/],
    ['a team in two ways', '{ team(by: { slug: "x", id: "y" }) { id } }', {}, /TeamRef/],
    ['a team in no way', '{ team(by: {}) { id } }', {}, /TeamRef/],
    ['a search of 300 characters', 'query ($q: String) { players(search: $q) { totalCount } }', { q: LONG }, /search/],
    ['a slug of 300 characters', 'query ($q: String!) { player(by: { slug: $q }) { id } }', { q: LONG }, /slug/],
    ['a slug with a NUL', 'query ($q: String!) { team(by: { slug: $q }) { id } }', { q: 'a\0b' }, /slug/],
    ['500 ids', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array(500).fill('x') }, /ids/],
    ['an invalid instant', '{ player(by: { slug: "pedri" }) { missedGames(asOf: "now") { revision } } }', {}, /now/],
    ['an invalid date', '{ fixtures(filter: { from: "soon" }) { totalCount } }', {}, /soon/],
    ['an unknown field', '{ player(by: { slug: "pedri" }) { shoeSize } }', {}, /shoeSize/],
    ['an unknown argument', '{ player(name: "Pedri") { id } }', {}, /name/],
    ['an unknown status', '{ fixtures(filter: { statuses: [LOST] }) { totalCount } }', {}, /LOST/],
    ['no GraphQL', '{ player(', {}, /Syntax Error/],
  ])('%s is refused with its name', async (_, query, variables, words) => {
    expect(namedIn(await api.query(query, variables)).join('\n')).toMatch(words);
  });

  test('a search without letters or digits finds nothing', async () => {
    for (const search of ['%', '_', "'", '"', '\\', '; drop table player', '🥅', '***']) {
      const { data, errors } = await api.query('query ($s: String) { players(search: $s) { totalCount } }', {
        s: search,
      });
      expect([search, errors, data.players.totalCount]).toEqual([search, undefined, 0]);
    }
  });
});

describe('subscriptions', () => {
  test.each(['WS', 'SSE'] as const)('are refused over %s with a word and a code', async (transport) => {
    for (const [query, variables, words] of [
      ['subscription { missedGamesChanged(player: { slug: "nobody" }) { changes { kind } } }', {}, /NOT_FOUND/],
      [
        'subscription { missedGamesChanged(player: { slug: "pedri" }, sinceRevision: -1) { changes { kind } } }',
        {},
        /sinceRevision/,
      ],
      ['subscription { missedGamesChanged(player: {}) { changes { kind } } }', {}, /PlayerRef/],
      ['subscription { fixtureAvailabilityChanged(fixture: "x") { fixture { id } } }', {}, /NOT_FOUND/],
      ['subscription { teamAvailabilityChanged(team: { slug: "nobody" }) { team { id } } }', {}, /NOT_FOUND/],
      [
        'subscription ($q: String!) { missedGamesChanged(player: { slug: $q }) { changes { kind } } }',
        { q: LONG },
        /slug/,
      ],
      ['subscription ($q: PlayerRef!) { missedGamesChanged(player: $q) { changes { kind } } }', { q: 7 }, /PlayerRef/],
    ] as const) {
      await using refused = api.subscribe(query, variables, transport);
      const words_ = await refused
        .next()
        .then(JSON.stringify, (error: unknown) => (error instanceof Error ? error.message : JSON.stringify(error)));
      expect(words_).toMatch(words);
      expect(words_).not.toMatch(/INTERNAL_SERVER_ERROR|node_modules/);
    }
  });
});

describe('requests', () => {
  const post = async (body: string, headers: object = {}) => {
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    return { status: response.status, text: await response.text() };
  };

  test.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['a word', '"{ now }"'],
    ['variables that are a word', '{"query":"{ now }","variables":"x"}'],
    ['a query that is a number', '{"query":7}'],
  ])('%s is a bad request', async (_, body) => {
    const { status, text } = await post(body);
    expect(status).toBe(400);
    expect(text).not.toMatch(/node_modules|\.ts:|INTERNAL_SERVER_ERROR|stack/);
    expect(JSON.parse(text)).toMatchObject({
      errors: [{ message: expect.any(String), extensions: { code: expect.any(String) } }],
    });
  });

  test('a body of 10 MB without a token is not read', async () => {
    const { status, text } = await post(JSON.stringify({ query: '{ now }', variables: { x: 'x'.repeat(10_000_000) } }));
    expect(status).toBe(413);
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'BODY_TOO_LARGE' } }] });
  });
});
