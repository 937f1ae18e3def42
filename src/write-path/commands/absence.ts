import { randomUUID } from 'node:crypto';
import type { Absence, AbsenceEnd, AbsenceId, AbsenceKind, AbsenceScope } from '../../domain/absence.ts';
import { EVERY_GAME } from '../../domain/absence.ts';
import * as decisions from '../../domain/absence-decisions.ts';
import type { ChangeCause } from '../../domain/availability/published-list.ts';
import type { FamilyId } from '../../domain/competition-family.ts';
import type { Day, Instant } from '../../domain/day.ts';
import { accept, type Decision, notFound } from '../../domain/decision.ts';
import type { FixtureId } from '../../domain/fixture.ts';
import type { CommandTime } from '../../domain/injury.ts';
import { isMemberOn, type Player, type PlayerRef } from '../../domain/player.ts';
import type { EstimateSource } from '../../domain/recovery-estimate.ts';
import type { ExternalId, TeamRef } from '../../domain/team.ts';
import type { ScopeSnapshot } from '../../storage/store.ts';
import type { AcceptedChange, Command, Optional } from '../command.ts';
import { timeAt } from './injury.ts';
import { requireRef } from './references.ts';

/** The games that an absence covers, as a caller names them. Omitted: every game. */
export interface AbsenceScopeRefs {
  readonly teams?: Optional<readonly TeamRef[]>;
  readonly families?: Optional<readonly FamilyId[]>;
  readonly fixtures?: Optional<readonly FixtureId[]>;
}

interface Statement {
  readonly words?: Optional<string>;
  readonly source?: Optional<EstimateSource>;
  /** Default: now. */
  readonly reportedAt?: Optional<Instant>;
  readonly note?: Optional<string>;
}

export interface ReportAbsence extends Statement {
  readonly player: PlayerRef;
  readonly kind: AbsenceKind;
  readonly from: Day;
  /** Default: open. */
  readonly until?: Optional<AbsenceEnd>;
  readonly scope?: Optional<AbsenceScopeRefs>;
  readonly externalIds?: Optional<readonly ExternalId[]>;
}

export function reportAbsence(input: ReportAbsence): Command<Absence> {
  const { kind, from, until, words = null, source = null, reportedAt = null, note = null } = input;
  return {
    scope: { ...scopeOfRefs(input.scope), players: [input.player], since: from },
    decide(snapshot, now) {
      const player = requireRef(snapshot.players, input.player, 'player');
      if (!player.ok) return player;
      const scope = resolveScope(input.scope, snapshot);
      if (!scope.ok) return scope;
      const report = {
        kind,
        from,
        words,
        source,
        reportedAt,
        note,
        end: until ?? ({ kind: 'OPEN' } as const),
        scope: scopeOfKind(kind, scope.value, player.value, from, snapshot),
        externalIds: input.externalIds ?? [],
      };
      const known = [...snapshot.absences.values()].filter((absence) => absence.player === player.value.id);
      const at = timeAt(player.value, snapshot, now);
      return toChange(decisions.reportAbsence(randomUUID() as AbsenceId, player.value.id, known, at, report));
    },
  };
}

/** Omitted fields keep their values. */
export interface ReviseAbsence extends Statement {
  readonly absence: AbsenceId;
  readonly until?: Optional<AbsenceEnd>;
  readonly scope?: Optional<AbsenceScopeRefs>;
  /** The revision to replace. If another one is current, the command is refused with CONFLICT. */
  readonly expectedRevision?: Optional<number>;
}

export function reviseAbsence(input: ReviseAbsence): Command<Absence> {
  const { until, words, source, reportedAt, note, expectedRevision = null } = input;
  return changeAbsence(input.absence, scopeOfRefs(input.scope), (absence, at, snapshot) => {
    const scope = resolveScope(input.scope, snapshot);
    if (!scope.ok) return scope;
    const revision = {
      ...(until != null && { end: until }),
      ...(input.scope != null && { scope: scope.value }),
      ...(words !== undefined && { words }),
      ...(source !== undefined && { source }),
      ...(reportedAt != null && { reportedAt }),
      ...(note !== undefined && { note }),
    };
    return decisions.reviseAbsence(absence, at, revision, expectedRevision);
  });
}

export function endAbsence(input: { readonly absence: AbsenceId; readonly endedOn: Day }): Command<Absence> {
  return changeAbsence(input.absence, {}, (absence, at) => decisions.endAbsence(absence, at, input.endedOn));
}

export function withdrawAbsence(input: {
  readonly absence: AbsenceId;
  readonly note?: Optional<string>;
}): Command<Absence> {
  return changeAbsence(
    input.absence,
    {},
    (absence, at) => decisions.withdrawAbsence(absence, at, input.note ?? null),
    'CORRECTION',
  );
}

function changeAbsence(
  id: AbsenceId,
  scope: Command<Absence>['scope'],
  decide: (absence: Absence, at: CommandTime, snapshot: ScopeSnapshot) => Decision<Absence>,
  cause: ChangeCause = 'ABSENCE',
): Command<Absence> {
  return {
    scope: { ...scope, absences: [id] },
    decide(snapshot, now) {
      const absence = requireRef(snapshot.absences, { id }, 'absence');
      if (!absence.ok) return absence;
      const player = requireRef(snapshot.players, { id: absence.value.player }, 'absence');
      if (!player.ok) return player;
      return toChange(decide(absence.value, timeAt(player.value, snapshot, now), snapshot), cause);
    },
  };
}

export function scopeOfRefs(refs: Optional<AbsenceScopeRefs>): Command<Absence>['scope'] {
  return {
    teams: refs?.teams ?? [],
    families: (refs?.families ?? []).map((id) => ({ id })),
    fixtures: refs?.fixtures ?? [],
  };
}

/** Returns the scope that references name. An empty list counts as omitted. */
export function resolveScope(refs: Optional<AbsenceScopeRefs>, snapshot: ScopeSnapshot): Decision<AbsenceScope> {
  if (refs == null) return accept(EVERY_GAME);
  const { teams = [], families = [], fixtures = [] } = refs;
  const teamIds = (teams ?? []).map((ref) => requireRef(snapshot.teams, ref, 'team'));
  for (const team of teamIds) if (!team.ok) return notFound('team', 'input', 'scope', 'teams');
  const ids = teamIds.flatMap((team) => (team.ok ? [team.value.id] : []));
  if ((families ?? []).some((id) => !snapshot.families.has(id))) {
    return notFound('competition family', 'input', 'scope', 'families');
  }
  const found = (fixtures ?? []).map((id) => snapshot.fixtures.get(id)?.id);
  if (found.includes(undefined)) return notFound('fixture', 'input', 'scope', 'fixtures');
  return accept({
    teams: orNull(ids),
    families: orNull(families ?? []),
    fixtures: orNull(found.filter((id) => id !== undefined)),
  });
}

function orNull<T>(list: readonly T[]): readonly T[] | null {
  return list.length === 0 ? null : list;
}

/**
 * Returns the scope of a kind of absence. A loaned player misses the games of the lending club, not of the borrowing
 * club.
 */
export function scopeOfKind(
  kind: AbsenceKind,
  scope: AbsenceScope,
  player: Player,
  from: Day,
  { teams }: ScopeSnapshot,
): AbsenceScope {
  if (kind !== 'LOANED_OUT' || scope.teams !== null || scope.fixtures !== null) return scope;
  const clubs = player.memberships
    .filter((one) => isMemberOn(one, from) && teams.get(one.team)?.kind === 'CLUB')
    .map(({ team }) => team);
  return { ...scope, teams: orNull(clubs) };
}

function toChange(decision: Decision<Absence>, cause: ChangeCause = 'ABSENCE'): Decision<AcceptedChange<Absence>> {
  if (!decision.ok) return decision;
  return accept({ changed: { absences: [decision.value] }, cause, value: decision.value });
}
