/** A response of API-Football with these rows. */
export const answer = (get: string, response: readonly unknown[], parameters: object = {}) => ({
  get,
  parameters,
  errors: [],
  results: response.length,
  paging: { current: 1, total: 1 },
  response,
});

export const league = { id: 140, name: 'La Liga', country: 'Spain', season: 2025, round: 'Regular Season - 23' };
export const MADRID = { id: 541, name: 'Real Madrid' };
export const VALENCIA = { id: 532, name: 'Valencia' };
/** A row of `/fixtures`: Valencia against Real Madrid. */
export const fixture = (
  id: number,
  date: string,
  short: string,
  goals: readonly [number | null, number | null] = [null, null],
) => ({
  fixture: { id, date, venue: { name: 'Mestalla' }, status: { short } },
  league,
  teams: { home: VALENCIA, away: MADRID },
  goals: { home: goals[0], away: goals[1] },
  score: { penalty: { home: null, away: null } },
});
