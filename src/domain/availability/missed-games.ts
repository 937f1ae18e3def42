import type { Fixture } from '../fixture.ts';
import type { ReturnWindow } from '../recovery-estimate.ts';
import type { Absence } from '../absence.ts';
import type { Injury } from '../injury.ts';
import { assess, type Availability, type Prepared, prepare, rounded } from './assess.ts';
import { isActive } from './suspension-schedule.ts';
import { hasBegun, isCalledOff } from './fixture-state.ts';
import type { Dossier } from './dossier.ts';
import { headlineFor } from './headline.ts';
import { type Causes, returnWindowOf } from './return-window.ts';
import type { MissedGame, MissedGames, MissedGamesCount } from './published-list.ts';

/**
 * Returns the games that a player has missed and may miss because of active injuries, suspensions and absences. A
 * recovered injury, a served ban or an absence that is over appears only as a further reason of a game that an active cause covers too.
 */
export function missedGames(dossier: Dossier): MissedGames {
  const prepared = prepare(dossier);
  return listCausedBy(prepared, {
    outlooks: prepared.outlooks.filter(({ injury }) => injury.status === 'ACTIVE'),
    suspensions: prepared.suspensions.filter(isActive),
    absences: prepared.absences.filter(({ isOver }) => !isOver),
  });
}

/** Returns the games missed because of one injury alone, recovered or not. A withdrawn injury has none. */
export function missedGamesThrough(injury: Injury, dossier: Dossier): MissedGames {
  const injuries = injury.status === 'WITHDRAWN' ? [] : [injury];
  const prepared = prepare({ ...dossier, injuries, suspensions: [], absences: [] });
  return listCausedBy(prepared, prepared);
}

/** Returns the games missed because of one absence alone, ended or not. A withdrawn absence has none. */
export function missedGamesThroughAbsence(absence: Absence, dossier: Dossier): MissedGames {
  const absences = absence.status === 'WITHDRAWN' ? [] : [absence];
  const prepared = prepare({ ...dossier, injuries: [], suspensions: [], absences });
  return listCausedBy(prepared, prepared);
}

/** Returns the games that are missed because of the given causes. */
function listCausedBy(prepared: Prepared, { outlooks, suspensions, absences }: Causes): MissedGames {
  const { dossier } = prepared;
  const causes = { outlooks, suspensions, absences };
  const causeIds = new Set<string>([
    ...outlooks.map(({ injury }) => injury.id),
    ...suspensions.map(({ suspension }) => suspension.id),
    ...absences.map(({ absence }) => absence.id),
  ]);
  if (causeIds.size === 0 && (dossier.risks ?? []).length === 0) return buildList(prepared, causes, [], [], null);
  const assessed = dossier.fixtures
    .map((fixture) => ({ fixture, availability: assess(prepared, fixture) }))
    .filter((row): row is Row => row.availability !== null);
  const missed = assessed.filter(({ availability }) =>
    availability.reasons.some((reason) => !('id' in reason) || causeIds.has(reason.id)),
  );
  return buildList(prepared, causes, assessed, missed, returnWindowOf(causes, dossier));
}

interface Row {
  readonly fixture: Fixture;
  readonly availability: Availability;
}

function buildList(
  { dossier }: Prepared,
  causes: Causes,
  assessed: readonly Row[],
  missed: readonly Row[],
  returnWindow: ReturnWindow | null,
): MissedGames {
  const games = missed
    .filter(({ fixture, availability }) => !isCalledOff(fixture, dossier) && isNotFullyAvailable(availability))
    .map(({ fixture, availability }) => ({
      ...availability,
      day: fixture.day,
      kickoffAt: fixture.kickoffAt,
      conditional: fixture.certainty === 'CONDITIONAL',
    }));
  const target = assessed.find(
    ({ fixture, availability: { chance } }) =>
      chance !== null && chance < 0.5 && fixture.certainty === 'CONFIRMED' && !hasBegun(fixture, dossier),
  );
  const count = countGames(games);
  return {
    games,
    count,
    returnWindow,
    targetReturn: games.length === 0 ? null : (target?.fixture.id ?? null),
    headline: headlineFor(dossier, causes, { games, count, returnWindow }),
  };
}

/** The list of a player without any published list. */
export const noMissedGames: MissedGames = {
  games: [],
  count: countGames([]),
  returnWindow: null,
  targetReturn: null,
  headline: { kind: 'NOTHING_PUBLISHED' },
};

/** Whether something keeps, or may keep, the player out of the fixture. */
export function isNotFullyAvailable({ verdict, reasons }: Availability): boolean {
  return verdict !== 'AVAILABLE' && verdict !== 'PLAYED' && !(verdict === 'UNKNOWN' && reasons.length === 0);
}

function countGames(games: readonly MissedGame[]): MissedGamesCount {
  const confirmed = games.filter((game) => !game.conditional);
  const number = (verdict: Availability['verdict']): number =>
    confirmed.filter((game) => game.verdict === verdict).length;
  const [missed, out] = [number('MISSED'), number('OUT')];
  const [doubtful, questionable] = [number('DOUBTFUL'), number('QUESTIONABLE')];
  const conditional = games.length - confirmed.length;
  return {
    missed,
    out,
    doubtful,
    questionable,
    conditional,
    min: missed + out,
    max: missed + out + doubtful + questionable + conditional,
    expected: rounded(confirmed.reduce((sum, { chance }) => sum + (chance ?? 0), 0)),
  };
}
