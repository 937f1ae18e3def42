import type { InjuryOutlook } from './injury-outlook.ts';
import type { SuspensionSchedule } from './suspension-schedule.ts';

/** One thing that may keep him out of one fixture, and the chance (0 to 1) that it does by itself. */
export type Cause =
  | { readonly kind: 'INJURY'; readonly chance: number; readonly course: InjuryOutlook }
  | { readonly kind: 'SUSPENSION'; readonly chance: 1; readonly ban: SuspensionSchedule };
