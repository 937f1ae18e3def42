import { type Day, dayIn, daysBetween, type Instant } from '../day.ts';
import type { FixtureId } from '../fixture.ts';
import type { EstimateSource, RecoveryEstimate } from '../recovery-estimate.ts';
import type { InjuryId } from '../injury.ts';
import type { PlayerId } from '../player.ts';
import { binsOf, type Forecast, scoreOf } from './score.ts';

/**
 * How good the chances were that this installation has published, set against what then happened.
 *
 * A forecast is the chance in a published list that a player misses a game. It counts where the game has been FINISHED
 * since, on the day that it had in the list, and the list was published before that day; of several lists of one day
 * only the last counts. Left out: conditional ties, games without a chance, games that a ban takes from him (rules, no
 * estimate), and what rests on an injury that was withdrawn.
 *
 * Only games of a list are in its ledger, so that a game is not counted for the days on which its chance was 0.1 or
 * less: the tenth below that is empty, and who was called available and missed a game after all is not held against
 * anybody. The other tenths are not distorted by that, as a forecast is chosen by its own chance alone.
 */
export interface PublishedForecast {
  readonly player: PlayerId;
  readonly fixture: FixtureId;
  readonly matchDay: Day;
  readonly publishedAt: Instant;
  /** When the next list of his was published; null while this one stands. */
  readonly supersededAt: Instant | null;
  /** 0 to 1, that he misses it. */
  readonly chance: number;
  /** What it rests on. */
  readonly injuries: readonly InjuryId[];
}

/** A forecast of which it is known whether it came true. */
export interface JudgedForecast extends Forecast {
  /** Who had given the estimate that stood when it was published; null: nobody is known, or several estimates stood. */
  readonly source: Pick<EstimateSource, 'kind' | 'name'> | null;
  /** Whole days from the day of publication, at his club, to the match day: 1 or more. */
  readonly leadDays: number;
}

/** What forecasts are judged by. */
export interface Outcome {
  readonly zones: ReadonlyMap<PlayerId, string>;
  /** The ledgers of the injuries that were not withdrawn, newest first. */
  readonly estimates: ReadonlyMap<InjuryId, readonly RecoveryEstimate[]>;
  /** Whether he missed it, as far as is known today; null: it is none of his games. */
  missed(player: PlayerId, fixture: FixtureId): boolean | null;
}

export function judge(published: readonly PublishedForecast[], hindsight: Outcome): JudgedForecast[] {
  const dayOf = daysOfPublication();
  return published.flatMap(({ player, fixture, matchDay, publishedAt, supersededAt, chance, injuries }) => {
    const zone = hindsight.zones.get(player);
    const ledgers = injuries.map((injury) => hindsight.estimates.get(injury)).filter((ledger) => ledger !== undefined);
    if (zone === undefined || ledgers.length < injuries.length) return [];
    const day = dayOf(zone, publishedAt);
    const leadDays = daysBetween(day, matchDay);
    const isLastOfDay = supersededAt === null || dayOf(zone, supersededAt) !== day;
    const happened = leadDays < 1 || !isLastOfDay ? null : hindsight.missed(player, fixture);
    return happened === null ? [] : [{ chance, happened, leadDays, source: sourceAmong(ledgers, publishedAt) }];
  });
}

/** Who had given the one estimate that stood at a moment; null where several stood, or nobody is named. */
function sourceAmong(ledgers: readonly (readonly RecoveryEstimate[])[], at: Instant): JudgedForecast['source'] {
  const source = ledgers.length === 1 ? ledgers[0]?.find(({ recordedAt }) => recordedAt <= at)?.source : null;
  return source == null ? null : { kind: source.kind, name: source.name };
}

/** `dayIn`, which takes its time, once per zone and moment: a night's lists are published together. */
function daysOfPublication(): typeof dayIn {
  const days = new Map<string, Day>();
  return (zone, at) => {
    const key = `${zone} ${at}`;
    const day = days.get(key) ?? dayIn(zone, at);
    days.set(key, day);
    return day;
  };
}

/** Forecasts of which a tenth of all chances holds the chance: those from `from` up to, not including, `to`. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly forecasts: number;
  readonly meanChance: number | null;
  readonly missedShare: number | null;
}

/** How good some forecasts were; scores are null where there are none. */
export interface Accuracy {
  readonly forecasts: number;
  readonly brier: number | null;
  readonly logLoss: number | null;
  /** All ten, in their order. The last one holds the chance 1 too. */
  readonly reliability: readonly ReliabilityBin[];
}

const TENTHS = Array.from({ length: 10 }, (_, tenth) => tenth);

export function accuracyOf(forecasts: readonly Forecast[]): Accuracy {
  const score = forecasts.length === 0 ? null : scoreOf(forecasts);
  const bins = new Map(binsOf(forecasts).map((bin) => [bin.tenth, bin]));
  return {
    forecasts: forecasts.length,
    brier: score?.brier ?? null,
    logLoss: score?.logLoss ?? null,
    reliability: TENTHS.map((tenth) => ({
      from: tenth / 10,
      to: (tenth + 1) / 10,
      forecasts: bins.get(tenth)?.rows ?? 0,
      meanChance: bins.get(tenth)?.meanChance ?? null,
      missedShare: bins.get(tenth)?.frequency ?? null,
    })),
  };
}

export interface SourceAccuracy extends Accuracy {
  readonly source: JudgedForecast['source'];
}

/** Those of each source, the one with the most forecasts first. */
export function accuracyBySource(forecasts: readonly JudgedForecast[]): SourceAccuracy[] {
  return Map.groupBy(forecasts, ({ source }) => JSON.stringify(source && [source.kind, source.name]))
    .entries()
    .toArray()
    .toSorted(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
    .map(([, some]) => ({ source: some[0]?.source ?? null, ...accuracyOf(some) }));
}

/** Days from publication to match day, both bounds included; `maxDays` null: and any longer. */
export interface LeadTime {
  readonly minDays: number;
  readonly maxDays: number | null;
}

const LEAD_TIMES: readonly LeadTime[] = [
  { minDays: 1, maxDays: 3 },
  { minDays: 4, maxDays: 7 },
  { minDays: 8, maxDays: 14 },
  { minDays: 15, maxDays: 28 },
  { minDays: 29, maxDays: null },
];

export function isWithin(leadDays: number, { minDays, maxDays }: LeadTime): boolean {
  return leadDays >= minDays && (maxDays === null || leadDays <= maxDays);
}

export interface LeadTimeAccuracy extends Accuracy, LeadTime {}

export function accuracyByLeadTime(forecasts: readonly JudgedForecast[]): LeadTimeAccuracy[] {
  return LEAD_TIMES.map((time) => ({
    ...time,
    ...accuracyOf(forecasts.filter(({ leadDays }) => isWithin(leadDays, time))),
  }));
}
