import type { FeedEntry } from './entry.ts';

/** The layout of the fixture CSV files of a site, recognised by its header. */
export interface FixtureLayout {
  /** Columns that the header must have, in lower case. */
  readonly header: readonly string[];
  /** The zone of the times, if the site has one for all competitions; null means that of the import. */
  readonly timeZone: string | null;
  /** Returns the match of a row. `cell` returns the text of a column, '' if there is none. */
  entry(row: number, cell: (column: string) => string): FeedEntry;
}

/** https://fixturedownload.com: `Match Number,Round Number,Date,Location,Home Team,Away Team,Result`. */
const FIXTUREDOWNLOAD: FixtureLayout = {
  header: ['match number', 'round number', 'date', 'home team', 'away team', 'result'],
  timeZone: null,
  entry(row, cell) {
    const [date = '', time = ''] = cell('date').split(/\s+/);
    const round = cell('round number');
    const [, home, away] = /^(\d{1,2})\s*-\s*(\d{1,2})$/.exec(cell('result')) ?? [];
    return {
      ...NO_DETAILS,
      row,
      number: cell('match number') || null,
      round: /^\d+$/.test(round) ? `Matchday ${round}` : round || null,
      ...dateAndTime(date, time),
      venue: cell('location') || null,
      home: cell('home team'),
      away: cell('away team'),
      score: home === undefined ? null : { home: Number(home), away: Number(away) },
    };
  },
};

/** https://www.football-data.co.uk: `Div,Date,Time,HomeTeam,AwayTeam,FTHG,FTAG,…`, with times of the United Kingdom. */
const FOOTBALL_DATA_CO_UK: FixtureLayout = {
  header: ['div', 'date', 'hometeam', 'awayteam', 'fthg', 'ftag'],
  timeZone: 'Europe/London',
  entry(row, cell) {
    const [home, away] = [cell('fthg'), cell('ftag')];
    return {
      ...NO_DETAILS,
      row,
      ...dateAndTime(cell('date'), cell('time')),
      home: cell('hometeam'),
      away: cell('awayteam'),
      score: /^\d+$/.test(home) && /^\d+$/.test(away) ? { home: Number(home), away: Number(away) } : null,
    };
  },
};

const NO_DETAILS = { round: null, penalties: null, status: null, venue: null, number: null } as const;
const LAYOUTS = [FIXTUREDOWNLOAD, FOOTBALL_DATA_CO_UK];

/** Returns the layout of a header; null if it is not that of a known site. */
export function layoutOf(columns: readonly string[]): FixtureLayout | null {
  return LAYOUTS.find(({ header }) => header.every((column) => columns.includes(column))) ?? null;
}

/**
 * Returns day and time: "15/08/2025" and "15/08/25" as days, "TBD" as neither day nor time. Other texts stay, for the
 * message.
 */
function dateAndTime(date: string, time: string): Pick<FeedEntry, 'date' | 'time'> {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})$/.exec(date) ?? [];
  const century = year.length === 2 ? (Number(year) > 70 ? '19' : '20') : '';
  const known = year === '' ? date : `${century}${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const isOpen = date === '' || /^(?:tb[acd]|to be)/i.test(date);
  return { date: isOpen ? null : known, time: isOpen || time === '' || /^(?:tb[acd]|to be)/i.test(time) ? null : time };
}
