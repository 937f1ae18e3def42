import { changedFacts, type Changed } from '../domain/availability/facts.ts';
import type { ChangeCause } from '../domain/availability/published-list.ts';
import type { Day, Instant } from '../domain/day.ts';
import { accept, type Decision } from '../domain/decision.ts';
import type { Scope, ScopeSnapshot, Store } from '../storage/store.ts';

/** A change to make: the facts that it needs, and the decision on them. */
export interface Command<T> {
  readonly scope: Scope;
  /** Returns the rest of the scope, as far as a read before the transaction can determine it. */
  readonly widen?: (store: Store) => Promise<Scope>;
  readonly decide: (snapshot: ScopeSnapshot, now: Instant) => Decision<AcceptedChange<T>>;
  /** Whether it may change bans that follow from cards. Default: false. */
  readonly affectsBans?: boolean;
}

/** The outcome of an accepted decision: the changed entities, the cause, and the value to return. */
export interface AcceptedChange<T> {
  readonly changed: Changed;
  readonly cause: ChangeCause;
  readonly value: T;
  /** The value to return if bans by cards changed too. */
  readonly withBans?: (changed: Changed) => T;
  /** Whether the value only shows what would be changed, so that nothing is stored. */
  readonly isDryRun?: boolean;
  /** The reason, for the audit trail. */
  readonly note?: string | null;
}

/** A field of an input that may be omitted. */
export type Optional<T> = T | null | undefined;

export interface CommandRunner {
  /** Runs a command in one transaction on the write path. */
  run<T>(command: Command<T>): Promise<Decision<T>>;
}

/**
 * Returns several commands as one change with one cause. Each is decided on the facts as the previous ones changed
 * them; the first refusal refuses all.
 */
export function batch(cause: ChangeCause, commands: readonly Command<unknown>[]): Command<null> {
  return {
    scope: mergeScopes(commands.map(({ scope }) => scope)),
    affectsBans: commands.some(({ affectsBans = false }) => affectsBans),
    async widen(store) {
      return mergeScopes(await Promise.all(commands.map(({ widen }) => widen?.(store) ?? {})));
    },
    decide(snapshot, now) {
      const changes: Changed[] = [];
      let facts = snapshot;
      for (const { decide } of commands) {
        const decision = decide(facts, now);
        if (!decision.ok) return decision;
        const { changed } = decision.value;
        changes.push(changed);
        facts = { ...facts, ...changedFacts(facts, changed) };
      }
      return accept({ changed: mergeChanges(changes), cause, value: null });
    },
  };
}

export function mergeScopes(scopes: readonly Scope[]): Scope {
  const since = scopes.flatMap((scope): Day[] => (scope.since === undefined ? [] : [scope.since])).toSorted()[0];
  return {
    ...Object.assign({}, ...scopes),
    players: distinct(scopes.flatMap(({ players }) => players ?? [])),
    teams: distinct(scopes.flatMap(({ teams }) => teams ?? [])),
    fixtures: distinct(scopes.flatMap(({ fixtures }) => fixtures ?? [])),
    fixturesElsewhere: distinct(scopes.flatMap(({ fixturesElsewhere }) => fixturesElsewhere ?? [])),
    injuries: distinct(scopes.flatMap(({ injuries }) => injuries ?? [])),
    suspensions: distinct(scopes.flatMap(({ suspensions }) => suspensions ?? [])),
    absences: distinct(scopes.flatMap(({ absences }) => absences ?? [])),
    loans: distinct(scopes.flatMap(({ loans }) => loans ?? [])),
    families: distinct(scopes.flatMap(({ families }) => families ?? [])),
    competitions: distinct(scopes.flatMap(({ competitions }) => competitions ?? [])),
    ...(since !== undefined && { since }),
    ...(scopes.some(({ estimates }) => estimates === 'ALL') && { estimates: 'ALL' }),
  };
}

function mergeChanges(changes: readonly Changed[]): Changed {
  return {
    teams: changes.flatMap(({ teams }) => teams ?? []),
    players: changes.flatMap(({ players }) => players ?? []),
    competitions: changes.flatMap(({ competitions }) => competitions ?? []),
    fixtures: changes.flatMap(({ fixtures }) => fixtures ?? []),
    injuries: changes.flatMap(({ injuries }) => injuries ?? []),
    suspensions: changes.flatMap(({ suspensions }) => suspensions ?? []),
    families: changes.flatMap(({ families }) => families ?? []),
    estimates: changes.flatMap(({ estimates }) => estimates ?? []),
    absences: changes.flatMap(({ absences }) => absences ?? []),
    loans: changes.flatMap(({ loans }) => loans ?? []),
    lineups: changes.flatMap(({ lineups }) => lineups ?? []),
    cards: changes.flatMap(({ cards }) => cards ?? []),
    cautionTotals: changes.flatMap(({ cautionTotals }) => cautionTotals ?? []),
    questions: changes.flatMap(({ questions }) => questions ?? []),
    feedStates: changes.flatMap(({ feedStates }) => feedStates ?? []),
    redirects: changes.flatMap(({ redirects }) => redirects ?? []),
    removed: {
      loans: changes.flatMap(({ removed }) => removed?.loans ?? []),
      lineups: changes.flatMap(({ removed }) => removed?.lineups ?? []),
      cards: changes.flatMap(({ removed }) => removed?.cards ?? []),
      cautionTotals: changes.flatMap(({ removed }) => removed?.cautionTotals ?? []),
      questions: changes.flatMap(({ removed }) => removed?.questions ?? []),
    },
  };
}

function distinct<Reference>(references: readonly Reference[]): Reference[] {
  return [...new Map(references.map((reference) => [JSON.stringify(reference), reference])).values()];
}
