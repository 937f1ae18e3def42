import type { Absence } from '../absence.ts';
import type { Fixture } from '../fixture.ts';
import type { Injury } from '../injury.ts';
import { assess, type Availability, NO_CAUSES, type Prepared, prepare } from './assess.ts';
import type { Dossier } from './dossier.ts';

/**
 * Returns what keeps a player out, without any fixture or team, so that it stays valid when fixtures change. Null if it
 * depends on other fixtures than the assessed one: bans and absences are served game by game, and a statement may be
 * about games. The player must not be on loan.
 */
export function prepareWithoutFixtures(dossier: Dossier): Prepared | null {
  const { injuries, suspensions, absences } = dossier;
  if (suspensions.length > 0 || injuries.some(isAboutGames) || absences.some(isForGames)) return null;
  const { player, at, today, zone } = dossier;
  const alone = { ...NO_CAUSES, player, injuries, absences, teams: new Map(), lineups: new Map(), at, today, zone };
  return { ...prepare(dossier), dossier: alone };
}

/** Returns the availability for a fixture: the same as with all facts. `facts`: the teams and line-ups of the fixture. */
export function assessWithoutFixtures(
  prepared: Prepared,
  fixture: Fixture,
  { teams, lineups }: Pick<Dossier, 'teams' | 'lineups'>,
): Availability | null {
  return assess({ ...prepared, dossier: { ...prepared.dossier, teams, lineups } }, fixture);
}

function isAboutGames({ estimate }: Injury): boolean {
  return estimate.statement.basis === 'GAMES' || estimate.statement.basis === 'CHANCE';
}

/** Whether the absence ends after some games, or is limited to competitions, which it needs to know. */
function isForGames({ end, scope }: Absence): boolean {
  return end.kind === 'GAMES' || scope.families !== null;
}
