import { cardOfKey, type CardKey, cautionTotalOfKey, type CautionTotalKey } from '../../domain/card.ts';
import type { FamilyId } from '../../domain/competition-family.ts';
import type { Day } from '../../domain/day.ts';
import type { FixtureId, TieDependency } from '../../domain/fixture.ts';
import type { InjuryId } from '../../domain/injury.ts';
import { type LineupKey, lineupOfKey } from '../../domain/lineup.ts';
import type { LoanId } from '../../domain/loan.ts';
import type { Membership, PlayerId } from '../../domain/player.ts';
import type { Fields, Replacement } from '../../domain/replacement.ts';
import type { SuspensionId, SuspensionScope } from '../../domain/suspension.ts';
import type { TeamId } from '../../domain/team.ts';
import type { Scope, ScopeSnapshot } from '../../storage/store.ts';

/** The ids and days that replacements refer to, by type. */
export interface References {
  readonly fixtures: readonly FixtureId[];
  readonly players: readonly PlayerId[];
  readonly teams: readonly TeamId[];
  readonly families: readonly FamilyId[];
  readonly injuries: readonly InjuryId[];
  readonly suspensions: readonly SuspensionId[];
  readonly loans: readonly LoanId[];
  /** The days on which memberships begin and end. */
  readonly days: readonly Day[];
}

/** The fields of all kinds that hold references. */
type Referring = {
  readonly [Name in 'home' | 'away' | 'from' | 'to']?: TeamId | null;
} & {
  readonly [Name in 'starting' | 'bench' | 'absent']?: readonly PlayerId[];
} & {
  readonly [Name in 'occurredIn' | 'occurredInGuess']?: FixtureId | null;
} & {
  readonly player?: PlayerId;
  readonly dependsOn?: TieDependency | null;
  readonly memberships?: readonly Membership[];
  readonly scope?: SuspensionScope;
};

export function referencesOf(replacements: readonly Replacement[]): References {
  const found = {
    fixtures: [] as FixtureId[],
    players: [] as PlayerId[],
    teams: [] as TeamId[],
    families: [] as FamilyId[],
    injuries: [] as InjuryId[],
    suspensions: [] as SuspensionId[],
    loans: [] as LoanId[],
    days: [] as Day[],
  };
  const collect = (fields: Fields | null): void => {
    const { dependsOn, memberships = [], scope, ...rest }: Referring = fields ?? {};
    const { home, away, from, to, starting = [], bench = [], absent = [], occurredIn, occurredInGuess, player } = rest;
    for (const team of [home, away, from, to, dependsOn?.team]) if (team != null) found.teams.push(team);
    for (const id of [occurredIn, occurredInGuess, dependsOn?.fixture]) if (id != null) found.fixtures.push(id);
    found.players.push(...starting, ...bench, ...absent, ...(player === undefined ? [] : [player]));
    found.teams.push(...memberships.map(({ team }) => team));
    found.days.push(...memberships.flatMap(({ from, until }) => [from ?? [], until ?? []].flat()));
    if (scope?.kind === 'FAMILIES') found.families.push(...scope.families);
  };
  for (const { kind, key, before, after } of replacements) {
    collect(before);
    collect(after);
    if (kind === 'lineups') {
      const { fixture, team } = lineupOfKey(key as LineupKey);
      found.fixtures.push(fixture);
      found.teams.push(team);
    } else if (kind === 'cards') {
      const { fixture, player } = cardOfKey(key as CardKey);
      found.fixtures.push(fixture);
      found.players.push(player);
    } else if (kind === 'cautionTotals') {
      const { family, player } = cautionTotalOfKey(key as CautionTotalKey);
      found.families.push(family);
      found.players.push(player);
    } else (found[kind] as string[]).push(key);
  }
  return found;
}

/** Returns the scope in which replacements are undone. */
export function scopeOfReferences({ days, ...references }: References): Scope {
  const since = days.toSorted()[0];
  const refs = <Id>(ids: readonly Id[]) => [...new Set(ids)].map((id) => ({ id }));
  return {
    ...references,
    fixtures: [...new Set(references.fixtures)],
    players: refs(references.players),
    teams: refs(references.teams),
    families: refs(references.families),
    estimates: 'ALL',
    ...(since !== undefined && { since }),
  };
}

/** Whether a referenced entity was merged into another one, or no longer exists. */
export function isGone({ fixtures, players, teams, families }: References, snapshot: ScopeSnapshot): boolean {
  const isMissing = <Id extends string>(ids: readonly Id[], known: ReadonlyMap<Id, { readonly id: Id }>): boolean =>
    ids.some((id) => known.get(id)?.id !== id);
  return (
    isMissing(fixtures, snapshot.fixtures) ||
    isMissing(players, snapshot.players) ||
    isMissing(teams, snapshot.teams) ||
    isMissing(families, snapshot.families)
  );
}
