import type { AbsenceOutlook } from './absence-outlook.ts';
import type { InjuryOutlook } from './injury-outlook.ts';
import type { SuspensionSchedule } from './suspension-schedule.ts';

/** Something that may keep a player out of one fixture, with its own chance (0 to 1). */
export type Cause =
  | { readonly kind: 'INJURY'; readonly chance: number; readonly outlook: InjuryOutlook }
  | { readonly kind: 'SUSPENSION'; readonly chance: 1; readonly schedule: SuspensionSchedule }
  | { readonly kind: 'ABSENCE'; readonly chance: number; readonly outlook: AbsenceOutlook };
