import type { Brand } from './brand.ts';
import type { CompetitionId } from './competition.ts';
import type { FamilyId } from './competition-family.ts';
import type { Day, Instant } from './day.ts';
import { accept, conflict, type Decision, invalid, issuesOf } from './decision.ts';
import type { PlayerId } from './player.ts';
import type { ExternalId } from './team.ts';

export type SuspensionId = Brand<string, 'SuspensionId'>;

/** The matches that a suspension covers. */
export type SuspensionScope =
  | { readonly kind: 'FAMILIES'; readonly families: readonly FamilyId[] }
  | { readonly kind: 'DOMESTIC'; readonly country: string }
  | { readonly kind: 'FEDERATION'; readonly federation: string }
  | { readonly kind: 'EVERYWHERE' }
  /** All seasons of a competition; `competition` is one of them. */
  | { readonly kind: 'COMPETITION'; readonly competition: CompetitionId };

export const SUSPENSION_ORIGINS = ['STATED', 'CARDS'] as const;
export type SuspensionOrigin = (typeof SUSPENSION_ORIGINS)[number];

/** A change of a suspension after it was imposed, with the values that it replaced. */
export interface SuspensionAmendment {
  readonly at: Instant;
  readonly matches: number | null;
  readonly until: Day | null;
  readonly forLife: boolean;
  readonly scope: SuspensionScope;
  readonly reason: string | null;
}

/** A ban for the next matches of its scope, or until a day. */
export interface Suspension {
  readonly id: SuspensionId;
  readonly player: PlayerId;
  /** The season in which it was imposed; null if it belongs to none. */
  readonly competition: CompetitionId | null;
  readonly scope: SuspensionScope;
  /** Null for a suspension until a day or for life. */
  readonly matches: number | null;
  /** The first day on which the player may play again; null for a number of matches or for life. */
  readonly until: Day | null;
  readonly forLife: boolean;
  /** The number of further matches that are suspended on condition; null if there are none. */
  readonly probation: number | null;
  /** Earlier values, oldest first. */
  readonly amendments: readonly SuspensionAmendment[];
  /** Whether it was stated, or follows from cards. */
  readonly origin: SuspensionOrigin;
  readonly externalIds: readonly ExternalId[];
  readonly reason: string | null;
  readonly imposedOn: Day;
  /** The time at which it was lifted; null if it was not. */
  readonly liftedAt: Instant | null;
  readonly note: string | null;
}

/** The values of fields that a suspension for matches of one competition does not have. */
export const NO_SUSPENSION_DETAILS = {
  until: null,
  forLife: false,
  probation: null,
  amendments: [],
  origin: 'STATED',
  externalIds: [],
} as const;

/** The longest ban accepted, in matches: about two seasons of a league. */
const MAX_MATCHES = 100;

/** The fields of a suspension that a caller gives. */
export interface SuspensionInput extends Pick<
  Suspension,
  'competition' | 'scope' | 'matches' | 'until' | 'forLife' | 'probation' | 'reason' | 'imposedOn'
> {
  readonly externalIds?: readonly ExternalId[];
}

/** Imposes a suspension. `known`: existing suspensions; a duplicate is rejected because it would count twice. */
export function imposeSuspension(
  id: SuspensionId,
  player: PlayerId,
  known: readonly Suspension[],
  today: Day,
  input: SuspensionInput,
): Decision<Suspension> {
  if (known.some((other) => other.player === player && isSameSuspension(other, input))) {
    return conflict('This suspension is already imposed.');
  }
  const issues = suspensionIssues(input, today);
  if (issues.length > 0) return invalid(issues);
  return accept({ ...NO_SUSPENSION_DETAILS, ...input, id, player, liftedAt: null, note: null });
}

function isSameSuspension(other: Suspension, input: SuspensionInput): boolean {
  const isSameScope =
    JSON.stringify(other.scope) === JSON.stringify(input.scope) ||
    (other.scope.kind === 'COMPETITION' && other.competition === input.competition);
  return (
    isSameScope &&
    other.liftedAt === null &&
    other.origin === 'STATED' &&
    other.imposedOn === input.imposedOn &&
    other.matches === input.matches &&
    other.until === input.until
  );
}

function suspensionIssues({ matches, until, forLife, probation, imposedOn, scope }: SuspensionInput, today: Day) {
  const lengths = [matches !== null, until !== null, forLife].filter(Boolean).length;
  const isOutOfRange = (number: number | null): boolean => number !== null && (number < 1 || number > MAX_MATCHES);
  return issuesOf(
    [isOutOfRange(matches), 'matches', `The number of matches is out of range; expected 1 to ${MAX_MATCHES}.`],
    [isOutOfRange(probation), 'probation', `The number of matches is out of range; expected 1 to ${MAX_MATCHES}.`],
    [
      lengths === 0 && probation === null,
      'matches',
      'A suspension has a length; expected `matches`, `until` or `forLife`.',
    ],
    [lengths > 1, 'until', 'A suspension is for a number of matches, until a day, or for life; expected one of them.'],
    [until !== null && until <= imposedOn, 'until', `The suspension is imposed on ${imposedOn}; expected a later day.`],
    [imposedOn > today, 'imposedOn', `That day is in the future; today is ${today}.`],
    [scope.kind === 'FAMILIES' && scope.families.length === 0, 'scope', 'The scope is empty; expected a competition.'],
  );
}

/** Corrections to a suspension. Absent fields keep their values. A number of matches and a day exclude each other. */
export interface SuspensionUpdate {
  readonly matches?: number;
  readonly until?: Day;
  readonly scope?: SuspensionScope;
  readonly reason?: string | null;
}

/** Amends a suspension, for example after an appeal. The earlier values stay on record. */
export function amendSuspension(suspension: Suspension, now: Instant, update: SuspensionUpdate): Decision<Suspension> {
  if (suspension.liftedAt !== null) return conflict('This suspension is lifted: it cannot be amended.');
  const { matches, until } = update;
  const issues = issuesOf(
    [
      matches !== undefined && (matches < 1 || matches > MAX_MATCHES),
      'matches',
      `The number of matches is out of range; expected 1 to ${MAX_MATCHES}.`,
    ],
    [
      until !== undefined && until <= suspension.imposedOn,
      'until',
      `The suspension was imposed on ${suspension.imposedOn}; expected a later day.`,
    ],
    [
      matches !== undefined && until !== undefined,
      'until',
      'A suspension is for a number of matches or until a day; expected one of the two.',
    ],
  );
  if (issues.length > 0) return invalid(issues);
  const amended = { ...suspension, ...update };
  const length =
    matches !== undefined
      ? { matches, until: null, forLife: false }
      : until !== undefined
        ? { matches: null, until, forLife: false }
        : {};
  const before = { at: now, ...pickTerms(suspension) };
  return accept({ ...amended, ...length, amendments: [...suspension.amendments, before] });
}

/** Returns an amended suspension with its former terms. The terms until now stay on record. */
export function withFormerTerms(suspension: Suspension, former: Suspension, now: Instant): Suspension {
  return { ...former, amendments: [...suspension.amendments, { at: now, ...pickTerms(suspension) }] };
}

/** Whether another suspension in force has the same terms from the same day. */
export function isImposedAgain(suspension: Suspension, others: Iterable<Suspension>): boolean {
  return [...others].some(
    (other) => other.id !== suspension.id && other.player === suspension.player && isSameSuspension(other, suspension),
  );
}

function pickTerms({ matches, until, forLife, scope, reason }: Suspension): Omit<SuspensionAmendment, 'at'> {
  return { matches, until, forLife, scope, reason };
}

/** Lifts a suspension, even a served one. Matches that were missed before stay missed. */
export function liftSuspension(suspension: Suspension, now: Instant, note: string | null): Decision<Suspension> {
  if (suspension.liftedAt !== null) return conflict('This suspension is already lifted.');
  return accept({ ...suspension, liftedAt: now, note });
}

/** The note of a suspension whose cards are no longer recorded, or no longer bring it. */
export const NO_LONGER_FOLLOWS = 'It no longer follows from the recorded cards.';

/** Whether a suspension by cards was taken back: it never kept the player out of a match. */
export function isTakenBack({ origin, note }: Suspension): boolean {
  return origin === 'CARDS' && note === NO_LONGER_FOLLOWS;
}
