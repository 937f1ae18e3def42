import type { ApiClient } from './api-client.ts';
import { openScenario, type ScenarioFixture, type Scenario } from './scenario.ts';

/** A winter with a league, two cups, a tournament of national teams and a friendly, on 5 January 2026. */
const fixture = (competition: string, date: string, home: string, away: string): ScenarioFixture => ({
  competition,
  date,
  home,
  away,
});

export const WINTER: Scenario = {
  now: '2026-01-05T12:00:00Z',
  season: '2025-26',
  competitions: {
    league: { name: 'Premier League', kind: 'LEAGUE' },
    cup: { name: 'FA Cup', kind: 'CUP' },
    leagueCup: { name: 'EFL Cup', kind: 'CUP' },
    europe: { name: 'Champions League', kind: 'CUP' },
    africa: { name: 'Africa Cup of Nations', kind: 'INTERNATIONAL' },
    friendly: { name: 'Club Friendlies', kind: 'FRIENDLY' },
  },
  teams: [
    { name: 'Harbour', slug: 'harbour', timeZone: 'Europe/London' },
    { name: 'Castle', slug: 'castle', timeZone: 'Europe/London' },
    { name: 'Milano', slug: 'milano', timeZone: 'Europe/Rome' },
    { name: 'Senegal', slug: 'senegal', timeZone: 'Africa/Dakar', kind: 'NATIONAL' },
    { name: 'Mali', slug: 'mali', timeZone: 'Africa/Bamako', kind: 'NATIONAL' },
  ],
  players: [
    { name: 'Ismaïla Diallo', club: 'harbour', nationalTeam: 'senegal' },
    { name: 'Tom Reed', club: 'harbour' },
    { name: 'Ben Ash', club: 'castle' },
  ],
  fixtures: [
    fixture('africa', '2026-01-09', 'senegal', 'mali'),
    fixture('league', '2026-01-07', 'harbour', 'castle'),
    fixture('cup', '2026-01-10', 'castle', 'harbour'),
    fixture('leagueCup', '2026-01-14', 'harbour', 'castle'),
    fixture('league', '2026-01-17', 'castle', 'harbour'),
    fixture('europe', '2026-01-20', 'milano', 'harbour'),
    fixture('friendly', '2026-01-22', 'harbour', 'milano'),
    fixture('league', '2026-01-24', 'harbour', 'castle'),
    fixture('league', '2026-01-31', 'castle', 'harbour'),
  ],
};

export const openWinter = (): Promise<ApiClient> => openScenario(WINTER);

/** "2026-01-07 OUT": the games of a list by their days. */
export function verdicts(list: { readonly games: readonly Game[] }): string[] {
  return list.games.map(({ fixture, verdict }) => `${fixture.date} ${verdict}`);
}

interface Game {
  readonly verdict: string;
  readonly fixture: { readonly date: string | null };
}
