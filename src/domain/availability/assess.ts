import type { AbsenceId } from '../absence.ts';
import type { FamilyId } from '../competition-family.ts';
import { type Fixture, type FixtureId, isOver, teamFor, awaitsNewDate } from '../fixture.ts';
import type { Injury, InjuryId } from '../injury.ts';
import { dayIn } from '../day.ts';
import type { Player, PlayerId } from '../player.ts';
import { chanceOverDays } from './chance-over-days.ts';
import type { Explanation, TextSentence } from '../sentences/sentence.ts';
import type { SuspensionId } from '../suspension.ts';
import type { TeamId } from '../team.ts';
import { type AbsenceOutlook, absenceOutlookOf, chanceThroughAbsence } from './absence-outlook.ts';
import { type SuspensionSchedule, suspensionSchedules } from './suspension-schedule.ts';
import { dayForPlayer, hasBegun, isCalledOff, isUnresolved } from './fixture-state.ts';
import { mayHaveTakenPart } from './occurrence-guess.ts';
import { type SquadRole, squadRole } from './squad-role.ts';
import type { Dossier } from './dossier.ts';
import { explain } from './explanation.ts';
import { type InjuryOutlook, outlookOf } from './injury-outlook.ts';
import { withoutOverridden } from '../discipline/derived-suspensions.ts';
import type { Cause } from './cause.ts';

export const VERDICTS = ['OUT', 'DOUBTFUL', 'QUESTIONABLE', 'AVAILABLE', 'UNKNOWN', 'MISSED', 'PLAYED'] as const;
export type Verdict = (typeof VERDICTS)[number];

export type Reason =
  | { readonly kind: 'INJURY'; readonly id: InjuryId }
  | { readonly kind: 'SUSPENSION'; readonly id: SuspensionId }
  | { readonly kind: 'ABSENCE'; readonly id: AbsenceId }
  /** Occurs only in lists that include risks; never published. */
  | {
      readonly kind: 'SUSPENSION_RISK';
      readonly family: FamilyId;
      readonly yellows: number;
      readonly threshold: number;
      readonly chance: number;
    };

/** The availability of one player for one fixture. */
export interface Availability {
  readonly player: PlayerId;
  readonly team: TeamId;
  readonly fixture: FixtureId;
  readonly verdict: Verdict;
  /** The chance of missing the fixture: 0 to 1, to three decimals; null if it cannot be assessed. */
  readonly chance: number | null;
  readonly reasons: readonly Reason[];
  readonly provisional: boolean;
  /** As text only in lists that were published before sentences were data. */
  readonly explanation: Explanation | TextSentence;
}

/** A dossier with what is computed once for all fixtures of the player. */
export interface Prepared {
  readonly dossier: Dossier;
  readonly outlooks: readonly InjuryOutlook[];
  readonly suspensions: readonly SuspensionSchedule[];
  readonly absences: readonly AbsenceOutlook[];
}

export function prepare(dossier: Dossier): Prepared {
  return {
    dossier,
    outlooks: dossier.injuries.map((injury) => outlookOf(injury, dossier)),
    suspensions: suspensionSchedules(withoutOverridden(dossier.suspensions), dossier),
    absences: dossier.absences.map((absence) => absenceOutlookOf(absence, dossier)),
  };
}

/** Returns the player's availability for a fixture; null if the player belongs to neither team on that day. */
export function assess(prepared: Prepared, fixture: Fixture): Availability | null {
  const { dossier } = prepared;
  const team = teamFor(dossier.player, fixture);
  if (team === null) return null;
  const role = squadRole(dossier, fixture, team);
  const causes = role === 'IN_SQUAD' ? [] : findCauses(prepared, fixture);
  const isStarted = hasBegun(fixture, dossier);
  const isOpen = isUnresolved(fixture, dossier) || isCalledOff(fixture, dossier);
  const chance = isOpen ? null : chanceOfMissing(causes, isStarted, role);
  const verdict = verdictFor(chance, isStarted);
  const published = {
    player: dossier.player.id,
    team,
    fixture: fixture.id,
    verdict,
    chance: chance === null ? null : rounded(chance),
    reasons: causes.map(toReason),
    provisional: isProvisional(fixture, dossier),
  };
  return { ...published, explanation: explain(published, causes, fixture, dossier, role) };
}

/** The remaining values of a player without records. No cause reads them. */
export const NO_CAUSES = {
  injuries: [],
  suspensions: [],
  absences: [],
  fixtures: [],
  families: new Map(),
  competitions: new Map(),
  zone: 'UTC',
} as const;

/**
 * Returns the availability of each player, of whom no injury, suspension or absence is recorded; null for players of
 * other teams. Unless a line-up names them, the availabilities of one team differ only in the player.
 */
export function assessFit(
  players: readonly Player[],
  fixture: Fixture,
  { at, teams, lineups }: Pick<Dossier, 'at' | 'teams' | 'lineups'>,
): (Availability | null)[] {
  const facts = { ...NO_CAUSES, at, teams, lineups, today: dayIn(NO_CAUSES.zone, at) };
  const alike = new Map<TeamId, Availability>();
  return players.map((player) => {
    const team = teamFor(player, fixture);
    if (team === null) return null;
    const hasRole = squadRole({ player, lineups }, fixture, team) !== null;
    const known = hasRole ? undefined : alike.get(team);
    if (known !== undefined) return { ...known, player: player.id };
    const dossier = { ...facts, player };
    const availability = assess({ dossier, outlooks: [], suspensions: [], absences: [] }, fixture);
    if (!hasRole && availability !== null) alike.set(team, availability);
    return availability;
  });
}

/**
 * Returns the verdict for an exact chance of missing a fixture that has not begun:
 *
 *     OUT > 0.9 >= DOUBTFUL >= 0.5 > QUESTIONABLE > 0.1 >= AVAILABLE
 *
 * The days of an estimate's window lie exactly on these bounds, so rounding errors must not decide.
 */
export function band(chance: number): 'OUT' | 'DOUBTFUL' | 'QUESTIONABLE' | 'AVAILABLE' {
  const roundingError = 1e-9;
  if (chance > 0.9 + roundingError) return 'OUT';
  if (chance >= 0.5 - roundingError) return 'DOUBTFUL';
  return chance > 0.1 + roundingError ? 'QUESTIONABLE' : 'AVAILABLE';
}

/**
 * Returns the chance that any of the independent causes holds: 1 - prod(1 - p). The chance for a fixture that has begun
 * is 0 or 1, and so is that of a player whose line-up is known.
 */
function chanceOfMissing(causes: readonly Cause[], isStarted: boolean, role: SquadRole): number {
  if (role !== null) return role === 'IN_SQUAD' ? 0 : 1;
  const chance = 1 - causes.reduce((available, cause) => available * (1 - cause.chance), 1);
  return isStarted ? Math.round(chance) : chance;
}

function verdictFor(chance: number | null, isStarted: boolean): Verdict {
  if (chance === null) return 'UNKNOWN';
  if (isStarted) return chance === 1 ? 'MISSED' : 'PLAYED';
  return band(chance);
}

function findCauses({ dossier, outlooks, suspensions, absences }: Prepared, fixture: Fixture): Cause[] {
  const causes: Cause[] = [];
  for (const outlook of outlooks) {
    const chance = chanceThroughInjury(outlook, fixture, dossier);
    if (chance >= MIN_VISIBLE_CHANCE) causes.push({ kind: 'INJURY', chance, outlook });
  }
  for (const schedule of suspensions) {
    if (schedule.fixtures.has(fixture.id)) causes.push({ kind: 'SUSPENSION', chance: 1, schedule });
  }
  for (const outlook of absences) {
    const chance = chanceThroughAbsence(outlook, fixture, dossier);
    if (chance >= MIN_VISIBLE_CHANCE) causes.push({ kind: 'ABSENCE', chance, outlook });
  }
  for (const risk of dossier.risks ?? []) {
    const chance = risk.chances.get(fixture.id) ?? 0;
    if (chance >= MIN_VISIBLE_CHANCE) causes.push({ kind: 'SUSPENSION_RISK', chance, risk });
  }
  return causes;
}

function toReason(cause: Cause): Reason {
  switch (cause.kind) {
    case 'INJURY':
      return { kind: 'INJURY', id: cause.outlook.injury.id };
    case 'SUSPENSION':
      return { kind: 'SUSPENSION', id: cause.schedule.suspension.id };
    case 'ABSENCE':
      return { kind: 'ABSENCE', id: cause.outlook.absence.id };
    case 'SUSPENSION_RISK': {
      const { family, yellows, threshold } = cause.risk;
      return { kind: 'SUSPENSION_RISK', family, yellows, threshold, chance: rounded(cause.chance) };
    }
  }
}

/** The smallest chance that is not published as 0. */
const MIN_VISIBLE_CHANCE = 0.0005;

/** Returns the chance of missing a fixture because of one injury. An active injury always affects an undated fixture. */
function chanceThroughInjury({ injury, firstDay, recovery }: InjuryOutlook, fixture: Fixture, at: Dossier): number {
  const isGuessed = injury.occurredInGuess === fixture.id && mayHaveTakenPart(at, fixture);
  const isWhereItHappened = injury.occurredIn === fixture.id || isGuessed;
  if (isWhereItHappened && !isBrokenOffAfter(injury, fixture)) return 0;
  // A player who was hurt in the first part does not take part in the second.
  if (isWhereItHappened && fixture.resumes !== null) return 1;
  const day = fixture.lastPossibleDay ?? dayForPlayer(fixture, at);
  if (day !== null && day < firstDay) return 0;
  if (injury.status !== 'ACTIVE') {
    return injury.status === 'RECOVERED' && day !== null && day < injury.returnedOn ? 1 : 0;
  }
  if (fixture.day === null || isUnresolved(fixture, at) || hasBegun(fixture, at)) return 1;
  return chanceOverDays(recovery, fixture, at.today);
}

/** Whether the fixture in which the injury happened was broken off, to be played on a later day. */
function isBrokenOffAfter({ occurredOn }: Injury, fixture: Fixture): boolean {
  if (awaitsNewDate(fixture)) return true;
  return fixture.originalDay !== null && fixture.day !== null && fixture.day > occurredOn;
}

function isProvisional(fixture: Fixture, at: Dossier): boolean {
  if (isOver(fixture) || fixture.status === 'IN_PLAY') return false;
  if (fixture.certainty === 'CONDITIONAL' || awaitsNewDate(fixture)) return true;
  return fixture.kickoffAt === null && !hasBegun(fixture, at);
}

/** Rounds a chance to the three decimals that are published. */
export function rounded(chance: number): number {
  return Math.round(chance * 1000) / 1000;
}
