import type { Fixture } from '../fixture.ts';
import type { TeamId } from '../team.ts';
import { roundNumber } from './round-key.ts';

/** The progress of a league season: which teams have met so far. */
export interface SeasonShape {
  readonly teams: ReadonlySet<TeamId>;
  /** Whether every team has met every other one. Such a season does not get another team. */
  readonly isClosed: boolean;
  /** Whether every team has exactly one home match against every other one. */
  readonly isDoubleRoundRobin: boolean;
  /** The highest number of a round; 0 if no round has a number. */
  readonly lastRound: number;
}

/** A league of fewer teams than this is never regarded as closed. */
const FEWEST_TEAMS = 4;

export function seasonShape(fixtures: Iterable<Fixture>): SeasonShape {
  const matches = new Map<TeamId, number>();
  const pairings = new Map<string, number>();
  let lastRound = 0;
  for (const { home, away, round, status } of fixtures) {
    if (status === 'REMOVED') continue;
    for (const team of [home, away]) if (team !== null) matches.set(team, (matches.get(team) ?? 0) + 1);
    if (home === null || away === null) continue;
    const pairing = `${home}:${away}`;
    pairings.set(pairing, (pairings.get(pairing) ?? 0) + 1);
    lastRound = Math.max(lastRound, roundNumber(round) ?? 0);
  }
  // A team from another division in a play-off has only one or two matches.
  const most = Math.max(0, ...matches.values());
  const regular = [...matches].filter(([, count]) => count * 2 >= most).map(([team]) => team);
  let isClosed = regular.length >= FEWEST_TEAMS;
  let isDoubleRoundRobin = isClosed;
  for (const [index, team] of regular.entries()) {
    for (const other of regular.slice(index + 1)) {
      const [atHome, away] = [pairings.get(`${team}:${other}`) ?? 0, pairings.get(`${other}:${team}`) ?? 0];
      if (atHome + away === 0) isClosed = false;
      if (atHome !== 1 || away !== 1) isDoubleRoundRobin = false;
    }
  }
  return { teams: new Set(matches.keys()), isClosed, isDoubleRoundRobin: isClosed && isDoubleRoundRobin, lastRound };
}
