import { cardOfKey } from '../domain/card.ts';
import { type Changed, playersOfRecords } from '../domain/availability/facts.ts';
import type { Brand } from '../domain/brand.ts';
import type { Instant } from '../domain/day.ts';
import { lineupOfKey } from '../domain/lineup.ts';
import type { Redirect } from '../domain/redirect.ts';
import type { Replacement } from '../domain/replacement.ts';
import type { TokenScope } from './token.ts';

/** The kinds of actors: the holder of a token, the command line, the demo data, the passing of time. */
export const ACTOR_KINDS = ['TOKEN', 'COMMAND_LINE', 'DEMONSTRATION', 'TIME'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

export type Actor =
  | { readonly kind: 'TOKEN'; readonly name: string; readonly scope: TokenScope }
  | { readonly kind: Exclude<ActorKind, 'TOKEN'> };

/** The actor of a change and its action: the name of the mutation, or another name. */
export interface AuditContext {
  readonly actor: Actor;
  readonly action: string;
}

export const SUBJECT_KINDS = [
  'Team',
  'Player',
  'Competition',
  'Fixture',
  'Injury',
  'Suspension',
  'Absence',
  'Loan',
  'CompetitionFamily',
  'Webhook',
] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** An entity that an action created, changed or concerned. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
}

/** Sorts in the order of the actions: see `createAuditEntry`. */
export type AuditId = Brand<string, 'AuditId'>;

/** An entry of the audit trail. It is written in the transaction of its change and never removed. */
export interface AuditEntry extends AuditContext {
  readonly id: AuditId;
  /** The time by the clock of the installation, which may be a movable one. */
  readonly at: Instant;
  readonly subjects: readonly Subject[];
  /** The reason, in the words of a correction; null if none was given. */
  readonly note: string | null;
  /** The values that the change replaced, so that it can be undone; null if they are not kept. */
  readonly replaced: readonly Replacement[] | null;
}

let sequence = 0;

/**
 * Returns the entry for an action. Its id starts with the instant and a sequence number of this process, so that ids
 * sort in the order of the actions; `mark` distinguishes entries that other processes write at the same instant.
 */
export function createAuditEntry(
  context: AuditContext,
  at: Instant,
  mark: string,
  subjects: readonly Subject[],
  { note = null, replaced = null }: Partial<Pick<AuditEntry, 'note' | 'replaced'>> = {},
): AuditEntry {
  sequence = (sequence + 1) % 1_000_000;
  const id = `${String(at).padStart(16, '0')}-${String(sequence).padStart(6, '0')}-${mark.slice(0, 8)}` as AuditId;
  return { id, at, actor: context.actor, action: context.action, subjects, note, replaced };
}

/** Returns the subjects of a change: the changed entities, and the players whose injuries or bans changed, each once. */
export function subjectsOf(changed: Changed): Subject[] {
  const of = (kind: SubjectKind, ids: Iterable<string>): Subject[] => [...new Set(ids)].map((id) => ({ kind, id }));
  const ids = (entities: readonly { readonly id: string }[] = []): string[] => entities.map(({ id }) => id);
  const removedCards = (changed.removed?.cards ?? []).map(cardOfKey);
  // A family that was created with its competition is covered by that competition.
  const ofCompetitions = new Set<string>((changed.competitions ?? []).map(({ family }) => family));
  const estimated = (changed.estimates ?? []).map(({ injury }) => injury);
  const fixtures = [
    ...(changed.lineups ?? []),
    ...(changed.cards ?? []),
    ...removedCards,
    ...(changed.removed?.lineups ?? []).map(lineupOfKey),
  ].map(({ fixture }) => fixture);
  const targets = (noun: Redirect['noun']): string[] =>
    (changed.redirects ?? []).filter((redirect) => redirect.noun === noun).map(({ to }) => to);
  // A change that only settles questions concerns their subjects.
  const settled = Object.keys(changed).every((key) => key === 'questions') ? (changed.questions ?? []) : [];
  return [
    ...settled.map(({ subjectKind: kind, subject: id }) => ({ kind, id })),
    ...of('Injury', [...ids(changed.injuries), ...estimated]),
    ...of('Suspension', ids(changed.suspensions)),
    ...of('Absence', ids(changed.absences)),
    ...of('Loan', [...ids(changed.loans), ...(changed.removed?.loans ?? [])]),
    ...of('Player', [...ids(changed.players), ...playersOfRecords(changed), ...targets('player')]),
    ...of('Fixture', [...ids(changed.fixtures), ...fixtures, ...targets('fixture')]),
    ...of('Competition', [...ids(changed.competitions), ...targets('competition')]),
    ...of(
      'CompetitionFamily',
      ids(changed.families).filter((id) => !ofCompetitions.has(id)),
    ),
    ...of('Team', [...ids(changed.teams), ...targets('team')]),
    ...of('Webhook', [...ids(changed.webhooks), ...(changed.removed?.webhooks ?? [])]),
  ];
}
