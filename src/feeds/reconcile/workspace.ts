import type { Changed, LedgerEstimate } from '../../domain/availability/facts.ts';
import { cardKey, cautionTotalKey } from '../../domain/card.ts';
import type { Instant } from '../../domain/day.ts';
import type { Decision } from '../../domain/decision.ts';
import type { EditorQuestion } from '../../domain/editor-question.ts';
import type { FeedState } from '../../domain/feed-state.ts';
import type { InjuryId } from '../../domain/injury.ts';
import { lineupKey } from '../../domain/lineup.ts';
import type { RecoveryEstimate } from '../../domain/recovery-estimate.ts';
import { RedirectedMap } from '../../domain/redirected-map.ts';
import type { ScopeSnapshot } from '../../storage/store.ts';
import type { Command } from '../../write-path/command.ts';

type EntityKind =
  | 'teams'
  | 'players'
  | 'families'
  | 'competitions'
  | 'fixtures'
  | 'injuries'
  | 'suspensions'
  | 'absences'
  | 'loans'
  | 'lineups'
  | 'cards'
  | 'cautionTotals';

const KEYS = { lineups: lineupKey, cards: cardKey, cautionTotals: cautionTotalKey } as const;
const KINDS = [
  'teams',
  'players',
  'families',
  'competitions',
  'fixtures',
  'injuries',
  'suspensions',
  'absences',
  'loans',
  'lineups',
  'cards',
  'cautionTotals',
] as const satisfies readonly EntityKind[];

/**
 * The facts of a snapshot while commands change them. Each command is decided on the result of the previous ones; all
 * changes together are one transaction. Maps are changed in place, because a feed runs a thousand commands.
 */
export class Workspace {
  readonly facts: ScopeSnapshot;
  readonly now: Instant;
  readonly #changed = new Map<EntityKind, Map<string, unknown>>();
  readonly #estimates: LedgerEstimate[] = [];
  readonly #questions = new Map<string, EditorQuestion>();
  readonly #feedStates: FeedState[] = [];
  readonly #removedQuestions: string[] = [];

  constructor(snapshot: ScopeSnapshot, now: Instant) {
    this.now = now;
    const copies = Object.fromEntries(
      KINDS.map((kind) => [kind, copyOf(snapshot[kind] as ReadonlyMap<string, unknown>)]),
    );
    this.facts = { ...snapshot, ...copies, estimates: new Map(snapshot.estimates) };
  }

  run<T>(command: Command<T>): Decision<T> {
    const decision = command.decide(this.facts, this.now);
    if (!decision.ok) return decision;
    this.apply(decision.value.changed);
    return { ok: true, value: decision.value.value };
  }

  apply(changed: Changed): void {
    for (const { injury, estimate } of changed.estimates ?? []) this.#addEstimate(injury, estimate, true);
    for (const { id, estimate } of changed.injuries ?? []) this.#addEstimate(id, estimate, false);
    for (const kind of KINDS) {
      for (const entity of changed[kind] ?? []) {
        const key = keyOf(kind, entity);
        (this.facts[kind] as unknown as Map<string, unknown>).set(key, entity);
        const own = this.#changed.get(kind) ?? new Map<string, unknown>();
        this.#changed.set(kind, own.set(key, entity));
      }
    }
    for (const question of changed.questions ?? []) this.#questions.set(question.id, question);
  }

  addQuestion(question: EditorQuestion): void {
    this.#questions.set(question.id, question);
  }

  /** Removes questions that no longer arise. */
  removeQuestions(questions: readonly string[]): void {
    this.#removedQuestions.push(...questions.filter((id) => !this.#questions.has(id)));
  }

  addFeedState(state: FeedState): void {
    this.#feedStates.push(state);
  }

  /** Returns everything that differs from the snapshot, each entity in its last state. */
  changes(): Changed {
    const entities = Object.fromEntries([...this.#changed].map(([kind, map]) => [kind, [...map.values()]]));
    return {
      ...entities,
      estimates: this.#estimates,
      questions: [...this.#questions.values()],
      feedStates: this.#feedStates,
      removed: { questions: this.#removedQuestions },
    };
  }

  /** Whether anything differs, apart from the stored states of the feed. */
  get isChanged(): boolean {
    return (
      this.#changed.size > 0 ||
      this.#estimates.length > 0 ||
      this.#feedStates.length > 0 ||
      this.#removedQuestions.length > 0
    );
  }

  get questions(): readonly EditorQuestion[] {
    return [...this.#questions.values()];
  }

  #addEstimate(injury: InjuryId, estimate: RecoveryEstimate, isExtra: boolean): void {
    const ledger = this.facts.estimates.get(injury) ?? [];
    if (isExtra || ledger.length > 0) this.#pushNew(ledger, { injury, estimate });
    if (ledger.some(({ revision }) => revision === estimate.revision)) return;
    (this.facts.estimates as Map<InjuryId, readonly RecoveryEstimate[]>).set(injury, [estimate, ...ledger]);
    // The first estimate of a new injury is written with it, unless a later one of this transaction replaces it.
    const first = ledger.at(-1);
    if (ledger.length === 1 && first !== undefined) this.#pushNew([], { injury, estimate: first });
  }

  #pushNew(ledger: readonly RecoveryEstimate[], one: LedgerEstimate): void {
    const isKnown = (other: RecoveryEstimate): boolean => other.revision === one.estimate.revision;
    if (ledger.some(isKnown)) return;
    if (this.#estimates.some((other) => other.injury === one.injury && isKnown(other.estimate))) return;
    this.#estimates.push(one);
  }
}

function copyOf(map: ReadonlyMap<string, unknown>): Map<string, unknown> {
  return map instanceof RedirectedMap ? new RedirectedMap(map, map.redirects) : new Map(map);
}

function keyOf(kind: EntityKind, entity: unknown): string {
  if (kind in KEYS) return KEYS[kind as keyof typeof KEYS](entity as never);
  return (entity as { readonly id: string }).id;
}
