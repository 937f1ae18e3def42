import type { Instant } from './day.ts';
import type { LineupConflict } from './lineup-decisions.ts';
import type { Lineup } from './lineup.ts';

/** Something that an editor has to decide. */
export interface EditorQuestion {
  readonly id: string;
  readonly kind: 'LINEUP_CONFLICT';
  readonly subjectKind: 'Injury';
  readonly subject: string;
  readonly source: string | null;
  readonly since: Instant;
  readonly data: Readonly<Record<string, unknown>>;
  readonly settledAt: Instant | null;
}

/** Asks about an active injury of a player who is in a squad. The same line-up asks once, however often it is sent. */
export function questionOfConflict(
  { injury, role }: LineupConflict,
  { fixture, team, recordedAt }: Lineup,
): EditorQuestion {
  return {
    id: `lineup-conflict:${injury.id}:${fixture}`,
    kind: 'LINEUP_CONFLICT',
    subjectKind: 'Injury',
    subject: injury.id,
    source: null,
    since: recordedAt,
    data: { fixture, team, role },
    settledAt: null,
  };
}
