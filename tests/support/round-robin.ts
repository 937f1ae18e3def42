/** Returns a double round robin of these teams, in rounds of one match for each pair. */
export function league(teams: readonly string[]): any[] {
  const pairs = teams.flatMap((team1) => teams.flatMap((team2) => (team1 === team2 ? [] : [{ team1, team2 }])));
  return pairs.map((pair, index) => ({ round: `Matchday ${index + 1}`, date: dayOf(index), ...pair }));
}

/** Returns the day of the n-th match, five days after the previous one. */
function dayOf(index: number): string {
  return new Date(Date.UTC(2025, 7, 16) + index * 5 * 86_400_000).toISOString().slice(0, 10);
}
