import { day, type Day, type Instant } from '../domain/day.ts';
import type { EstimateSource, Statement } from '../domain/recovery-estimate.ts';
import type { BodyPart, Side } from '../domain/injury.ts';
import type { PlayerSlug } from './players.ts';
import type { ClubSlug, EuropeanClubSlug } from './teams.ts';

/** A match by its pairing, which is unique in a season's competition. */
export type DemoMatch =
  | { readonly competition: 'la-liga'; readonly home: ClubSlug; readonly away: ClubSlug }
  | {
      readonly competition: 'champions-league';
      readonly home: ClubSlug | EuropeanClubSlug;
      readonly away: ClubSlug | EuropeanClubSlug;
    };

export interface DemoInjury {
  readonly player: PlayerSlug;
  /** Where the day itself was not told: the day of the report, or of the operation that the description names. */
  readonly occurredOn: Day;
  /** Null in training, in the cups, and where it is not known. */
  readonly occurredIn: DemoMatch | null;
  readonly bodyPart: BodyPart;
  readonly side: Side | null;
  /** In our own words. */
  readonly description: string;
  /** The words of the diagnosis; null while tests are pending or none was given. */
  readonly diagnosis: string | null;
  readonly said: Exclude<Statement, { basis: 'TEXT' }>;
  readonly source: EstimateSource;
  /** Where the hour is not known: noon UTC. */
  readonly reportedAt: Instant;
}

export const unknown = { basis: 'UNKNOWN', text: null } as const satisfies Statement;

export function by(date: string): { basis: 'DATE'; date: Day } {
  return { basis: 'DATE', date: day(date) };
}

/** "Three to four months": the first day of the span, its middle, its last day. */
export function between(earliest: string, likely: string, latest: string): Extract<Statement, { basis: 'WINDOW' }> {
  return { basis: 'WINDOW', window: { earliest: day(earliest), likely: day(likely), latest: day(latest) } };
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
