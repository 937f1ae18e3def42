import { expect, test } from 'vitest';
import { formatInstant } from '../../src/domain/day.ts';
import { readCsv } from '../../src/feeds/season/csv.ts';

const read = (zone: string, ...lines: string[]) => {
  const reading = readCsv(`${lines.join('\r\n')}\r\n`, zone);
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  return reading;
};
const hours = ({ fixtures }: ReturnType<typeof read>) =>
  fixtures.map(({ kickoffAt }) => (kickoffAt === null ? null : formatInstant(kickoffAt)));

test('fixturedownload.com: rounds, numbers, grounds and results, in the zone of the file', () => {
  const reading = read(
    'Europe/London',
    'Match Number,Round Number,Date,Location,Home Team,Away Team,Result',
    '1,1,15/08/2025 20:00,Anfield,Liverpool,Bournemouth,4 - 2',
    '379,38,24/05/2026 16:00,Molineux Stadium,Wolves,Man Utd,',
    '380,38,TBD,Anfield,Liverpool,Brentford,',
  );
  expect(reading.fixtures).toMatchObject([
    {
      round: 'Matchday 1',
      number: '1',
      date: '2025-08-15',
      home: { name: 'Liverpool' },
      away: { name: 'Bournemouth' },
      score: { home: 4, away: 2 },
      status: 'FINISHED',
      venue: 'Anfield',
    },
    { round: 'Matchday 38', date: '2026-05-24', score: null, status: 'TIMED' },
    { date: null, kickoffAt: null },
  ]);
  expect(hours(reading)).toEqual(['2025-08-15T19:00:00Z', '2026-05-24T15:00:00Z', null]);
});

test('fixturedownload.com: cups with groups, and sides that are not known', () => {
  const reading = read(
    'UTC',
    'Match Number,Round Number,Date,Location,Home Team,Away Team,Group,Result',
    '1,1,11/06/2026 19:00,Mexico City Stadium,Mexico,South Africa,Group A,2 - 0',
    '104,Final,19/07/2026 19:00,New York Stadium,To be announced,To be announced,,',
  );
  expect(reading.problems).toEqual([]);
  expect(reading.fixtures).toMatchObject([
    { score: { home: 2, away: 0 } },
    { round: 'Final', home: { name: 'To be announced' } },
  ]);
});

test('football-data.co.uk: times of the United Kingdom, years of two digits, more columns than any match needs', () => {
  const odds = Array.from({ length: 120 }, (_, index) => `B365-${index}`);
  const empty = odds.map(() => '');
  const reading = read(
    'Europe/Madrid',
    ['Div', 'Date', 'Time', 'HomeTeam', 'AwayTeam', 'FTHG', 'FTAG', 'FTR', ...odds].join(','),
    ['SP1', '15/08/2025', '18:00', 'Girona', 'Vallecano', '1', '3', 'A', ...odds.map(() => '1.5')].join(','),
    ['SP1', '16/08/25', '', 'Ath Madrid', 'Espanol', '', '', '', ...empty].join(','),
    ['', '', '', '', '', '', '', '', ...empty].join(','),
  );
  expect(reading.problems).toEqual([]);
  expect(reading.fixtures).toMatchObject([
    {
      date: '2025-08-15',
      home: { name: 'Girona' },
      away: { name: 'Vallecano' },
      score: { home: 1, away: 3 },
      status: 'FINISHED',
    },
    { date: '2025-08-16', home: { name: 'Ath Madrid' }, score: null, status: 'SCHEDULED' },
  ]);
  expect(hours(reading)).toEqual(['2025-08-15T17:00:00Z', null]);
});

test('rows of a site that cannot be used are skipped and reported', () => {
  const reading = read(
    'Europe/London',
    'Div,Date,Time,HomeTeam,AwayTeam,FTHG,FTAG,FTR',
    'E0,31/02/2026,15:00,Arsenal,Chelsea,,,',
    'E0,14/02/2026,15:00,Arsenal,Arsenal,,,',
    `E0,14/02/2026,15:00,${'A'.repeat(201)},Chelsea,,,`,
    'E0,14/02/2026,15:00,Arsenal,Chelsea',
  );
  expect(reading.problems.map(({ path }) => path.join('.'))).toEqual([
    'data.lines.2.date',
    'data.lines.3.away',
    'data.lines.4.hometeam',
  ]);
  expect(reading.fixtures).toMatchObject([{ row: 5, status: 'TIMED' }]);
});
