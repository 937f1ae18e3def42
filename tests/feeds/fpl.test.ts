import { expect, test } from 'vitest';
import type { AdapterResult } from '../../src/feeds/adapter.ts';
import { FPL } from '../../src/feeds/adapters/fpl.ts';
import { nextSuchDay } from '../../src/feeds/words/next-such-day.ts';
import type { Observation } from '../../src/feeds/observation.ts';
import { day } from '../../src/domain/day.ts';
import { documentsOf, fixtures, news, player, type Row, snapshot, squads } from '../support/fpl-feed.ts';

const CONTEXT = { asOf: null, competition: null, season: null };

function read(elements?: readonly Row[], games?: readonly Row[]): AdapterResult {
  return FPL.read(documentsOf(snapshot(elements, games)), CONTEXT);
}

function observed<Type extends Observation['type']>(result: AdapterResult, type: Type) {
  if (!result.ok) throw new Error(JSON.stringify(result.failures));
  return result.observations.filter((one): one is Extract<Observation, { type: Type }> => one.type === type);
}

/** The absence of the first player of the first club. */
function absence(status: string, words: string, at: string, chance: number | null = 0) {
  return observed(read(squads({ 100: news(status, words, at, chance) })), 'ABSENCE')[0];
}

test('clubs, players, fixtures and cards of a snapshot', () => {
  const result = read(squads({ 101: { yellow_cards: 4, red_cards: 1 } }));
  expect(observed(result, 'TEAM').map(({ team }) => team.name)).toEqual(['Ashford', 'Brackley', 'Corby', 'Denham']);
  expect(observed(result, 'SQUAD_MEMBER')).toHaveLength(24);
  expect(observed(result, 'SQUAD_MEMBER')[0]).toMatchObject({
    player: { ids: [{ source: 'fpl', value: '100' }], name: 'Adam Abel-Ashford', birthDate: '1990-01-15' },
    team: { ids: [{ source: 'fpl', value: '10' }], name: 'Ashford' },
    joinedOn: '2024-07-01',
  });
  const games = observed(result, 'FIXTURE');
  expect(games).toHaveLength(12);
  expect(games[0]).toMatchObject({
    ids: [{ source: 'fpl', value: '9000' }],
    competition: { name: 'Premier League', season: '2025-26', country: 'ENG' },
    round: 'Matchday 1',
    day: '2025-08-16',
    status: 'FINISHED',
    score: { home: 2, away: 1 },
  });
  // A second yellow card counts as a red one in the feed, and is not among the yellows.
  const cautions = observed(result, 'CAUTION_TOTAL');
  expect(cautions.find(({ player: { ids } }) => ids[0]?.value === '101')?.yellows).toBe(4);
});

test.each([
  ['Knee injury - Unknown return date', 'i', { kind: 'INJURY', reason: 'Knee injury', until: null, chance: null }],
  ['Hamstring injury - Expected back 14 Nov', 'i', { reason: 'Hamstring injury', until: '2025-11-14' }],
  // A day without a year is the next such day after the news.
  ['Knee injury - Expected back 01 Jun', 'i', { until: '2026-06-01' }],
  ['Knock - 75% chance of playing', 'd', { kind: 'INJURY', chance: 75, until: null }],
  ['Lack of match fitness - 25% chance of playing', 'd', { kind: 'INJURY', chance: 25 }],
  ['Illness - 50% chance of playing', 'd', { kind: 'INJURY', reason: 'Illness', chance: 50 }],
  ['Suspended until 8 Oct', 's', { kind: 'SUSPENSION', until: '2025-10-08', matches: null }],
  ['Suspended until 01 Jan', 's', { kind: 'SUSPENSION', until: '2026-01-01' }],
  ['Suspended - unknown return date', 's', { kind: 'SUSPENSION', until: null }],
  ['On international duty', 'n', { kind: 'INTERNATIONAL_DUTY', scope: { teams: [{ name: 'Ashford' }] } }],
  ['On international duty - Expected back 19 Jan', 'n', { kind: 'INTERNATIONAL_DUTY', until: '2026-01-19' }],
  ['Ineligible to face his parent club', 'n', { kind: 'INELIGIBLE', scope: { nextFixture: true } }],
  ['Personal reasons', 'n', { kind: 'PERSONAL', scope: null }],
  ['Personal reasons - Unknown return date', 'd', { kind: 'PERSONAL' }],
  ['Something else', 'n', { kind: 'OTHER' }],
])('%s', (words, status, expected) => {
  expect(absence(status, words, '2025-09-20T10:00:00Z')).toMatchObject({
    words,
    from: '2025-09-20',
    observedAt: Date.parse('2025-09-20T10:00:00Z'),
    completed: false,
    ...expected,
  });
});

test('managers are not players', () => {
  const result = read(squads({}, [player(0, 6, { element_type: 5 })]));
  expect(observed(result, 'SQUAD_MEMBER')).toHaveLength(24);
});

test('a player without news is available, for any stated chance; a player of status u is not at the club', () => {
  expect(absence('a', '', '2025-09-20T10:00:00Z', null)).toBeUndefined();
  expect(absence('a', '', '2025-09-20T10:00:00Z', 100)).toBeUndefined();
  const result = read(
    squads({
      100: news('u', 'Has joined Port Vale on loan for the rest of the season.', '2025-09-01T10:00:00Z'),
      101: news('u', 'has joined Porto on loan until January.', '2025-09-01T10:00:00Z'),
      102: news('u', 'Has joined Al-Hilal permanently.', '2025-09-01T10:00:00Z'),
      103: news('u', 'Season-long loan to Benfica', '2025-09-01T10:00:00Z'),
      104: news('u', 'Has departed the club as a free agent.', '2025-09-01T10:00:00Z'),
    }),
  );
  expect(observed(result, 'ABSENCE')).toEqual([]);
  expect(observed(result, 'SQUAD_MEMBER')).toHaveLength(19);
  expect(observed(result, 'DEPARTURE')).toMatchObject([
    { to: { name: 'Port Vale' }, isLoan: true, on: '2025-09-01', until: '2026-07-01' },
    { to: { name: 'Porto' }, isLoan: true, until: null },
    { to: { name: 'Al-Hilal' }, isLoan: false, until: null },
    { to: { name: 'Benfica' }, isLoan: true, until: '2026-07-01' },
    { to: null, isLoan: false },
  ]);
});

test('a fixture without a kick-off is postponed and keeps its ids; an hour that may change is open', () => {
  const games = observed(
    read(
      undefined,
      fixtures(2, {
        9020: { kickoff_time: null, event: null },
        9021: { provisional_start_time: true },
        9030: { started: true, team_h_score: 1, team_a_score: 0 },
        9031: { finished_provisional: true, started: true, team_h_score: 3, team_a_score: 3 },
      }),
    ),
    'FIXTURE',
  );
  const byCode = new Map(games.map((game) => [game.ids[0]?.value, game]));
  expect(byCode.get('9020')).toMatchObject({ status: 'POSTPONED', day: null, kickoffAt: null, round: null });
  expect(byCode.get('9021')).toMatchObject({ status: 'SCHEDULED', day: '2025-08-30', kickoffAt: null });
  expect(byCode.get('9030')).toMatchObject({ status: 'IN_PLAY', score: null });
  expect(byCode.get('9031')).toMatchObject({ status: 'FINISHED', score: { home: 3, away: 3 } });
});

test('the documents have the instant of their newest news, or of the last finished match', () => {
  const old = read(undefined, fixtures(2));
  expect(old.ok && old.asOf).toBe(Date.parse('2025-08-23T16:00:00Z'));
  const newer = read(squads({ 100: news('i', 'Knee injury - Unknown return date', '2025-08-29T10:00:00Z') }));
  expect(newer.ok && newer.asOf).toBe(Date.parse('2025-08-29T10:00:00Z'));
});

test('rows that cannot be used are skipped and reported', () => {
  const result = read(
    squads({}, [player(0, 0, { code: 999, team: 77 }), player(0, 1, { code: 998, first_name: '', second_name: ' ' })]),
  );
  if (!result.ok) throw new Error('refused');
  expect(result.problems.map(({ row, field }) => `${row} ${field}`)).toEqual([
    'elements.24 team',
    'elements.25 second_name',
  ]);
});

test.each([
  ['a web page', '<!DOCTYPE html><title>The game is being updated.</title>', 'NOT_JSON'],
  ['words', 'The game is being updated.', 'NOT_JSON'],
  ['nothing', ' ', 'EMPTY'],
  ['half of it', snapshot().bootstrap.slice(0, 2_000), 'TRUNCATED'],
  ['too much', ' '.repeat(20_000_001), 'TOO_LARGE'],
  ['something else', '{"detail":"Not found."}', 'UNEXPECTED_SHAPE'],
  ['no players', '{"teams":[],"elements":[]}', 'EMPTY'],
])('%s is refused for what it is', (_, text, kind) => {
  const result = FPL.read([{ name: 'bootstrap-static.json', text }], CONTEXT);
  expect(result).toMatchObject({ ok: false, failures: [{ kind, document: 'bootstrap-static.json' }] });
});

test('fixtures alone contain no clubs', () => {
  const result = FPL.read([{ name: 'fixtures.json', text: snapshot().fixtures }], CONTEXT);
  expect(result).toMatchObject({ ok: false, failures: [{ kind: 'MISSING_DOCUMENT' }] });
});

test.each([
  ['14 Sep', '2025-09-01', '2025-09-14'],
  ['14 Sep', '2025-09-14', '2025-09-14'],
  ['14 Sep', '2025-09-15', '2026-09-14'],
  ['until 8 Oct', '2025-09-15', '2025-10-08'],
  ['Sep 3rd', '2025-12-31', '2026-09-03'],
  ['29 Feb', '2025-03-01', '2028-02-29'],
  ['31 Sep', '2025-03-01', null],
  ['tomorrow', '2025-03-01', null],
])('%s after %s is %s', (text, after, expected) => {
  expect(nextSuchDay(text, day(after))).toBe(expected);
});
