import { daysBetween } from '../day.ts';
import { typicalDuration } from '../diagnosis/catalogue.ts';
import { logUpperTail, upperTail } from './normal-distribution.ts';
import type { Parameters } from './parameters.ts';
import type { RecoveryCase } from './recovery-case.ts';

/** The few who fall out of the usual course, f, take that of an ACL rupture as publicly recorded (Λ). */
const STRAYS = { public: 0.05, club: 0.01, median: 236.5, sigma: 0.55 };

/** Nobody is out for ever: 500 days is the middle of where an absence of years ends (H). An assumption without data. */
const END = { median: 500, sigma: 0.4 };

/** H(x) = Q(ln(x / 500) / 0.4): above 0.9999 within the first 100 days, 0.0006 after five years. */
export function maxAbsenceSurvival(x: number): number {
  return x <= 0 ? 1 : upperTail(Math.log(x / END.median) / END.sigma);
}

/** d: how long he has been out on the day of the statement. */
export function daysOut({ occurredOn, statedOn }: RecoveryCase, typical: number): number {
  return occurredOn === null ? typical : Math.max(0, daysBetween(occurredOn, statedOn));
}

/**
 * The typical course from the day of the statement, of a player who has been out for d days with that diagnosis:
 *
 *     U(x) = H(x) [f Λ(x) + (1 - f) (C(d + x) / C(d))^θ]     the chance that he is still out after x more days
 *     C(t) = Q((ln t - ln median) / sigma)                   the catalogue's course, t days after the injury
 *     Λ(x) = Q(ln(x / 236.5) / 0.55)                         the course of those who fall out of it, f of all
 *
 * A medical report takes the club-reported population with θ = 1 and f = 0.01, all others the public one with the
 * fitted θ and f = 0.05.
 */
export function typicalCourse(
  recoveryCase: RecoveryCase,
  d: number,
  { hazard }: Parameters['unknown'],
): (x: number) => number {
  const medical = recoveryCase.source === 'MEDICAL';
  const { median, sigma } = typicalDuration({ ...recoveryCase, population: medical ? 'CLUB' : 'PUBLIC' });
  const theta = medical ? 1 : hazard;
  const strays = medical ? STRAYS.club : STRAYS.public;
  const logStill = (t: number) => (t <= 0 ? 0 : logUpperTail(Math.log(t / median) / sigma));
  const logNow = logStill(d);
  return (x) => {
    if (x <= 0) return 1;
    const straying = upperTail(Math.log(x / STRAYS.median) / STRAYS.sigma);
    const usual = Math.exp(theta * (logStill(d + x) - logNow));
    return maxAbsenceSurvival(x) * (strays * straying + (1 - strays) * usual);
  };
}
