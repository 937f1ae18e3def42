/** A chance, and whether the event happened. */
export interface Forecast {
  readonly chance: number;
  readonly happened: boolean;
}

export interface Score {
  readonly rows: number;
  /** The mean of (p - y)². */
  readonly brier: number;
  /** The mean of -ln of the chance of what happened, with chances kept within [0.0001, 0.9999]. */
  readonly logLoss: number;
  /** Expected calibration error: the mean over rows of |mean p - mean y| of the row's bin. */
  readonly calibrationError: number;
}

/** The forecasts with a chance in one tenth of [0, 1]. */
export interface Bin {
  /** 0 to 9: the bin starts at the chance `index / 10`. */
  readonly index: number;
  readonly rows: number;
  readonly meanChance: number;
  readonly frequency: number;
}

/** Chances are kept this far from 0 and 1, so that the log loss stays finite. */
const MIN_CHANCE = 0.0001;

export function scoreOf(forecasts: readonly Forecast[]): Score {
  const rows = forecasts.length;
  const mean = (values: (forecast: Forecast) => number) =>
    forecasts.reduce((sum, forecast) => sum + values(forecast), 0) / rows;
  return {
    rows,
    brier: mean(({ chance, happened }) => (chance - Number(happened)) ** 2),
    logLoss: mean(({ chance, happened }) => {
      const p = Math.min(1 - MIN_CHANCE, Math.max(MIN_CHANCE, chance));
      return -Math.log(happened ? p : 1 - p);
    }),
    calibrationError: binsOf(forecasts).reduce(
      (sum, bin) => sum + (bin.rows / rows) * Math.abs(bin.meanChance - bin.frequency),
      0,
    ),
  };
}

/** Returns the non-empty bins of ten equal ones, in order. */
export function binsOf(forecasts: readonly Forecast[]): Bin[] {
  const bins = Map.groupBy(forecasts, ({ chance }) => Math.min(9, Math.floor(chance * 10)));
  return [...bins]
    .toSorted(([a], [b]) => a - b)
    .map(([index, members]) => ({
      index,
      rows: members.length,
      meanChance: members.reduce((sum, { chance }) => sum + chance, 0) / members.length,
      frequency: members.filter(({ happened }) => happened).length / members.length,
    }));
}
