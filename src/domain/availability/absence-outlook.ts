import type { Absence, AbsenceKind } from '../absence.ts';
import { type Day, dayIn } from '../day.ts';
import { awaitsNewDate, type Fixture, type FixtureId, teamFor } from '../fixture.ts';
import { type Recovery, recoveryFrom } from '../recovery/recovery.ts';
import { chanceOverDays } from './chance-over-days.ts';
import type { Dossier } from './dossier.ts';
import { dayForPlayer, hasBegun, isCalledOff, isUnresolved } from './fixture-state.ts';

/** An absence with its consequences for the fixtures of its player. */
export interface AbsenceOutlook {
  readonly absence: Absence;
  /** The distribution of the day of return; null unless the absence ends within a window. */
  readonly recovery: Recovery | null;
  /** The covered games in order of kick-off; null unless the absence is for a number of games. */
  readonly games: readonly Fixture[] | null;
  /** Whether it no longer keeps the player out: ended, past its last day, or all its games have begun. */
  readonly isOver: boolean;
}

/** Kinds that cover only the games of clubs if no scope is given: the country may still call the player. */
const OF_CLUBS: ReadonlySet<AbsenceKind> = new Set(['INTERNATIONAL_DUTY', 'INELIGIBLE', 'LOANED_OUT', 'CLUB_DECISION']);

export function absenceOutlookOf(absence: Absence, dossier: Dossier): AbsenceOutlook {
  const { end } = absence;
  const games = end.kind === 'GAMES' ? nextGames(absence, end.games, dossier) : null;
  return {
    absence,
    recovery: end.kind === 'WINDOW' ? recoveryOf(absence, end.window, dossier) : null,
    games,
    isOver: isOver(absence, games, dossier),
  };
}

function isOver({ status, end }: Absence, games: readonly Fixture[] | null, dossier: Dossier): boolean {
  if (status !== 'ACTIVE') return true;
  if (end.kind === 'DATE') return end.date <= dossier.today;
  if (end.kind !== 'GAMES' || games === null || games.length < end.games) return false;
  return games.every((fixture) => hasBegun(fixture, dossier));
}

/** Whether the fixture is in the scope of the absence, independent of its end. */
export function covers({ kind, scope, from }: Absence, fixture: Fixture, dossier: Dossier): boolean {
  const day = dayForPlayer(fixture, dossier);
  if (day !== null && day < from) return false;
  const team = teamFor(dossier.player, fixture);
  if (team === null) return false;
  const { teams, families, fixtures } = scope;
  if (fixtures !== null && !fixtures.includes(fixture.id)) return false;
  if (teams !== null && !teams.includes(team)) return false;
  if (families !== null) {
    const family = dossier.competitions.get(fixture.competition)?.family;
    if (family === undefined || !families.includes(family)) return false;
  }
  const isUnlimited = teams === null && families === null && fixtures === null;
  const isDuty = kind === 'INTERNATIONAL_DUTY' && teams === null && fixtures === null;
  if (!isDuty && !(isUnlimited && OF_CLUBS.has(kind))) return true;
  return dossier.teams.get(team)?.kind !== 'NATIONAL';
}

/** Returns the chance of missing a fixture because of one absence: 0 or 1, except within a window. */
export function chanceThroughAbsence(outlook: AbsenceOutlook, fixture: Fixture, dossier: Dossier): number {
  const { absence, games, recovery } = outlook;
  if (absence.status === 'WITHDRAWN' || !covers(absence, fixture, dossier)) return 0;
  const day = dayForPlayer(fixture, dossier);
  if (absence.endedOn !== null) return day !== null && day < absence.endedOn ? 1 : 0;
  const { end } = absence;
  switch (end.kind) {
    case 'DATE':
      return (day ?? dossier.today) < end.date ? 1 : 0;
    case 'GAMES':
      return games?.some(({ id }) => id === fixture.id) === true ? 1 : 0;
    case 'WINDOW':
      if (recovery === null || fixture.day === null) return 1;
      if (isUnresolved(fixture, dossier) || hasBegun(fixture, dossier)) return 1;
      return chanceOverDays(recovery, fixture, dossier.today);
    case 'CONDITION':
    case 'OPEN':
      return 1;
  }
}

/** The first games that the absence covers. Undated ones follow dated ones; those that are called off do not count. */
function nextGames(absence: Absence, count: number, dossier: Dossier): Fixture[] {
  const covered = dossier.fixtures.filter(
    (fixture) =>
      !isCalledOff(fixture, dossier) &&
      !(fixture.certainty === 'CONDITIONAL' && hasBegun(fixture, dossier)) &&
      covers(absence, fixture, dossier),
  );
  const isUndated = (fixture: Fixture): boolean => fixture.day === null || awaitsNewDate(fixture);
  return [...covered.filter((fixture) => !isUndated(fixture)), ...covered.filter(isUndated)].slice(0, count);
}

function recoveryOf(
  { from, reportedAt }: Absence,
  window: Extract<Absence['end'], { kind: 'WINDOW' }>['window'],
  { zone }: Dossier,
): Recovery {
  const reportedOn = dayIn(zone, reportedAt);
  return recoveryFrom({
    occurredOn: from,
    statedOn: reportedOn < from ? from : reportedOn,
    diagnosis: null,
    description: null,
    bodyPart: null,
    source: null,
    statement: { basis: 'WINDOW', window },
  });
}

/** Whether the absence keeps the player out of every game of a team today. */
export function isOutToday({ absence, isOver }: AbsenceOutlook, today: Day): boolean {
  return !isOver && absence.from <= today && absence.scope.fixtures === null && absence.scope.families === null;
}

/** The fixtures of a limited absence that are still to come. */
export function fixturesAhead({ absence }: AbsenceOutlook, dossier: Dossier): readonly Fixture[] {
  const ids: readonly FixtureId[] = absence.scope.fixtures ?? [];
  return dossier.fixtures.filter((fixture) => ids.includes(fixture.id) && !hasBegun(fixture, dossier));
}
