import { daysBetween } from '../day.ts';
import { typicalDuration } from '../diagnosis/catalogue.ts';
import { logUpperTail, upperTail } from './normal-distribution.ts';
import type { Parameters } from './parameters.ts';
import type { RecoveryCase } from './recovery-case.ts';

/** The share f of outliers, and their course Λ: that of a publicly recorded ACL rupture, in days. */
const OUTLIERS = { public: 0.05, club: 0.01, median: 236.5, sigma: 0.55 };

/** The median, in days, and spread of H, which bounds every absence. An assumption without data. */
const MAX_ABSENCE = { median: 500, sigma: 0.4 };

/** Returns H(x) = Q(ln(x / 500) / 0.4): above 0.9999 within the first 100 days, 0.0006 after five years. */
export function maxAbsenceSurvival(x: number): number {
  return x <= 0 ? 1 : upperTail(Math.log(x / MAX_ABSENCE.median) / MAX_ABSENCE.sigma);
}

/** Returns d, the days out on the day of the statement; `typical` if the day of the injury is unknown. */
export function daysOut({ occurredOn, statedOn }: RecoveryCase, typical: number): number {
  return occurredOn === null ? typical : Math.max(0, daysBetween(occurredOn, statedOn));
}

/**
 * Returns the typical course, from the day of the statement, of a player who has been out for d days:
 *
 *     U(x) = H(x) [f Λ(x) + (1 - f) (C(d + x) / C(d))^θ]     the chance of still being out after x more days
 *     C(t) = Q((ln t - ln median) / sigma)                   the catalogue's course, t days after the injury
 *     Λ(x) = Q(ln(x / 236.5) / 0.55)                         the course of outliers, a share f
 *
 * A medical source refers to the club-reported population, with θ = 1 and f = 0.01. All other sources refer to the
 * public one, with the fitted θ and f = 0.05.
 */
export function typicalCourse(
  recoveryCase: RecoveryCase,
  d: number,
  { hazard }: Parameters['unknown'],
): (x: number) => number {
  const medical = recoveryCase.source === 'MEDICAL';
  const { median, sigma } = typicalDuration({ ...recoveryCase, population: medical ? 'CLUB' : 'PUBLIC' });
  const theta = medical ? 1 : hazard;
  const outliers = medical ? OUTLIERS.club : OUTLIERS.public;
  const logSurvival = (t: number) => (t <= 0 ? 0 : logUpperTail(Math.log(t / median) / sigma));
  const logSurvivalWhenStated = logSurvival(d);
  return (x) => {
    if (x <= 0) return 1;
    const outlying = upperTail(Math.log(x / OUTLIERS.median) / OUTLIERS.sigma);
    const usual = Math.exp(theta * (logSurvival(d + x) - logSurvivalWhenStated));
    return maxAbsenceSurvival(x) * (outliers * outlying + (1 - outliers) * usual);
  };
}
