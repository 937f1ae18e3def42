import type { ScenarioFixture, ScenarioTeam, Scenario } from './scenario.ts';

/**
 * The calendars of February and March 2026 for the reports in scenarios/press-cases.test.ts, each as of the day of the
 * report. Days are those of openfootball/api.json, 2025-26 (es.1 of 2026-02-19, en.1 of mid-February), unless a source
 * is named; a tie whose day was "the 10th or the 11th" has the day it was given.
 */

const ZONES = {
  'Europe/Madrid':
    'Atlético Madrid|Athletic Club|Barcelona|Celta Vigo|Elche|Espanyol|Getafe|Girona|Mallorca|Osasuna|Rayo Vallecano|Real Betis|Real Madrid|Real Sociedad|Sevilla|Valencia|Villarreal|Alavés',
  'Europe/London':
    'Arsenal|Aston Villa|Bournemouth|Brentford|Chelsea|Crystal Palace|Everton|Manchester City|Manchester United|Newcastle United|Sunderland|Tottenham Hotspur|Wigan Athletic|Wolverhampton Wanderers',
  'Europe/Lisbon': 'Benfica',
  'Europe/Berlin': 'Bayern Munich',
  'Asia/Baku': 'Qarabag',
};
const COUNTRIES = {
  'Europe/London': 'England|Scotland',
  'Europe/Amsterdam': 'Netherlands',
  'America/New_York': 'United States',
  'America/Sao_Paulo': 'Brazil',
  'America/Port-au-Prince': 'Haiti',
  'Africa/Casablanca': 'Morocco',
  'Europe/Zagreb': 'Croatia',
  'Europe/Paris': 'France',
  'Europe/Brussels': 'Belgium',
  'America/Montevideo': 'Uruguay',
  'Asia/Tokyo': 'Japan',
  'Europe/Oslo': 'Norway',
  'America/Guayaquil': 'Ecuador',
};

/** Returns the slug of a name: "atletico-madrid" for "Atlético Madrid". */
export function slug(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll(' ', '-');
}

function teamsOf(zones: Record<string, string>): Omit<ScenarioTeam, 'kind'>[] {
  return Object.entries(zones).flatMap(([timeZone, names]) =>
    names.split('|').map((name) => ({ name, slug: slug(name), timeZone })),
  );
}

const TEAMS: ScenarioTeam[] = [
  ...teamsOf(ZONES),
  ...teamsOf(COUNTRIES).map((team) => ({ ...team, kind: 'NATIONAL' as const })),
];
const COMPETITIONS = {
  liga: { name: 'La Liga', kind: 'LEAGUE' },
  copa: { name: 'Copa del Rey', kind: 'CUP' },
  premier: { name: 'Premier League', kind: 'LEAGUE' },
  faCup: { name: 'FA Cup', kind: 'CUP' },
  champions: { name: 'Champions League', kind: 'CUP' },
  friendly: { name: 'International friendlies', kind: 'INTERNATIONAL' },
  worldCup: { name: 'World Cup', kind: 'INTERNATIONAL' },
};

/** Parses "2026-02-08 Valencia v Real Madrid"; "?" is an open side, "if …" at the end a condition. */
function fixture(competition: keyof typeof COMPETITIONS, line: string): ScenarioFixture {
  const [, date = '', home = '', away = '', condition] = /^(\S+) (.+) v (.+?)(?:, (if .+))?$/.exec(line) ?? [];
  const named = (name: string) => (name === '?' ? null : slug(name));
  return {
    competition,
    date,
    home: named(home),
    away: named(away),
    round: line,
    ...(condition === undefined ? {} : { condition }),
  };
}

function league(
  now: string,
  player: Scenario['players'][number],
  calendar: Partial<Record<keyof typeof COMPETITIONS, readonly string[]>>,
): Scenario {
  const fixtures = Object.entries(calendar).flatMap(([competition, lines]) =>
    lines.map((line) => fixture(competition as keyof typeof COMPETITIONS, line)),
  );
  const named = new Set([player.club, player.nationalTeam, ...fixtures.flatMap(({ home, away }) => [home, away])]);
  const competitions = Object.fromEntries(Object.entries(COMPETITIONS).filter(([key]) => key in calendar));
  const teams = TEAMS.filter((team) => named.has(team.slug));
  return { now, season: '2025-26', competitions, teams, players: [player], fixtures };
}

export const HAVERTZ = league(
  '2026-02-11T18:00:00Z',
  { name: 'Kai Havertz', club: 'arsenal' },
  {
    premier: [
      '2026-02-12 Brentford v Arsenal',
      '2026-02-18 Wolverhampton Wanderers v Arsenal',
      '2026-02-22 Tottenham Hotspur v Arsenal',
      '2026-03-01 Arsenal v Chelsea',
    ],
    // Sports Illustrated, 2026-02-11.
    faCup: ['2026-02-15 Arsenal v Wigan Athletic'],
  },
);

/** Up to the break of late March, as far as Real Madrid knew on 11 February; the friendlies as England announced them. */
export const BELLINGHAM = league(
  '2026-02-11T12:00:00Z',
  { name: 'Jude Bellingham', club: 'real-madrid', nationalTeam: 'england' },
  {
    liga: [
      '2026-02-01 Real Madrid v Rayo Vallecano',
      '2026-02-08 Valencia v Real Madrid',
      '2026-02-14 Real Madrid v Real Sociedad',
      '2026-02-21 Osasuna v Real Madrid',
      '2026-03-02 Real Madrid v Getafe',
      '2026-03-07 Celta Vigo v Real Madrid',
      '2026-03-15 Real Madrid v Elche',
      '2026-03-22 Real Madrid v Atlético Madrid',
      '2026-04-05 Mallorca v Real Madrid',
      '2026-04-12 Real Madrid v Girona',
    ],
    // Play-off: Sports Illustrated, 2026-02-02. Round of 16: AS.ro, 2026-02-27.
    champions: [
      '2026-02-17 Benfica v Real Madrid',
      '2026-02-25 Real Madrid v Benfica',
      '2026-03-11 Real Madrid v ?, if Real Madrid beat Benfica',
      '2026-03-17 ? v Real Madrid, if Real Madrid beat Benfica',
    ],
    friendly: ['2026-03-27 England v Uruguay', '2026-03-31 England v Japan'],
  },
);

export const DE_JONG = league(
  '2026-02-26T12:00:00Z',
  { name: 'Frenkie de Jong', club: 'barcelona', nationalTeam: 'netherlands' },
  {
    liga: [
      '2026-02-28 Barcelona v Villarreal',
      '2026-03-08 Athletic Club v Barcelona',
      '2026-03-15 Barcelona v Sevilla',
      '2026-03-22 Barcelona v Rayo Vallecano',
      '2026-04-05 Atlético Madrid v Barcelona',
      '2026-04-12 Barcelona v Espanyol',
    ],
    // World Soccer Talk, 2026-02-10.
    copa: ['2026-03-03 Barcelona v Atlético Madrid'],
    // The opponent was drawn the day after. Gamereactor, 2026-02-27.
    champions: ['2026-03-10 ? v Barcelona', '2026-03-18 Barcelona v ?'],
    // FCUpdate, 2025-12-12.
    friendly: ['2026-03-27 Netherlands v Norway', '2026-03-31 Netherlands v Ecuador'],
  },
);

export const GUIMARAES = league(
  '2026-02-14T09:00:00Z',
  { name: 'Bruno Guimarães', club: 'newcastle-united', nationalTeam: 'brazil' },
  {
    // Metro, 2026-02-14, has the FA Cup tie and Qarabag away; NBC Sports, 2026-01-30, the second legs of 24 and 25 February.
    faCup: ['2026-02-14 Aston Villa v Newcastle United'],
    champions: [
      '2026-02-18 Qarabag v Newcastle United',
      '2026-02-24 Newcastle United v Qarabag',
      '2026-03-10 Newcastle United v ?, if Newcastle beat Qarabag',
      '2026-03-18 ? v Newcastle United, if Newcastle beat Qarabag',
    ],
    premier: [
      '2026-02-21 Manchester City v Newcastle United',
      '2026-02-28 Newcastle United v Everton',
      '2026-03-04 Newcastle United v Manchester United',
      '2026-03-14 Chelsea v Newcastle United',
      '2026-03-22 Newcastle United v Sunderland',
      '2026-04-11 Crystal Palace v Newcastle United',
      '2026-04-18 Newcastle United v Bournemouth',
    ],
    // AP through Fox Sports, 2026-01-08.
    friendly: ['2026-03-26 Brazil v France', '2026-03-31 Brazil v Croatia'],
  },
);

export const RODRYGO = league(
  '2026-03-03T15:00:00Z',
  { name: 'Rodrygo', club: 'real-madrid', nationalTeam: 'brazil' },
  {
    // SI en español, 2026-03-02 and 2026-03-11; Atlético as above.
    liga: [
      '2026-03-02 Real Madrid v Getafe',
      '2026-03-06 Celta Vigo v Real Madrid',
      '2026-03-14 Real Madrid v Elche',
      '2026-03-22 Real Madrid v Atlético Madrid',
    ],
    // AS.ro, 2026-02-27.
    champions: ['2026-03-11 Real Madrid v Manchester City', '2026-03-17 Manchester City v Real Madrid'],
    // AP through Fox Sports, 2026-01-08.
    friendly: ['2026-03-26 Brazil v France', '2026-03-31 Brazil v Croatia'],
    worldCup: ['2026-06-13 Brazil v Morocco', '2026-06-19 Brazil v Haiti', '2026-06-24 Brazil v Scotland'],
  },
);

export const COURTOIS = league(
  '2026-03-19T15:00:00Z',
  { name: 'Thibaut Courtois', club: 'real-madrid', nationalTeam: 'belgium' },
  {
    liga: [
      '2026-03-22 Real Madrid v Atlético Madrid',
      '2026-04-05 Mallorca v Real Madrid',
      '2026-04-12 Real Madrid v Girona',
      '2026-04-22 Real Madrid v Alavés',
      '2026-04-26 Real Betis v Real Madrid',
      '2026-05-03 Espanyol v Real Madrid',
    ],
    // Agência O Globo, 2026-03-19.
    champions: ['2026-04-07 Real Madrid v Bayern Munich', '2026-04-15 Bayern Munich v Real Madrid'],
    // Sports Illustrated, 2025-12-04.
    friendly: ['2026-03-28 United States v Belgium'],
  },
);
