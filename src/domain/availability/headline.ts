import { type Fixture, teamFor } from '../fixture.ts';
import type { Dossier } from './dossier.ts';
import type { MissedGame, MissedGamesCount } from './published-list.ts';
import { games, inWords, listed } from './plain-english.ts';

/** The number of next games that the headline names. */
const NAMED_GAMES = 3;

/** Returns the opponent with home (H) or away (A): "Valencia (A)". */
function opponent(dossier: Dossier, fixture: Fixture): string {
  const atHome = teamFor(dossier.player, fixture) === fixture.home;
  const other = atHome ? fixture.away : fixture.home;
  const name = other === null ? fixture.round : dossier.teams.get(other)?.shortName;
  return `${name ?? 'an opponent still to be named'} (${atHome ? 'H' : 'A'})`;
}

/** "Valencia (A), Real Sociedad (H), Benfica (A) and six more". */
function listGames(dossier: Dossier, list: readonly MissedGame[]): string {
  const fixtures = new Map(dossier.fixtures.map((fixture) => [fixture.id, fixture]));
  const next = list
    .slice(0, NAMED_GAMES)
    .map((game) => fixtures.get(game.fixture))
    .filter((fixture) => fixture !== undefined)
    .map((fixture) => opponent(dossier, fixture));
  const more = list.length - next.length;
  return listed(more > 0 ? [...next, `${inWords(more)} more`] : next);
}

/** Returns the list as one sentence: "Jude Bellingham could miss up to nine games: Valencia (A), …". */
export function headline(dossier: Dossier, list: readonly MissedGame[], count: MissedGamesCount): string {
  const { name } = dossier.player;
  if (list.length === 0) return `Nothing keeps ${name} out.`;
  const toCome = list.filter((game) => game.verdict !== 'MISSED' && game.verdict !== 'UNKNOWN');
  const missed = count.missed === 0 ? name : `${name} has missed ${games(count.missed)}`;
  if (toCome.length === 0) {
    const undated = list.some((game) => game.verdict === 'UNKNOWN');
    const next = undated ? 'of the next nobody can say yet' : 'no further one is in the calendar';
    return count.missed === 0 ? `${name} is out; ${next}.` : `${missed}; ${next}.`;
  }
  const many = count.missed === 0 ? games(toCome.length) : `${inWords(toCome.length)} more`;
  const and = count.missed === 0 ? '' : ' and';
  const next = listGames(dossier, toCome);
  if (count.out === toCome.length) return `${missed}${and} is set to miss ${many}: ${next}.`;
  const atLeast = count.out === 0 ? '' : `, at least ${inWords(count.out)}`;
  return `${missed}${and} could miss up to ${many}${atLeast}: ${next}.`;
}
