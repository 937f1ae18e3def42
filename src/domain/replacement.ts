import type { Changed, Facts } from './availability/facts.ts';
import { cardKey, cautionTotalKey } from './card.ts';
import { lineupKey } from './lineup.ts';

const idOf = ({ id }: { readonly id: string }): string => id;

/** The kinds of facts whose replaced values a change keeps, each with the function that returns an entity's key. */
const KEYS = {
  fixtures: idOf,
  players: idOf,
  injuries: idOf,
  suspensions: idOf,
  loans: idOf,
  lineups: lineupKey,
  cards: cardKey,
  cautionTotals: cautionTotalKey,
} satisfies Partial<Record<keyof Facts, (entity: never) => string>>;

export type ReplacedKind = keyof typeof KEYS;

const KINDS = Object.keys(KEYS) as ReplacedKind[];

/** Values of fields, by their names. */
export type Fields = Readonly<Record<string, unknown>>;

/** The fields of one entity that a change replaced: the changed ones, or all of a new or removed entity. */
export interface Replacement {
  readonly kind: ReplacedKind;
  /** The id, or the key of a line-up, a card or a total. */
  readonly key: string;
  /** Null: the change created the entity. */
  readonly before: Fields | null;
  /** Null: the change removed the entity. */
  readonly after: Fields | null;
}

/** Only these kinds are removed again if the change created them. */
const REMOVABLE: ReadonlySet<ReplacedKind> = new Set(['loans', 'lineups', 'cards', 'cautionTotals']);
/** Another entity may have these values by the time of an undo; an estimate belongs to a ledger. */
const NOT_RESTORED: ReadonlySet<string> = new Set(['slug', 'externalIds', 'estimate']);
/** Parts of a change that are derived from the facts, and thus derived again. */
const DERIVED: ReadonlySet<string> = new Set(['questions', 'removed']);

/** Returns the values that a change replaces; null if they are not enough to undo it. */
export function replacementsOf(facts: Facts, changed: Changed): readonly Replacement[] | null {
  const isCovered = Object.entries(changed).every(
    ([kind, entities]: [string, unknown]) =>
      kind in KEYS || DERIVED.has(kind) || (Array.isArray(entities) && entities.length === 0),
  );
  if (!isCovered) return null;
  const replacements = KINDS.flatMap((kind) => [
    ...changedOf(kind, facts, changed),
    ...removedOf(kind, facts, changed),
  ]);
  return replacements.length > 0 && replacements.every(isRestorable) ? replacements : null;
}

function changedOf(kind: ReplacedKind, facts: Facts, changed: Changed): Replacement[] {
  const known: ReadonlyMap<string, object> = facts[kind];
  const keyOf = KEYS[kind] as (entity: object) => string;
  return (changed[kind] ?? []).flatMap((entity: object): Replacement[] => {
    const key = keyOf(entity);
    const former = known.get(key);
    if (former === undefined) return [{ kind, key, before: null, after: { ...entity } }];
    const [before, after] = difference({ ...former }, { ...entity });
    return Object.keys(before).length + Object.keys(after).length === 0 ? [] : [{ kind, key, before, after }];
  });
}

function removedOf(kind: ReplacedKind, facts: Facts, { removed = {} }: Changed): Replacement[] {
  const known: ReadonlyMap<string, object> = facts[kind];
  const keys: readonly string[] = kind in removed ? (removed[kind as keyof typeof removed] ?? []) : [];
  return keys.flatMap((key): Replacement[] => {
    const former = known.get(key);
    return former === undefined ? [] : [{ kind, key, before: { ...former }, after: null }];
  });
}

function isRestorable({ kind, before, after }: Replacement): boolean {
  if (before === null) return REMOVABLE.has(kind);
  return after === null || [...Object.keys(before), ...Object.keys(after)].every((field) => !NOT_RESTORED.has(field));
}

/** Returns the fields that differ, with their values before and after. A field that an entity lacks is left out. */
function difference(before: Fields, after: Fields): [before: Fields, after: Fields] {
  const isOther = ([field]: [string, unknown]): boolean => !isSameValue(before[field], after[field]);
  return [
    Object.fromEntries(Object.entries(before).filter(isOther)),
    Object.fromEntries(Object.entries(after).filter(isOther)),
  ];
}

/** Returns the fields of the current entity that no longer have the values that the change gave them. */
export function fieldsChangedSince({ before, after }: Replacement, present: object): string[] {
  const fields: Fields = { ...present };
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].filter((name) => !isSameValue(fields[name], after?.[name]));
}

/** Returns the current entity with the former values of the fields that the change replaced. */
export function withFormerFields<Entity extends object>(present: Entity, { before, after }: Replacement): Entity {
  const kept = Object.entries(present).filter(([name]) => after === null || !(name in after));
  return { ...Object.fromEntries(kept), ...before } as Entity;
}

/** Compares values as they are stored: undefined fields are absent, and the order of fields is irrelevant. */
function isSameValue(a: unknown, b: unknown): boolean {
  return a === b || canonical(a) === canonical(b);
}

function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
