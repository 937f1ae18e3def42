import type { Day, Instant } from '../../domain/day.ts';
import type { Player } from '../../domain/player.ts';
import type { EstimateSource } from '../../domain/recovery-estimate.ts';
import type { ExternalId, Team } from '../../domain/team.ts';
import type { AbsenceObservation } from '../observation.ts';
import type { ReconcileContext } from './context.ts';

/** An observation of an absence whose player and team are known. */
export interface AbsenceRow {
  readonly observation: AbsenceObservation;
  readonly player: Player;
  readonly team: Team | null;
  /** The source of the statement. */
  readonly source: EstimateSource;
  /** The first day: as stated, else the day of the statement. */
  readonly from: Day;
  /** The time of the statement. */
  readonly statedAt: Instant;
  /** The day of the feed in the zone of the team. */
  readonly asOf: Day;
  /** The id of the row in later imports. */
  readonly id: ExternalId;
}

/** The outcome of a row: it changed a record, repeated a statement, or was left out. */
export type Outcome = 'CHANGED' | 'UNCHANGED' | 'LEFT_OUT';

export function isOwn(source: EstimateSource | null, own: EstimateSource): boolean {
  return source !== null && source.name === own.name;
}

/** Whether a record was created from a row of this feed. */
export function isFromFeed(
  { externalIds }: { readonly externalIds: readonly ExternalId[] },
  context: ReconcileContext,
): boolean {
  return externalIds.some(({ source }) => source === context.source.system);
}

export function isOfRow({ externalIds }: { readonly externalIds: readonly ExternalId[] }, { id }: AbsenceRow): boolean {
  return externalIds.some(({ source, value }) => source === id.source && value === id.value);
}
