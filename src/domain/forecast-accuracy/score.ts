/** How good chances are, set against what happened. */

/** A chance, and whether it came true. */
export interface Forecast {
  readonly chance: number;
  readonly happened: boolean;
}

export interface Score {
  readonly rows: number;
  /** The mean of (p - y)². */
  readonly brier: number;
  /** The mean of -ln of the chance given to what happened, chances kept within [0.0001, 0.9999]. */
  readonly logLoss: number;
  /** Expected calibration error: the mean over rows of |mean p - mean y| of the row's bin, ten equal bins of p. */
  readonly calibrationError: number;
}

/** Forecasts of about the same chance together. */
export interface Bin {
  /** 0 to 9: its chances begin at a tenth of it. */
  readonly tenth: number;
  readonly rows: number;
  readonly meanChance: number;
  readonly frequency: number;
}

const SURE = 0.0001;

export function scoreOf(forecasts: readonly Forecast[]): Score {
  const rows = forecasts.length;
  const mean = (values: (forecast: Forecast) => number) =>
    forecasts.reduce((sum, forecast) => sum + values(forecast), 0) / rows;
  return {
    rows,
    brier: mean(({ chance, happened }) => (chance - Number(happened)) ** 2),
    logLoss: mean(({ chance, happened }) => {
      const p = Math.min(1 - SURE, Math.max(SURE, chance));
      return -Math.log(happened ? p : 1 - p);
    }),
    calibrationError: binsOf(forecasts).reduce(
      (sum, bin) => sum + (bin.rows / rows) * Math.abs(bin.meanChance - bin.frequency),
      0,
    ),
  };
}

/** The ten equal bins of the chance that hold a forecast, in their order. */
export function binsOf(forecasts: readonly Forecast[]): Bin[] {
  const bins = Map.groupBy(forecasts, ({ chance }) => Math.min(9, Math.floor(chance * 10)));
  return [...bins]
    .toSorted(([a], [b]) => a - b)
    .map(([tenth, members]) => ({
      tenth,
      rows: members.length,
      meanChance: members.reduce((sum, { chance }) => sum + chance, 0) / members.length,
      frequency: members.filter(({ happened }) => happened).length / members.length,
    }));
}
