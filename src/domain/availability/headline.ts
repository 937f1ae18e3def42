import { type Fixture, teamFor } from '../fixture.ts';
import type { ReturnWindow } from '../recovery-estimate.ts';
import type { Headline, NamedGame, Return } from '../sentences/sentence.ts';
import { isOutToday } from './absence-outlook.ts';
import type { Dossier } from './dossier.ts';
import { describeAbsence, describeInjury, yearOf } from './explanation.ts';
import { hasBegun, isCalledOff, isUnresolved } from './fixture-state.ts';
import type { MissedGame, MissedGames } from './published-list.ts';
import type { Causes } from './return-window.ts';
import { isActive } from './suspension-schedule.ts';

/** The number of next games that the headline names. */
const NAMED_GAMES = 3;

/** Returns a list as one sentence. `causes`: what the list is about. */
export function headlineFor(
  dossier: Dossier,
  causes: Causes,
  { games, count, returnWindow }: Pick<MissedGames, 'games' | 'count' | 'returnWindow'>,
): Headline {
  const player = dossier.player.name;
  const { missed } = count;
  const toCome = games.filter(({ verdict }) => verdict !== 'MISSED' && verdict !== 'UNKNOWN');
  if (toCome.length > 0) {
    const next = namedGames(dossier, toCome);
    return { kind: 'GAMES', player, missed, toCome: toCome.length, certain: count.out, next };
  }
  const isOut =
    causes.outlooks.some(({ injury }) => injury.status === 'ACTIVE') ||
    causes.suspensions.some(isActive) ||
    causes.absences.some((outlook) => isOutToday(outlook, dossier.today)) ||
    games.length > missed;
  if (!isOut) return missed === 0 ? { kind: 'NOTHING', player } : { kind: 'PAST', player, missed };
  const back = returnOf(causes, returnWindow, dossier);
  return { kind: 'NO_GAME', player, missed, games: whyNoGame(games, dossier), back };
}

function whyNoGame(games: readonly MissedGame[], dossier: Dossier): Extract<Headline, { kind: 'NO_GAME' }>['games'] {
  if (games.some(({ verdict }) => verdict === 'UNKNOWN')) return 'UNDATED';
  const isToCome = (fixture: Fixture): boolean =>
    !hasBegun(fixture, dossier) && !isCalledOff(fixture, dossier) && !isUnresolved(fixture, dossier);
  return dossier.fixtures.some(isToCome) ? 'NONE_LIKELY' : 'NONE_SCHEDULED';
}

/** Returns the stated day of return if the only cause is an injury or an absence, else the window; null if unknown. */
function returnOf(
  { outlooks, suspensions, absences }: Causes,
  returnWindow: ReturnWindow | null,
  dossier: Dossier,
): Return | null {
  const { today } = dossier;
  const described = [
    ...outlooks.filter(({ injury }) => injury.status === 'ACTIVE').map((outlook) => describeInjury(outlook, today)),
    ...absences.filter((outlook) => isOutToday(outlook, today)).map((outlook) => describeAbsence(outlook, today)),
  ];
  const [only] = described;
  if (only !== undefined && described.length + suspensions.filter(isActive).length === 1) {
    return 'back' in only ? only.back : null;
  }
  if (returnWindow === null) return null;
  const { earliest, latest } = returnWindow;
  return { kind: 'BETWEEN', earliest, latest, overdue: false, year: yearOf(dossier.today) };
}

function namedGames(dossier: Dossier, games: readonly MissedGame[]): NamedGame[] {
  const named = new Set(games.slice(0, NAMED_GAMES).map(({ fixture }) => fixture));
  return dossier.fixtures.filter(({ id }) => named.has(id)).map((fixture) => namedGame(dossier, fixture));
}

function namedGame({ player, teams }: Dossier, fixture: Fixture): NamedGame {
  const atHome = teamFor(player, fixture) === fixture.home;
  const other = atHome ? fixture.away : fixture.home;
  const opponent = (other === null ? null : teams.get(other)?.shortName) ?? null;
  const slot = (atHome ? fixture.awaySlot : fixture.homeSlot) ?? fixture.round;
  const ground = fixture.neutral ? 'NEUTRAL' : atHome ? 'HOME' : 'AWAY';
  return { opponent, round: opponent === null ? slot : null, ground };
}
