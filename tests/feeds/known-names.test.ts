import { expect, test } from 'vitest';
import { imported, openSeasonImports } from '../support/season-imports.ts';

const row = (team1: string, team2: string, date: string) => ({ round: 'Matchday 1', date, team1, team2 });

test('a club that one file abbreviates and another names in full is one club, in either order', async () => {
  await using season = await openSeasonImports();
  const cup = { competition: 'Champions League', kind: 'CUP', timeZone: 'Europe/Zurich' } as const;
  imported(
    await season.import(
      [row('PSG (FRA)', 'Atalanta (ITA)', '2025-09-17'), row('Inter (ITA)', 'Slavia Praha (CZE)', '2025-09-30')],
      cup,
    ),
  );
  const options = { country: 'FRA', gender: 'MEN' } as const;
  const league = { competition: 'Ligue 1', timeZone: 'Europe/Paris', options } as const;
  const summary = imported(
    await season.import(
      [row('Paris Saint-Germain FC', 'Paris FC', '2025-08-17'), row('Olympique Lyonnais', 'Red Star', '2025-08-17')],
      league,
    ),
  );
  expect(summary.teamsAdded).toBe(3);
  expect(summary.resolved).toMatchObject([
    { name: 'Paris Saint-Germain FC', evidence: 'NORMALISED_NAME', words: 'It is a well-known name of PSG.' },
  ]);
  const italy = { ...league, competition: 'Serie A', timeZone: 'Europe/Rome', options: { country: 'ITA' } };
  imported(await season.import([row('FC Internazionale Milano', 'AC Milan', '2025-11-23')], italy));
  // "Inter" of another country is another club.
  const brazil = { ...league, competition: 'Brasileirao', timeZone: 'America/Sao_Paulo', options: { country: 'BRA' } };
  imported(await season.import([row('Inter', 'Gremio', '2025-11-23')], brazil));
  const teams = await season.teams();
  expect(teams.map(({ name }) => name).toSorted()).toEqual(
    [
      'PSG',
      'Atalanta',
      'Inter',
      'Slavia Praha',
      'Paris FC',
      'Olympique Lyonnais',
      'Red Star',
      'AC Milan',
      'Inter',
      'Gremio',
    ].toSorted(),
  );
  expect(teams.find(({ name }) => name === 'PSG')?.aliases).toContain('Paris Saint-Germain FC');
});
