/**
 * The parameters of the recovery model, with the symbols of docs/recovery-model.md.
 *
 * `PARAMETERS` was fitted by `npm exec -- node bench/recovery-fit/fit.ts FILE` to 2,830 statements (28,992 rows, Premier
 * League, seasons 2017-18 to 2021-22). The values are statistical, not physiological.
 */

export interface Parameters {
  readonly unknown: {
    /** θ: the hazard of a return without a stated day, as a multiple of the diagnosis's typical course. */
    readonly hazard: number;
  };
  readonly dated: {
    /** c: the delay behind the stated day per ln(1 + d/30), d the days out so far. */
    readonly delay: number;
    /** s: the spread around a stated day three weeks ahead, in ln(days). */
    readonly spread: number;
    /** ω: the share of stated days that carry no information, as log-odds. */
    readonly noiseLogOdds: number;
  };
  readonly chance: {
    /** m: ln of the median return at a stated 75 %, in days to the next fixture. */
    readonly logMedian: number;
    /** k: the shift of ln(days) per unit of doubt. */
    readonly doubtSlope: number;
    /** s: the spread of ln(days). */
    readonly spread: number;
    /** ω: the share that takes the diagnosis's typical course at a stated 75 %, as log-odds. */
    readonly noiseLogOdds: number;
  };
}

export const PARAMETERS: Parameters = {
  unknown: { hazard: 0.782 },
  dated: { delay: 0.189, spread: 0.731, noiseLogOdds: -1.727 },
  chance: { logMedian: -0.454, doubtSlope: 1.114, spread: 1.035, noiseLogOdds: -0.966 },
};

/** d, if the day of the injury is unknown: the median of the same statements, by kind of statement. */
export const TYPICAL_DAYS_OUT = { unknown: 9, dated: 16, chance: 3 };

/** n, if the day of the next fixture is unknown: the median of the same statements. */
export const TYPICAL_DAYS_TO_NEXT = 3;
