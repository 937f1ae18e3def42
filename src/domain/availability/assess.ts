import { dayNumber } from '../day.ts';
import { type Fixture, type FixtureId, isOver, teamFor, awaitsNewDate } from '../fixture.ts';
import type { InjuryId } from '../injury.ts';
import type { PlayerId } from '../player.ts';
import { chanceOut } from '../recovery/recovery.ts';
import type { SuspensionId } from '../suspension.ts';
import type { TeamId } from '../team.ts';
import { type SuspensionSchedule, suspensionSchedule } from './suspension-schedule.ts';
import { hasBegun, isCalledOff, isUnresolved } from './fixture-state.ts';
import type { Dossier } from './dossier.ts';
import { explain } from './explanation.ts';
import { type InjuryOutlook, outlookOf } from './injury-outlook.ts';
import type { Cause } from './cause.ts';

export const VERDICTS = ['OUT', 'DOUBTFUL', 'QUESTIONABLE', 'AVAILABLE', 'UNKNOWN', 'MISSED', 'PLAYED'] as const;
export type Verdict = (typeof VERDICTS)[number];

export type Reason =
  | { readonly kind: 'INJURY'; readonly id: InjuryId }
  | { readonly kind: 'SUSPENSION'; readonly id: SuspensionId };

/** Whether one player will be there for one fixture. */
export interface Availability {
  readonly player: PlayerId;
  readonly team: TeamId;
  readonly fixture: FixtureId;
  readonly verdict: Verdict;
  /** 0 to 1, to three decimals; null where it cannot be assessed. */
  readonly chance: number | null;
  readonly reasons: readonly Reason[];
  readonly provisional: boolean;
  readonly explanation: string;
}

/** A player's dossier made ready: what is computed once for all his fixtures. */
export interface Prepared {
  readonly dossier: Dossier;
  readonly courses: readonly InjuryOutlook[];
  readonly bans: readonly SuspensionSchedule[];
}

export function prepare(dossier: Dossier): Prepared {
  return {
    dossier,
    courses: dossier.injuries.map((injury) => outlookOf(injury, dossier)),
    bans: dossier.suspensions.map((suspension) => suspensionSchedule(suspension, dossier)),
  };
}

/** His availability for a fixture; null where the fixture is none of his teams'. */
export function assess(prepared: Prepared, fixture: Fixture): Availability | null {
  const { dossier } = prepared;
  const team = teamFor(dossier.player, fixture);
  if (team === null) return null;
  const causes = causesOf(prepared, fixture);
  const begun = hasBegun(fixture, dossier);
  const chance = isUnresolved(fixture, dossier) || isCalledOff(fixture) ? null : chanceOfMissing(causes, begun);
  const verdict = verdictOf(chance, begun);
  const published = {
    player: dossier.player.id,
    team,
    fixture: fixture.id,
    verdict,
    chance: chance === null ? null : rounded(chance),
    reasons: causes.map(reasonOf),
    provisional: isProvisional(fixture, dossier),
  };
  return { ...published, explanation: explain(published, causes, fixture, dossier) };
}

/**
 * Verdicts are bands of the exact chance: OUT >= 0.9 > DOUBTFUL >= 0.5 > QUESTIONABLE > 0.1 >= AVAILABLE. The bounds
 * are met by days of an estimate's window, so that a rounding error of the arithmetic must not decide.
 */
export function band(chance: number): 'OUT' | 'DOUBTFUL' | 'QUESTIONABLE' | 'AVAILABLE' {
  const roundingError = 1e-9;
  if (chance >= 0.9 - roundingError) return 'OUT';
  if (chance >= 0.5 - roundingError) return 'DOUBTFUL';
  return chance > 0.1 + roundingError ? 'QUESTIONABLE' : 'AVAILABLE';
}

/** Causes add up: independent ones combine as 1 - prod(1 - p). Once it has begun he is there or he is not. */
function chanceOfMissing(causes: readonly Cause[], begun: boolean): number {
  const chance = 1 - causes.reduce((free, cause) => free * (1 - cause.chance), 1);
  return begun ? Math.round(chance) : chance;
}

function verdictOf(chance: number | null, begun: boolean): Verdict {
  if (chance === null) return 'UNKNOWN';
  if (begun) return chance === 1 ? 'MISSED' : 'PLAYED';
  return band(chance);
}

function causesOf({ dossier, courses, bans }: Prepared, fixture: Fixture): Cause[] {
  const causes: Cause[] = [];
  for (const course of courses) {
    const chance = chanceThroughInjury(course, fixture, dossier);
    if (chance >= VISIBLE) causes.push({ kind: 'INJURY', chance, course });
  }
  for (const ban of bans) {
    if (ban.fixtures.has(fixture.id)) causes.push({ kind: 'SUSPENSION', chance: 1, ban });
  }
  return causes;
}

function reasonOf(cause: Cause): Reason {
  return cause.kind === 'INJURY'
    ? { kind: 'INJURY', id: cause.course.injury.id }
    : { kind: 'SUSPENSION', id: cause.ban.suspension.id };
}

/** The smallest chance that shows when it is published. */
const VISIBLE = 0.0005;

/** A fixture that nobody can date is one that a standing injury may reach. */
function chanceThroughInjury({ injury, recovery }: InjuryOutlook, fixture: Fixture, at: Dossier): number {
  if (injury.occurredIn === fixture.id) return 0;
  if (fixture.day !== null && fixture.day < injury.occurredOn) return 0;
  if (injury.status !== 'ACTIVE') {
    return injury.status === 'RECOVERED' && fixture.day !== null && fixture.day < injury.returnedOn ? 1 : 0;
  }
  if (fixture.day === null || isUnresolved(fixture, at)) return 1;
  return chanceOut(recovery, dayNumber(fixture.day), dayNumber(at.today));
}

function isProvisional(fixture: Fixture, at: Dossier): boolean {
  if (isOver(fixture) || fixture.status === 'IN_PLAY') return false;
  if (fixture.certainty === 'CONDITIONAL' || awaitsNewDate(fixture)) return true;
  return fixture.kickoffAt === null && !hasBegun(fixture, at);
}

/** A chance as it is published: to three decimals. */
export function rounded(chance: number): number {
  return Math.round(chance * 1000) / 1000;
}
