import type { Brand } from './brand.ts';
import type { Instant } from './day.ts';
import type { FixtureId } from './fixture.ts';
import type { PlayerId } from './player.ts';
import type { TeamId } from './team.ts';

export const LINEUP_ROLES = ['STARTING', 'BENCH', 'ABSENT'] as const;
export type LineupRole = (typeof LINEUP_ROLES)[number];

/** The players of a team who started a fixture, were on the bench, or are stated to have been absent. */
export interface Lineup {
  readonly fixture: FixtureId;
  readonly team: TeamId;
  readonly starting: readonly PlayerId[];
  readonly bench: readonly PlayerId[];
  readonly absent: readonly PlayerId[];
  readonly recordedAt: Instant;
}

/** Identifies a line-up by its fixture and its team. */
export type LineupKey = Brand<string, 'LineupKey'>;

export function lineupKey({ fixture, team }: Pick<Lineup, 'fixture' | 'team'>): LineupKey {
  return `${fixture} ${team}` as LineupKey;
}

export function lineupOfKey(key: LineupKey): Pick<Lineup, 'fixture' | 'team'> {
  const [fixture, team] = key.split(' ');
  return { fixture: fixture as FixtureId, team: team as TeamId };
}
