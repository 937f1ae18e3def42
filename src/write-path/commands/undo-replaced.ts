import type { AuditEntry } from '../../auth/audit.ts';
import { type Changed, changedFacts } from '../../domain/availability/facts.ts';
import { accept, conflict, type Decision } from '../../domain/decision.ts';
import type { Instant } from '../../domain/day.ts';
import { type Injury, amendInjury } from '../../domain/injury.ts';
import { reopenInjury } from '../../domain/injury-corrections.ts';
import { fieldsChangedSince, type Replacement, withFormerFields } from '../../domain/replacement.ts';
import { isImposedAgain, type Suspension, withFormerTerms } from '../../domain/suspension.ts';
import { unsupportedRecords } from '../../domain/unsupported-records.ts';
import type { ScopeSnapshot } from '../../storage/store.ts';
import type { Command } from '../command.ts';
import { questionsOfLineups } from './lineup.ts';
import { timeAt } from './injury.ts';
import { isGone, referencesOf, scopeOfReferences } from './replaced-scope.ts';

/** The names of fields in the API, where they differ; null for a field that follows from others. */
const FIELD_NAMES: Readonly<Record<string, string | null>> = {
  day: 'date',
  originalDay: 'originalDate',
  lastPossibleDay: 'lastPossibleDate',
  resumes: 'resumesFrom',
  memberships: 'teams',
  minimumAbsenceDays: 'minimumAbsence',
  amendments: null,
  recordedAt: null,
};

/**
 * Restores the values that a change replaced, as a correction. It is refused if one of the fields was changed since, or
 * if records were added that the former state does not allow. `later`: the actions since, for the refusal.
 */
export function undoReplaced(
  { at: madeAt }: Pick<AuditEntry, 'at'>,
  replaced: readonly Replacement[],
  later: readonly string[],
  note: string | null,
): Command<null> {
  const references = referencesOf(replaced);
  return {
    scope: scopeOfReferences(references),
    affectsBans: replaced.some(({ kind }) => kind !== 'suspensions' && kind !== 'injuries'),
    decide(snapshot, now) {
      if (isGone(references, snapshot)) return conflict('It was merged into another entry since.');
      const stale = changedSince(replaced, snapshot);
      if (stale !== null)
        return conflict(`${sentenceOf(stale, later)} Undo that first, or correct what is recorded now.`);
      const changed = formerState(replaced, snapshot, madeAt, now);
      if (!changed.ok) return changed;
      const basis = { fixtures: new Set(references.fixtures), players: new Set(references.players) };
      const unsupported = unsupportedRecords(snapshot, changedFacts(snapshot, changed.value), basis, now);
      if (unsupported.length > 0) {
        const records = [...new Set(unsupported)].join(', ');
        return conflict(`Other records build on it: ${records}. Correct those first.`);
      }
      return accept({ changed: changed.value, cause: 'CORRECTION', value: null, note });
    },
  };
}

/** Returns the names of the fields that were changed since; empty if a whole record was, null if nothing was. */
function changedSince(replaced: readonly Replacement[], snapshot: ScopeSnapshot): readonly string[] | null {
  const fields: string[] = [];
  for (const replacement of replaced) {
    const present = presentOf(replacement, snapshot);
    if ((present === null) !== (replacement.after === null)) return [];
    if (present !== null) fields.push(...fieldsChangedSince(replacement, present));
  }
  const named = fields.flatMap((field) => (field in FIELD_NAMES ? (FIELD_NAMES[field] ?? []) : field));
  return fields.length === 0 ? null : [...new Set(named)];
}

function presentOf({ kind, key }: Replacement, snapshot: ScopeSnapshot): object | null {
  const entities: ReadonlyMap<string, object> = snapshot[kind];
  return entities.get(key) ?? null;
}

function sentenceOf(fields: readonly string[], later: readonly string[]): string {
  const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');
  const parts = [...(fields.length > 0 ? [quoted(fields)] : []), ...(later.length > 0 ? [`by ${quoted(later)}`] : [])];
  return parts.length === 0 ? 'It was changed since.' : `It was changed since (${parts.join(', ')}).`;
}

/** Returns the facts with the replaced entities in their former state. */
function formerState(
  replaced: readonly Replacement[],
  snapshot: ScopeSnapshot,
  madeAt: Instant,
  now: Instant,
): Decision<Changed> {
  const restored: Record<string, object[]> = {};
  const removed: Record<string, string[]> = {};
  for (const replacement of replaced) {
    const { kind, key, before } = replacement;
    if (before === null) {
      (removed[kind] ??= []).push(key);
      continue;
    }
    const present = presentOf(replacement, snapshot) ?? {};
    const former = withFormerFields(present, replacement);
    const decision: Decision<object> =
      kind === 'injuries'
        ? formerInjury(present as Injury, former as Injury, snapshot, madeAt, now)
        : kind === 'suspensions'
          ? formerSuspension(present as Suspension, former as Suspension, snapshot, now)
          : accept(former);
    if (!decision.ok) return decision;
    (restored[kind] ??= []).push(decision.value);
  }
  const { questions, answered } = questionsOfLineups({ ...restored, removed }, snapshot, now);
  return accept({ ...restored, questions, removed: { ...removed, questions: answered } });
}

function formerInjury(
  present: Injury,
  former: Injury,
  snapshot: ScopeSnapshot,
  madeAt: Instant,
  now: Instant,
): Decision<Injury> {
  const player = snapshot.players.get(present.player);
  if (player === undefined) return conflict('It was changed since.');
  if (former.status !== present.status) {
    if (former.status === 'ACTIVE') return reopenInjury(present, [...snapshot.injuries.values()]);
    const isRevised = (snapshot.estimates.get(present.id) ?? []).some(({ recordedAt }) => recordedAt > madeAt);
    return isRevised ? conflict('Other records build on it: an estimate. Retract it first.') : accept(former);
  }
  const occurredIn = former.occurredIn === null ? null : (snapshot.fixtures.get(former.occurredIn) ?? null);
  const amended = amendInjury(present, player, timeAt(player, snapshot, now), { ...former, occurredIn });
  if (amended.ok || amended.refusal.kind !== 'INVALID') return amended.ok ? accept(former) : amended;
  return conflict(`Other records build on it. ${amended.refusal.issues.map(({ message }) => message).join(' ')}`);
}

function formerSuspension(
  present: Suspension,
  former: Suspension,
  { suspensions }: ScopeSnapshot,
  now: Instant,
): Decision<Suspension> {
  if (former.liftedAt === null && isImposedAgain(former, suspensions.values())) {
    return conflict('The same suspension was imposed again since: lift one of the two.');
  }
  const isAmended = former.amendments.length !== present.amendments.length;
  return accept(isAmended ? withFormerTerms(present, former, now) : former);
}
