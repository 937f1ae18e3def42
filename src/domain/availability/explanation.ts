import type { Day } from '../day.ts';
import type { Fixture } from '../fixture.ts';
import type { CauseSentence, ConditionSentence, Explanation, Return, UnknownReason } from '../sentences/sentence.ts';
import type { Availability } from './assess.ts';
import type { Suspension } from '../suspension.ts';
import type { AbsenceOutlook } from './absence-outlook.ts';
import type { Cause, SuspensionRisk } from './cause.ts';
import type { SuspensionSchedule } from './suspension-schedule.ts';
import { hasBegun } from './fixture-state.ts';
import type { Dossier } from './dossier.ts';
import type { SquadRole } from './squad-role.ts';
import type { InjuryOutlook } from './injury-outlook.ts';

/** Returns the reason for a verdict. */
export function explain(
  { verdict, chance }: Pick<Availability, 'verdict' | 'chance'>,
  causes: readonly Cause[],
  fixture: Fixture,
  dossier: Dossier,
  role: SquadRole,
): Explanation {
  const facts = causes.length === 0 ? describeRole(role) : [];
  const assumed = role === null;
  if (verdict === 'MISSED') return { kind: verdict, causes: [...causes.map(describeBriefly), ...facts], assumed };
  if (verdict === 'PLAYED') return { kind: verdict, causes: [], assumed };
  const described = [...causes.map((cause) => describeCause(cause, fixture, dossier)), ...facts];
  const condition = conditionOf(fixture, dossier);
  if (verdict === 'UNKNOWN') {
    return { kind: verdict, why: whyUnknown(fixture, dossier), causes: described, condition };
  }
  // From 0.995 on the chance is published as a certainty.
  const isAlmost = verdict === 'OUT' && (chance === null || chance < 0.995);
  return { kind: isAlmost ? 'ALMOST_OUT' : verdict, causes: described, condition };
}

/** Describes the absence of a player whom nothing else keeps out. */
function describeRole(role: SquadRole): CauseSentence[] {
  if (role !== 'ABSENT' && role !== 'INELIGIBLE') return [];
  const absence = role === 'ABSENT' ? 'NOT_SELECTED' : 'INELIGIBLE';
  return [{ kind: 'ABSENCE', absence, words: null, back: null }];
}

/**
 * Returns the condition. The editor's words come first, because they may say more than the tie that the fixture depends
 * on.
 */
function conditionOf({ certainty, condition, dependsOn }: Fixture, { teams }: Dossier): ConditionSentence | null {
  if (certainty !== 'CONDITIONAL') return null;
  const team = dependsOn === null ? undefined : teams.get(dependsOn.team);
  if (dependsOn !== null && team !== undefined) {
    return { kind: 'RESULT', team: team.shortName, outcome: dependsOn.outcome, words: condition };
  }
  return condition === null ? { kind: 'UNNAMED' } : { kind: 'WORDS', words: condition };
}

function whyUnknown(fixture: Fixture, dossier: Dossier): UnknownReason {
  const { status } = fixture;
  if (status === 'CANCELLED' || status === 'AWARDED' || status === 'REMOVED') return status;
  if (fixture.certainty === 'CONDITIONAL' && hasBegun(fixture, dossier)) return 'UNDECIDED_TIE';
  return status === 'ABANDONED' || status === 'SUSPENDED' ? 'BROKEN_OFF' : 'UNDATED';
}

function describeCause(cause: Cause, fixture: Fixture, dossier: Dossier): CauseSentence {
  switch (cause.kind) {
    case 'INJURY':
      return describeInjury(cause.outlook, dossier.today);
    case 'SUSPENSION':
      return describeSuspension(cause.schedule, fixture, dossier);
    case 'ABSENCE':
      return describeAbsence(cause.outlook, dossier.today);
    case 'SUSPENSION_RISK':
      return describeRisk(cause.risk);
  }
}

/** Caches descriptions: an outlook has the same description at every fixture of its dossier. */
const descriptions = new WeakMap<InjuryOutlook, CauseSentence>();

/** Describes an injury with its return. */
export function describeInjury(outlook: InjuryOutlook, today: Day): CauseSentence {
  const cached = descriptions.get(outlook);
  if (cached !== undefined) return cached;
  const description = { kind: 'INJURY', part: outlook.injury.bodyPart, back: returnOf(outlook, today) } as const;
  descriptions.set(outlook, description);
  return description;
}

function describeSuspension(
  { suspension, fixtures }: SuspensionSchedule,
  fixture: Fixture,
  dossier: Dossier,
): CauseSentence {
  return {
    kind: 'SUSPENSION',
    competition: competitionOf(suspension, dossier),
    matches: suspension.matches,
    place: suspension.matches === null ? null : (fixtures.get(fixture.id) ?? null),
    back: suspension.until === null ? null : { kind: 'ON', day: suspension.until, year: yearOf(dossier.today) },
  };
}

/** Returns the name of the competition that a ban is for; null if it is for several. */
function competitionOf({ scope, competition }: Suspension, { families, competitions }: Dossier): string | null {
  const season = competition === null ? null : (competitions.get(competition) ?? null);
  if (scope.kind === 'COMPETITION') return season?.name ?? null;
  if (scope.kind !== 'FAMILIES' || scope.families.length !== 1) return null;
  const [family] = scope.families;
  if (season !== null && season.family === family) return season.name;
  return (family === undefined ? undefined : families.get(family)?.name) ?? null;
}

/** Describes an absence with its end. An absence from single games has no end. */
export function describeAbsence({ absence }: AbsenceOutlook, today: Day): CauseSentence {
  const { kind, words, scope } = absence;
  return { kind: 'ABSENCE', absence: kind, words, back: scope.fixtures === null ? endOf(absence, today) : null };
}

function endOf({ end, endedOn }: AbsenceOutlook['absence'], today: Day): Return {
  const year = yearOf(today);
  if (endedOn !== null) return { kind: 'SINCE', day: endedOn, year };
  switch (end.kind) {
    case 'DATE':
      return { kind: 'ON', day: end.date, year };
    case 'WINDOW': {
      const { earliest, latest } = end.window;
      return { kind: 'BETWEEN', earliest, latest, overdue: today >= latest, year };
    }
    case 'GAMES':
      return { kind: 'AFTER_GAMES', games: end.games };
    case 'CONDITION':
      return { kind: 'ON_CONDITION', words: end.condition };
    case 'OPEN':
      return { kind: 'OPEN' };
  }
}

function describeRisk({ competition, yellows, threshold }: SuspensionRisk): CauseSentence {
  return { kind: 'RISK_OF_SUSPENSION', competition, yellows, threshold };
}

/** Describes a cause without the parts that may still change after the game. */
function describeBriefly(cause: Cause): CauseSentence {
  switch (cause.kind) {
    case 'INJURY':
      return { kind: 'INJURY', part: cause.outlook.injury.bodyPart, back: null };
    case 'SUSPENSION':
      return { kind: 'SUSPENSION', competition: null, matches: null, place: null, back: null };
    case 'ABSENCE': {
      const { kind, words } = cause.outlook.absence;
      return { kind: 'ABSENCE', absence: kind, words, back: null };
    }
    case 'SUSPENSION_RISK':
      return describeRisk(cause.risk);
  }
}

/** Returns the day of return as the current estimate states it, and whether it is overdue. */
function returnOf({ injury, statement, overdue }: InjuryOutlook, today: Day): Return {
  const year = yearOf(today);
  if (injury.status === 'RECOVERED') return { kind: 'SINCE', day: injury.returnedOn, year };
  if ('date' in statement) return { kind: 'AROUND', day: statement.date, overdue, year };
  if (!('window' in statement)) return { kind: 'OPEN' };
  const { earliest, latest } = statement.window;
  return { kind: 'BETWEEN', earliest, latest, overdue, year };
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}
