import { describe, expect, test } from 'vitest';
import { formatInstant } from '../../src/domain/day.ts';
import type { FeedFixture, FeedReading } from '../../src/feeds/feed.ts';
import { readOpenfootball } from '../../src/feeds/season/openfootball.ts';

const MADRID = 'Europe/Madrid';

const rayo = {
  round: 'Matchday 22',
  date: '2026-02-01',
  time: '14:00',
  team1: 'Real Madrid CF',
  team2: 'Rayo Vallecano de Madrid',
  score: { ht: [1, 0], ft: [2, 1] },
};
const valencia = { round: 'Matchday 23', date: '2026-02-08', team1: 'Valencia CF', team2: 'Real Madrid CF', score: {} };

function read(...matches: unknown[]): FeedReading {
  return readOpenfootball(JSON.stringify({ name: 'Spain Primera División 2025/26', matches }), MADRID);
}

function one(match: object): FeedFixture {
  const reading = read(match);
  if (!reading.ok || reading.fixtures[0] === undefined) throw new Error(JSON.stringify(reading));
  return reading.fixtures[0];
}

function issuesOf(reading: FeedReading): [string, string][] {
  return (reading.ok ? reading.problems : reading.issues).map(({ path, message }) => [path.join('.'), message]);
}

describe('a season of openfootball', () => {
  test('a played match, and a match with only a day', () => {
    const reading = read(rayo, valencia);
    expect(reading).toMatchObject({
      ok: true,
      fixtures: [
        {
          row: 1,
          round: 'Matchday 22',
          date: '2026-02-01',
          home: { name: 'Real Madrid CF', country: null },
          away: { name: 'Rayo Vallecano de Madrid', country: null },
          score: { home: 2, away: 1 },
          status: 'FINISHED',
          venue: null,
        },
        { row: 2, date: '2026-02-08', kickoffAt: null, score: null, status: 'SCHEDULED' },
      ],
    });
  });

  test.each([
    ['2026-02-01', '14:00', MADRID, '2026-02-01T13:00:00Z'],
    ['2025-08-16', '19:30', MADRID, '2025-08-16T17:30:00Z'],
    ['2026-02-17', '20:00', 'Europe/Lisbon', '2026-02-17T20:00:00Z'],
    ['2026-06-17', '13:00 UTC-6', MADRID, '2026-06-17T19:00:00Z'],
    ['2026-02-01', '9:05', MADRID, '2026-02-01T08:05:00Z'],
  ])('%s %s in %s kicks off at %s', (date, time, zone, at) => {
    const reading = readOpenfootball(JSON.stringify({ matches: [{ ...valencia, date, time }] }), zone);
    const fixture = reading.ok ? reading.fixtures[0] : undefined;
    expect(fixture).toMatchObject({ status: 'TIMED', date });
    expect(formatInstant(fixture!.kickoffAt!)).toBe(at);
  });

  test('a match without a day is postponed', () => {
    expect(one({ team1: 'Levante UD', team2: 'Villarreal CF' })).toMatchObject({
      status: 'POSTPONED',
      date: null,
      round: null,
    });
  });

  test.each([
    ['canceled', 'CANCELLED'],
    ['CANCELLED', 'CANCELLED'],
    ['Abandoned', 'ABANDONED'],
    ['awarded', 'AWARDED'],
    ['suspended', 'SUSPENDED'],
    ['in play', 'IN_PLAY'],
    ['[annulled]', 'CANCELLED'],
    ['not played', 'CANCELLED'],
    ['walkover', 'AWARDED'],
  ])('the status %s wins', (status, expected) => {
    expect(one({ ...valencia, status })).toMatchObject({ status: expected, date: '2026-02-08' });
  });

  test('a postponed match has no day, even if the file still has the old one', () => {
    expect(one({ ...valencia, time: '21:00', status: 'postponed' })).toMatchObject({
      status: 'POSTPONED',
      date: null,
      kickoffAt: null,
    });
  });

  test('midnight of a scheduled match is an open hour; another hour is a kick-off', () => {
    expect(one({ ...valencia, time: '00:00', status: 'SCHEDULED' })).toMatchObject({
      status: 'SCHEDULED',
      kickoffAt: null,
    });
    expect(one({ ...valencia, time: '21:00', status: 'scheduled' })).toMatchObject({ status: 'TIMED' });
    expect(one({ ...valencia, time: '00:00' })).toMatchObject({ status: 'TIMED' });
    expect(one({ ...valencia, time: 'TBD' })).toMatchObject({ kickoffAt: null, status: 'SCHEDULED' });
  });

  test('the number of a match', () => {
    expect(one({ ...valencia, num: 73 }).number).toBe('73');
    expect(one({ ...valencia, num: 'A12' }).number).toBe('A12');
    expect(one(valencia).number).toBe(null);
  });

  test('an annulled match has no result', () => {
    expect(one({ ...rayo, status: 'annulled' })).toMatchObject({ status: 'CANCELLED', score: null });
  });

  test('two open sides are not one team', () => {
    expect(one({ ...valencia, team1: 'TBD', team2: 'TBD' })).toMatchObject({
      home: { name: 'TBD' },
      away: { name: 'TBD' },
    });
  });

  test('an awarded match keeps its score', () => {
    expect(one({ ...rayo, status: 'awarded' })).toMatchObject({ status: 'AWARDED', score: { home: 2, away: 1 } });
  });

  test('extra time counts, penalties do not', () => {
    const derby = {
      round: 'Finals, Round of 16',
      date: '2025-03-12',
      time: '21:00',
      team1: 'Club Atlético de Madrid (ESP)',
      team2: 'Real Madrid CF (ESP)',
      score: { ht: [1, 0], ft: [1, 0], et: [1, 0], p: [2, 4] },
    };
    expect(one(derby)).toMatchObject({
      score: { home: 1, away: 0 },
      home: { name: 'Club Atlético de Madrid', country: 'ESP' },
    });
    const lisbon = {
      date: '2014-05-24',
      team1: 'Real Madrid CF (ESP)',
      team2: 'Club Atlético de Madrid (ESP)',
      score: { ht: [0, 1], ft: [1, 1], et: [4, 1] },
    };
    expect(one(lisbon).score).toEqual({ home: 4, away: 1 });
  });

  test('a half-time score alone is not a result', () => {
    expect(one({ ...rayo, score: { ht: [1, 0] } })).toMatchObject({ score: null, status: 'TIMED' });
  });

  test('a byte order mark, CRLF and unknown fields are ignored', () => {
    const text = JSON.stringify({ matches: [{ ...rayo, group: 'A', ground: 'Santiago Bernabéu' }] }, null, 2);
    const reading = readOpenfootball(`\uFEFF${text.replaceAll('\n', '\r\n')}`, MADRID);
    expect(reading).toMatchObject({ ok: true, fixtures: [{ venue: 'Santiago Bernabéu' }] });
  });

  test('the same pairing may play in two rounds, and with home and away swapped', () => {
    const away = { ...rayo, team1: rayo.team2, team2: rayo.team1 };
    expect(read(rayo, { ...rayo, round: 'Relegation' }, away).ok).toBe(true);
  });

  test('the older form, with rounds of matches', () => {
    const older = {
      num: 5,
      date: '2018-07-01',
      time: '17:00',
      timezone: 'UTC+3',
      team1: { name: 'Spain', code: 'ESP' },
      team2: { name: 'Russia', code: 'RUS' },
      score1: 1,
      score2: 1,
      score1et: 1,
      score2et: 1,
      score1p: 3,
      score2p: 4,
      stadium: { key: 'luzhniki', name: 'Luzhniki Stadium' },
    };
    const open = { ...older, num: 6, score1: null, score2: null, score1et: null, score2et: null };
    const rounds = [{ name: 'Round of 16', matches: [older, { ...open, score1p: null, score2p: null }, 7] }];
    const reading = readOpenfootball(JSON.stringify({ name: 'World Cup 2018', rounds }), 'UTC');
    expect(issuesOf(reading)).toEqual([['data.matches.3', 'match 3: is not an object']]);
    const [played, coming] = reading.ok ? reading.fixtures : [];
    expect(played).toMatchObject({
      round: 'Round of 16',
      number: '5',
      date: '2018-07-01',
      home: { name: 'Spain' },
      away: { name: 'Russia' },
      score: { home: 1, away: 1 },
      penalties: { home: 3, away: 4 },
      venue: 'Luzhniki Stadium',
      status: 'FINISHED',
    });
    expect(formatInstant(played!.kickoffAt!)).toBe('2018-07-01T14:00:00Z');
    expect(coming).toMatchObject({ number: '6', score: null, status: 'TIMED' });
  });

  test('a season without matches', () => {
    expect(read()).toEqual({ ok: true, fixtures: [], problems: [] });
  });
});

describe('leaves out, naming the match and its field', () => {
  test.each([
    ['date', '"2026-13-45" is not a valid date; expected YYYY-MM-DD', { ...rayo, date: '2026-13-45' }],
    ['date', '"2025-02-29" is not a valid date; expected YYYY-MM-DD', { ...rayo, date: '2025-02-29' }],
    ['date', '"1 Feb 2026" is not a valid date; expected YYYY-MM-DD', { ...rayo, date: '1 Feb 2026' }],
    ['date', 'is not a string', { ...rayo, date: 20260201 }],
    ['date', 'a finished match needs a date', { ...rayo, date: undefined, time: undefined }],
    ['time', '"25:00" is not a valid time; expected HH:MM', { ...rayo, time: '25:00' }],
    ['time', '"21.00" is not a valid time; expected HH:MM', { ...rayo, time: '21.00' }],
    ['time', 'a time needs a date', { ...valencia, date: null, time: '21:00' }],
    ['team1', 'is missing', { ...rayo, team1: undefined }],
    ['team2', 'is missing', { ...rayo, team2: '  ' }],
    ['team2', 'is missing', { ...rayo, team2: '(ESP)' }],
    ['team2', 'is not a string', { ...rayo, team2: { name: 'Rayo' } }],
    ['team2', '"Real Madrid CF" cannot play against itself', { ...rayo, team2: 'Real Madrid CF' }],
    ['team1', 'is longer than 200 characters', { ...rayo, team1: 'R'.repeat(201) }],
    ['team1', 'contains a NUL character or an unpaired surrogate', { ...rayo, team1: 'Real\0Madrid' }],
    ['round', 'contains a NUL character or an unpaired surrogate', { ...rayo, round: 'Matchday\0 23' }],
    ['ground', 'contains a NUL character or an unpaired surrogate', { ...rayo, ground: 'Mestalla \ud83c' }],
    ['score.ft', '-1 is not a number of goals; expected 0 to 99', { ...rayo, score: { ft: [2, -1] } }],
    ['score.ft', '1.5 is not a number of goals; expected 0 to 99', { ...rayo, score: { ft: [2, 1.5] } }],
    ['score.et', '"2" is not a number of goals; expected 0 to 99', { ...rayo, score: { ft: [1, 1], et: ['2', 1] } }],
    ['score.ft', 'is not a pair of goals; expected [home, away]', { ...rayo, score: { ft: [2] } }],
    ['score', 'is not a score; expected an object such as { "ft": [2, 1] }', { ...rayo, score: '2-1' }],
    [
      'status',
      '"rained off" is not a status; expected SCHEDULED, TIMED, FINISHED, POSTPONED, CANCELLED, ABANDONED, AWARDED, SUSPENDED, IN_PLAY',
      { ...valencia, status: 'rained off' },
    ],
    ['score', 'a finished match needs a score', { ...valencia, status: 'finished' }],
    ['score', 'a postponed match cannot have a score', { ...rayo, status: 'postponed' }],
  ])('%s %s', (field, text, match) => {
    const path = `data.matches.2.${field}`;
    expect(issuesOf(read(valencia, match))).toEqual([[path, `match 2: ${field}: ${text}`]]);
  });

  test('a match that is not an object', () => {
    expect(issuesOf(read(rayo, 'Valencia v Real Madrid'))).toEqual([['data.matches.2', 'match 2: is not an object']]);
  });

  test('an invalid match is left out, and the others are read', () => {
    const reading = read(rayo, { ...valencia, date: 'soon' }, valencia);
    expect(reading).toMatchObject({
      fixtures: [{ row: 1 }, { row: 3 }],
      problems: [{ path: ['data', 'matches', '2', 'date'] }],
    });
  });

  test('a file with more rows than any season', () => {
    expect(issuesOf(read(...Array.from({ length: 5_001 }, () => rayo)))).toEqual([
      ['data', 'has more than 5,000 matches'],
    ]);
  });
});

describe('rejects the whole file', () => {
  test.each([
    ['', 'the file is empty'],
    [' \r\n', 'the file is empty'],
    ['\uFEFF', 'the file is empty'],
    ['[]', 'is not an object with an array `matches`'],
    ['null', 'is not an object with an array `matches`'],
    ['"La Liga"', 'is not an object with an array `matches`'],
    ['{}', 'has no array `matches`'],
    ['{"matches": {}}', 'has no array `matches`'],
  ])('%j: %s', (data, message) => {
    const [issue] = issuesOf(readOpenfootball(data, MADRID));
    expect(issue).toEqual(['data', message]);
  });

  test('invalid JSON, with its position', () => {
    const [issue] = issuesOf(readOpenfootball('{"matches": [\n  {"team1": "Elche CF" "team2"} ]}', MADRID));
    expect(issue).toEqual(['data', expect.stringMatching(/^invalid JSON: .*line 2 column 24/)]);
  });

  test('a truncated file', () => {
    const [issue] = issuesOf(readOpenfootball('{"matches": [', MADRID));
    expect(issue).toEqual(['data', 'invalid JSON: Unexpected end of JSON input']);
  });

  test('an unknown time zone', () => {
    const reading = readOpenfootball(JSON.stringify({ matches: [rayo] }), 'Europe/Atlantis');
    expect(issuesOf(reading)).toEqual([
      ['timeZone', '"Europe/Atlantis" is not a time zone; expected an IANA name, e.g. "Europe/Madrid"'],
    ]);
  });
});
