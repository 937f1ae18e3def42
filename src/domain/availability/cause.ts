import type { FamilyId } from '../competition-family.ts';
import type { FixtureId } from '../fixture.ts';
import type { AbsenceOutlook } from './absence-outlook.ts';
import type { InjuryOutlook } from './injury-outlook.ts';
import type { SuspensionSchedule } from './suspension-schedule.ts';

/** Something that may keep a player out of one fixture, with its own chance (0 to 1). */
export type Cause =
  | { readonly kind: 'INJURY'; readonly chance: number; readonly outlook: InjuryOutlook }
  | { readonly kind: 'SUSPENSION'; readonly chance: 1; readonly schedule: SuspensionSchedule }
  | { readonly kind: 'SUSPENSION_RISK'; readonly chance: number; readonly risk: SuspensionRisk }
  | { readonly kind: 'ABSENCE'; readonly chance: number; readonly outlook: AbsenceOutlook };

/** The risk of a ban by one more yellow card in a competition, with its chance for each fixture ahead. */
export interface SuspensionRisk {
  readonly family: FamilyId;
  readonly competition: string;
  readonly yellows: number;
  readonly threshold: number;
  readonly chances: ReadonlyMap<FixtureId, number>;
}
