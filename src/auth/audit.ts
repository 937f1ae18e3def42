import type { Changed } from '../domain/availability/facts.ts';
import type { Brand } from '../domain/brand.ts';
import type { Instant } from '../domain/day.ts';
import type { Redirect } from '../domain/redirect.ts';
import type { TokenScope } from './token.ts';

/** Who can write: the holder of a token; the command line; the demonstration world; the passing of time itself. */
export const ACTOR_KINDS = ['TOKEN', 'COMMAND_LINE', 'DEMONSTRATION', 'TIME'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

export type Actor =
  | { readonly kind: 'TOKEN'; readonly name: string; readonly scope: TokenScope }
  | { readonly kind: Exclude<ActorKind, 'TOKEN'> };

/** Who does something, and what: the name of the mutation, or of what has no mutation. */
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

/** A noun that a deed has made, changed or concerned. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
}

/** Sorts as deeds follow each other: see `auditEntry`. */
export type AuditId = Brand<string, 'AuditId'>;

/** One line of the audit trail. It is written with the change that it tells of, in one transaction, and stays. */
export interface AuditEntry extends AuditContext {
  readonly id: AuditId;
  /** By the clock that everything is assessed by. */
  readonly at: Instant;
  readonly subjects: readonly Subject[];
}

let sequence = 0;

/**
 * The line for a deed. Its id begins with its moment and its turn within this process, so that the order of ids is that
 * of deeds; `mark` tells it from those that other processes write at the same moment.
 */
export function createAuditEntry(
  context: AuditContext,
  at: Instant,
  mark: string,
  subjects: readonly Subject[],
): AuditEntry {
  sequence = (sequence + 1) % 1_000_000;
  const id = `${String(at).padStart(16, '0')}-${String(sequence).padStart(6, '0')}-${mark.slice(0, 8)}` as AuditId;
  return { id, at, actor: context.actor, action: context.action, subjects };
}

/** What a change is about: what was changed, and the players whose injuries and bans were. Each once. */
export function subjectsOf(changed: Changed): Subject[] {
  const of = (kind: SubjectKind, ids: Iterable<string>): Subject[] => [...new Set(ids)].map((id) => ({ kind, id }));
  const ids = (nouns: readonly { readonly id: string }[] = []): string[] => nouns.map(({ id }) => id);
  const ofPlayers = [
    ...(changed.injuries ?? []),
    ...(changed.suspensions ?? []),
    ...(changed.absences ?? []),
    ...(changed.loans ?? []),
    ...(changed.cards ?? []),
    ...(changed.cautionTotals ?? []),
  ].map(({ player }) => player);
  // A family that came with its competition is told by that.
  const ofCompetitions = new Set<string>((changed.competitions ?? []).map(({ family }) => family));
  const estimated = (changed.estimates ?? []).map(({ injury }) => injury);
  const fixtures = [...(changed.lineups ?? []), ...(changed.cards ?? [])].map(({ fixture }) => fixture);
  const kept = (noun: Redirect['noun']): string[] =>
    (changed.redirects ?? []).filter((redirect) => redirect.noun === noun).map(({ to }) => to);
  return [
    ...of('Injury', [...ids(changed.injuries), ...estimated]),
    ...of('Suspension', ids(changed.suspensions)),
    ...of('Absence', ids(changed.absences)),
    ...of('Loan', ids(changed.loans)),
    ...of('Player', [...ids(changed.players), ...ofPlayers, ...kept('player')]),
    ...of('Fixture', [...ids(changed.fixtures), ...fixtures, ...kept('fixture')]),
    ...of('Competition', [...ids(changed.competitions), ...kept('competition')]),
    ...of(
      'CompetitionFamily',
      ids(changed.families).filter((id) => !ofCompetitions.has(id)),
    ),
    ...of('Team', [...ids(changed.teams), ...kept('team')]),
    ...of('Webhook', [...ids(changed.webhooks), ...(changed.removed?.webhooks ?? [])]),
  ];
}
