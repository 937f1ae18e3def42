/**
 * The parameters of the recovery model. Symbols as in README.md of this folder.
 *
 * Those of `PARAMETERS` were fitted by `npm exec -- node bench/recovery-fit/fit.ts FILE` to 2,830 statements (28,992 rows,
 * Premier League, seasons 2017-18 to 2021-22). They are statistics, no physiology.
 */

export interface Parameters {
  readonly unknown: {
    /** θ: how fast they come back of whom no day is known, as a multiple of the diagnosis's typical course. */
    readonly hazard: number;
  };
  readonly dated: {
    /** c: how much later than named they come back who are out for long already, per ln(1 + d/30). */
    readonly delay: number;
    /** s: the spread around a day three weeks ahead, in ln(days). */
    readonly spread: number;
    /** ω: the share of named days that mean nothing, as log-odds. */
    readonly adrift: number;
  };
  readonly chance: {
    /** m: ln of when they come back of whom 75 % was said, as a multiple of the days to the next fixture. */
    readonly middle: number;
    /** k: how much later per step of doubt. */
    readonly tilt: number;
    /** s: the spread in ln(days). */
    readonly spread: number;
    /** ω: the share that takes the diagnosis's course where 75 % was said, as log-odds. */
    readonly adrift: number;
  };
}

export const PARAMETERS: Parameters = {
  unknown: { hazard: 0.782 },
  dated: { delay: 0.189, spread: 0.731, adrift: -1.727 },
  chance: { middle: -0.454, tilt: 1.114, spread: 1.035, adrift: -0.966 },
};

/** d, where the day of the injury is not known: the median of the same statements, by what was said. */
export const TYPICAL_DAYS_OUT = { unknown: 9, dated: 16, chance: 3 };

/** n, where the day of the next fixture is not known: the median of the same statements. */
export const TYPICAL_DAYS_TO_NEXT = 3;
