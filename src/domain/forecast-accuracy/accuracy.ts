import { type Day, dayIn, daysBetween, type Instant } from '../day.ts';
import type { FixtureId } from '../fixture.ts';
import type { EstimateSource, RecoveryEstimate } from '../recovery-estimate.ts';
import type { InjuryId } from '../injury.ts';
import type { PlayerId } from '../player.ts';
import { binsOf, type Forecast, scoreOf } from './score.ts';

/**
 * A published chance that a player misses a game, to be compared with what happened.
 *
 * It counts if the game FINISHED on the day that it had in the list, and the list was published before that day. Of
 * several lists of one day only the last counts. Excluded: conditional ties, games without a chance, games of a ban
 * (a rule, not an estimate), and forecasts that are based on a withdrawn injury.
 *
 * A list has only games with a chance above 0.1. So the lowest bin is empty, and a game missed by a player who was
 * published as available does not count. The other bins are unbiased, because the selection depends only on the chance.
 */
export interface PublishedForecast {
  readonly player: PlayerId;
  readonly fixture: FixtureId;
  readonly matchDay: Day;
  readonly publishedAt: Instant;
  /** When the player's next list was published; null if this one is the newest. */
  readonly supersededAt: Instant | null;
  /** The chance of missing the game, 0 to 1. */
  readonly chance: number;
  /** The injuries that the chance is based on. */
  readonly injuries: readonly InjuryId[];
}

/** A forecast whose outcome is known. */
export interface JudgedForecast extends Forecast {
  /** The source of the estimate that was current at publication; null if unnamed or if there were several estimates. */
  readonly source: Pick<EstimateSource, 'kind' | 'name'> | null;
  /** Days from the day of publication, in the zone of the player's club, to the match day; at least 1. */
  readonly leadDays: number;
}

/** The facts that forecasts are compared with. */
export interface Outcome {
  readonly zones: ReadonlyMap<PlayerId, string>;
  /** The estimates of each injury that was not withdrawn, newest first. */
  readonly estimates: ReadonlyMap<InjuryId, readonly RecoveryEstimate[]>;
  /** Whether the player missed the fixture; null if that is unknown or it is not a fixture of the player's teams. */
  missed(player: PlayerId, fixture: FixtureId): boolean | null;
}

/** Returns the forecasts that count, each with its outcome. */
export function judge(published: readonly PublishedForecast[], outcome: Outcome): JudgedForecast[] {
  const dayOf = cachedDayIn();
  return published.flatMap(({ player, fixture, matchDay, publishedAt, supersededAt, chance, injuries }) => {
    const zone = outcome.zones.get(player);
    const ledgers = injuries.map((injury) => outcome.estimates.get(injury)).filter((ledger) => ledger !== undefined);
    if (zone === undefined || ledgers.length < injuries.length) return [];
    const day = dayOf(zone, publishedAt);
    const leadDays = daysBetween(day, matchDay);
    const isLastOfDay = supersededAt === null || dayOf(zone, supersededAt) !== day;
    const happened = leadDays < 1 || !isLastOfDay ? null : outcome.missed(player, fixture);
    return happened === null ? [] : [{ chance, happened, leadDays, source: sourceAmong(ledgers, publishedAt) }];
  });
}

/** Returns the source of the only estimate that was current at an instant; null if unnamed or if there were several. */
function sourceAmong(ledgers: readonly (readonly RecoveryEstimate[])[], at: Instant): JudgedForecast['source'] {
  const source = ledgers.length === 1 ? ledgers[0]?.find(({ recordedAt }) => recordedAt <= at)?.source : null;
  return source == null ? null : { kind: source.kind, name: source.name };
}

/** Returns `dayIn` with a cache, because one time boundary publishes many lists at the same instant. */
function cachedDayIn(): typeof dayIn {
  const days = new Map<string, Day>();
  return (zone, at) => {
    const key = `${zone} ${at}`;
    const day = days.get(key) ?? dayIn(zone, at);
    days.set(key, day);
    return day;
  };
}

/** The forecasts with a chance from `from` up to, not including, `to`. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly forecasts: number;
  readonly meanChance: number | null;
  readonly missedShare: number | null;
}

/** The accuracy of some forecasts. Scores are null if there are no forecasts. */
export interface Accuracy {
  readonly forecasts: number;
  readonly brier: number | null;
  readonly logLoss: number | null;
  /** All ten bins in order. The last one includes the chance 1. */
  readonly reliability: readonly ReliabilityBin[];
}

const BIN_INDEXES = Array.from({ length: 10 }, (_, index) => index);

export function accuracyOf(forecasts: readonly Forecast[]): Accuracy {
  const score = forecasts.length === 0 ? null : scoreOf(forecasts);
  const bins = new Map(binsOf(forecasts).map((bin) => [bin.index, bin]));
  return {
    forecasts: forecasts.length,
    brier: score?.brier ?? null,
    logLoss: score?.logLoss ?? null,
    reliability: BIN_INDEXES.map((index) => ({
      from: index / 10,
      to: (index + 1) / 10,
      forecasts: bins.get(index)?.rows ?? 0,
      meanChance: bins.get(index)?.meanChance ?? null,
      missedShare: bins.get(index)?.frequency ?? null,
    })),
  };
}

export interface SourceAccuracy extends Accuracy {
  readonly source: JudgedForecast['source'];
}

/** Returns the accuracy of each source, the source with the most forecasts first. */
export function accuracyBySource(forecasts: readonly JudgedForecast[]): SourceAccuracy[] {
  return Map.groupBy(forecasts, ({ source }) => JSON.stringify(source && [source.kind, source.name]))
    .entries()
    .toArray()
    .toSorted(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
    .map(([, some]) => ({ source: some[0]?.source ?? null, ...accuracyOf(some) }));
}

/** A range of days from publication to match day, bounds included. `maxDays` null means no upper bound. */
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
