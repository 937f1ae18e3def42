import { describe, expect, test } from 'vitest';
import { formatInstant } from '../../src/domain/day.ts';
import { readCsv } from '../../src/feeds/season/csv.ts';
import type { FeedReading } from '../../src/feeds/feed.ts';

const MADRID = 'Europe/Madrid';
const HEADER = 'round,date,time,home,away,home_goals,away_goals,status,venue';
const RAYO = 'Matchday 22,2026-02-01,14:00,Real Madrid CF,Rayo Vallecano de Madrid,2,1,,Santiago Bernabéu';
const VALENCIA = 'Matchday 23,2026-02-08,21:00,Valencia CF,Real Madrid CF,,,,Mestalla';
const LEVANTE = 'Matchday 16,2025-12-14,,Levante UD,Villarreal CF,,,postponed,';

function read(...lines: string[]): FeedReading {
  return readCsv(`${lines.join('\n')}\n`, MADRID);
}

function issuesOf(reading: FeedReading): [string, string][] {
  return (reading.ok ? reading.problems : reading.issues).map(({ path, message }) => [path.join('.'), message]);
}

const three = [
  { row: 2, round: 'Matchday 22', date: '2026-02-01', score: { home: 2, away: 1 }, status: 'FINISHED' },
  { row: 3, home: { name: 'Valencia CF', country: null }, score: null, status: 'TIMED', venue: 'Mestalla' },
  { row: 4, away: { name: 'Villarreal CF' }, date: null, kickoffAt: null, status: 'POSTPONED', venue: null },
];

describe('a CSV file of fixtures', () => {
  test('played, future and postponed matches', () => {
    const reading = read(HEADER, RAYO, VALENCIA, LEVANTE);
    expect(reading).toMatchObject({ ok: true, fixtures: three });
    expect(reading.ok && formatInstant(reading.fixtures[1]!.kickoffAt!)).toBe('2026-02-08T20:00:00Z');
  });

  test.each([
    ['CRLF', [HEADER, RAYO, VALENCIA, LEVANTE].join('\r\n')],
    ['a byte order mark', `\uFEFF${[HEADER, RAYO, VALENCIA, LEVANTE].join('\n')}`],
    [
      'spaces and capitals in the header',
      [HEADER.toUpperCase().replaceAll(',', ' , '), RAYO, VALENCIA, LEVANTE].join('\n'),
    ],
  ])('%s do not matter', (_, data) => {
    expect(readCsv(data, MADRID)).toMatchObject({ ok: true, fixtures: three });
  });

  test('columns in any order, and only the required ones', () => {
    expect(read('away,home', 'Uruguay,England')).toMatchObject({
      ok: true,
      fixtures: [
        { home: { name: 'England' }, away: { name: 'Uruguay' }, status: 'POSTPONED', round: null, date: null },
      ],
    });
    expect(read('home,away,date', 'England,Uruguay,2026-03-27')).toMatchObject({
      fixtures: [{ date: '2026-03-27', status: 'SCHEDULED' }],
    });
  });

  test('quotes, and the country after a name', () => {
    const reading = read(
      'home,away,venue',
      '"Real Madrid CF (ESP)",Sport Lisboa e Benfica (POR),"Bernabéu, ""la Casa"""',
    );
    expect(reading).toMatchObject({
      fixtures: [
        {
          home: { name: 'Real Madrid CF', country: 'ESP' },
          away: { name: 'Sport Lisboa e Benfica', country: 'POR' },
          venue: 'Bernabéu, "la Casa"',
        },
      ],
    });
  });

  test('line numbers count empty lines and line breaks in quotes', () => {
    const reading = read(
      'home,away,venue',
      '',
      'Elche CF,CA Osasuna,"Martínez\nValero"',
      '',
      'Getafe CF,Villarreal CF,',
    );
    expect(reading).toMatchObject({ fixtures: [{ row: 3 }, { row: 6 }] });
  });

  test('a header alone is a season without fixtures', () => {
    expect(read(HEADER)).toEqual({ ok: true, fixtures: [], problems: [] });
  });
});

describe('leaves out, naming the line and the column', () => {
  test.each([
    ['date', '"2026-13-45" is not a valid date; expected YYYY-MM-DD', 'M,2026-13-45,,Elche CF,CA Osasuna,,,,'],
    ['time', '"25:00" is not a valid time; expected HH:MM', 'M,2026-02-13,25:00,Elche CF,CA Osasuna,,,,'],
    ['time', 'a time needs a date', 'M,,21:00,Elche CF,CA Osasuna,,,,'],
    ['home', 'is missing', 'M,2026-02-13,,,CA Osasuna,,,,'],
    ['away', 'is missing', 'M,2026-02-13,,Elche CF,,,,,'],
    ['away', '"Elche CF" cannot play against itself', 'M,2026-02-13,,Elche CF,Elche CF,,,,'],
    ['home_goals', '"-1" is not a number of goals; expected 0 to 99', 'M,2026-02-13,,Elche CF,CA Osasuna,-1,0,,'],
    ['away_goals', '"none" is not a number of goals; expected 0 to 99', 'M,2026-02-13,,Elche CF,CA Osasuna,0,none,,'],
    ['away_goals', 'is missing', 'M,2026-02-13,,Elche CF,CA Osasuna,0,,,'],
    ['home_goals', 'is missing', 'M,2026-02-13,,Elche CF,CA Osasuna,,0,,'],
    [
      'status',
      '"rained off" is not a status; expected SCHEDULED, TIMED, FINISHED, POSTPONED, CANCELLED, ABANDONED, AWARDED, SUSPENDED, IN_PLAY',
      'M,2026-02-13,,Elche CF,CA Osasuna,,,rained off,',
    ],
    ['time', 'a timed match needs a time', 'M,2026-02-13,,Elche CF,CA Osasuna,,,timed,'],
    ['home_goals', 'a cancelled match cannot have a score', 'M,2026-02-13,,Elche CF,CA Osasuna,0,0,canceled,'],
    ['home', 'contains a NUL character or an unpaired surrogate', 'M,2026-02-13,,Elche\0CF,CA Osasuna,,,,'],
    ['venue', 'is longer than 200 characters', `M,2026-02-13,,Elche CF,CA Osasuna,,,,${'V'.repeat(201)}`],
  ])('%s %s', (column, text, line) => {
    expect(issuesOf(read(HEADER, RAYO, line))).toEqual([[`data.lines.3.${column}`, `line 3: ${column}: ${text}`]]);
  });

  test('too few fields', () => {
    expect(issuesOf(read(HEADER, 'Matchday 24,2026-02-13'))).toEqual([
      ['data.lines.2', 'line 2: has 2 fields; expected 9, as in the header'],
    ]);
  });

  test.each([
    ['a header with thousands of columns', 'home,away'.repeat(10_000), 'line 1: has more than 40 commas'],
    ['a line of commas', `home,away\n${','.repeat(8_000_000)}`, 'line 2: has more than 40 commas'],
    ['a line without an end', `home,away\n${'"'.repeat(8_000_000)}`, 'line 2: is longer than 10,000 characters'],
    ['a long line in the middle', `home,away\n${'x'.repeat(10_001)}\na,b`, 'line 2: is longer than 10,000 characters'],
    ['millions of lines', `home,away\n${',\n'.repeat(4_000_000)}`, 'has more than 10,000 lines'],
    ['millions of empty lines', '\n'.repeat(8_000_000), 'has more than 10,000 lines'],
  ])('%s', (_, data, message) => {
    expect(issuesOf(readCsv(data, MADRID))).toEqual([['data', message]]);
  });
});

describe('rejects the whole file', () => {
  test.each([
    ['', 'the file is empty'],
    ['\uFEFF\r\n', 'the file is empty'],
    ['home,date\nElche CF,2026-02-13', 'line 1: the column "away" is missing'],
    ['home,away,away\nElche CF,CA Osasuna,', 'line 1: the column "away" appears twice'],
    ['home,away,referee', expect.stringMatching(/^line 1: "referee" is not a known column; expected date, time/)],
    ['home;away', expect.stringMatching(/^line 1: has no commas/)],
    ['home,away\n"Elche CF,CA Osasuna', expect.stringMatching(/^invalid CSV: .*line 2/)],
  ])('%j: %s', (data, message) => {
    expect(issuesOf(readCsv(data, MADRID))).toContainEqual(['data', message]);
  });

  test('an unknown time zone', () => {
    expect(issuesOf(readCsv(`${HEADER}\n${RAYO}`, 'Madrid'))).toEqual([
      ['timeZone', '"Madrid" is not a time zone; expected an IANA name, e.g. "Europe/Madrid"'],
    ]);
  });
});
