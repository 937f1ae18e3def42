import { day, type Day, type Instant } from '../domain/day.ts';
import type { EstimateInput } from '../domain/estimate-text/estimate-input.ts';
import type { BodyPart, Side } from '../domain/injury.ts';
import type { EstimateSource } from '../domain/recovery-estimate.ts';
import type { PlayerSlug } from './players.ts';
import type { ClubSlug, EuropeanClubSlug } from './teams.ts';

/** A match of a season, identified by its competition and pairing. */
export type DemoMatch =
  | { readonly competition: 'la-liga'; readonly home: ClubSlug; readonly away: ClubSlug }
  | {
      readonly competition: 'champions-league';
      readonly home: ClubSlug | EuropeanClubSlug;
      readonly away: ClubSlug | EuropeanClubSlug;
    };

export interface DemoInjury {
  readonly player: PlayerSlug;
  /** The day of the injury. If it is not known: the day of the report, or of the operation in the description. */
  readonly occurredOn: Day;
  /** Null if it happened in training or in a cup, or if that is not known. */
  readonly occurredIn: DemoMatch | null;
  readonly bodyPart: BodyPart;
  readonly side: Side | null;
  /** Written for this data; not quoted. */
  readonly description: string;
  /** The diagnosis in words; null while tests are pending or if none was published. */
  readonly diagnosis: string | null;
  readonly estimate: EstimateInput;
  readonly source: EstimateSource;
  /** Noon UTC if the hour is not known. */
  readonly reportedAt: Instant;
}

export const unknown = { unknown: true } as const satisfies EstimateInput;

export function by(date: string): { date: Day } {
  return { date: day(date) };
}

/** Returns a span such as "three to four months": its first, middle and last day. */
export function between(
  earliest: string,
  likely: string,
  latest: string,
): { window: { earliest: Day; likely: Day; latest: Day } } {
  return { window: { earliest: day(earliest), likely: day(likely), latest: day(latest) } };
}

export function club(name: string): EstimateSource {
  return { kind: 'CLUB', name, url: null };
}

export function press(name: string | null): EstimateSource {
  return { kind: 'PRESS', name, url: null };
}

export function league(home: ClubSlug, away: ClubSlug): DemoMatch {
  return { competition: 'la-liga', home, away };
}
