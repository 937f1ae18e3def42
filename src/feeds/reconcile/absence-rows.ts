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
  /** Who says it. */
  readonly source: EstimateSource;
  /** The first day: as stated, else the day on which it was said. */
  readonly from: Day;
  /** When it was said. */
  readonly saidAt: Instant;
  /** The day of the feed in the zone of the team. */
  readonly asOf: Day;
  /** What identifies the row in later imports. */
  readonly id: ExternalId;
}

/** Whether a feed says something of a record for the first time, repeats itself, or has nothing that counts. */
export type Outcome = 'CHANGED' | 'UNCHANGED' | 'LEFT_OUT';

export function isOwn(source: EstimateSource | null, own: EstimateSource): boolean {
  return source !== null && source.name === own.name;
}

/** Whether a record was made from a row of this feed. */
export function isFromFeed(
  { externalIds }: { readonly externalIds: readonly ExternalId[] },
  context: ReconcileContext,
): boolean {
  return externalIds.some(({ source }) => source === context.source.system);
}

export function isOfRow({ externalIds }: { readonly externalIds: readonly ExternalId[] }, { id }: AbsenceRow): boolean {
  return externalIds.some(({ source, value }) => source === id.source && value === id.value);
}
