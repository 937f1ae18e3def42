import type { Fixture } from '../fixture/fixture.ts';
import type { Dossier } from './dossier.ts';
import { sideOf } from './dossier.ts';
import type { MissedGame, MissedGamesCount } from './missed-games.ts';

const NUMBERS =
  'no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );

/** A number as newspapers write it: in words up to twenty. */
export function inWords(n: number): string {
  return NUMBERS[n] ?? String(n);
}

function games(n: number): string {
  return `${inWords(n)} ${n === 1 ? 'game' : 'games'}`;
}

/** "Valencia (A)": the opponent, and whether at home or away. */
function opponent(dossier: Dossier, fixture: Fixture): string {
  const atHome = sideOf(dossier, fixture) === fixture.home;
  const other = atHome ? fixture.away : fixture.home;
  const name = other === null ? fixture.round : dossier.teams.get(other)?.shortName;
  return `${name ?? 'an opponent still to be named'} (${atHome ? 'H' : 'A'})`;
}

const NAMED = 3;

function named(dossier: Dossier, list: readonly MissedGame[]): string {
  const fixtures = new Map(dossier.fixtures.map((fixture) => [fixture.id, fixture]));
  const names = list
    .slice(0, NAMED)
    .map((game) => fixtures.get(game.fixture))
    .filter((fixture) => fixture !== undefined)
    .map((fixture) => opponent(dossier, fixture));
  const more = list.length - names.length;
  const last = more > 0 ? `${inWords(more)} more` : names.pop();
  return names.length === 0 ? (last ?? '') : `${names.join(', ')} and ${last}`;
}

/** The list in one line, as a newspaper would print it: "Jude Bellingham could miss up to nine games: Valencia (A), …". */
export function headline(dossier: Dossier, list: readonly MissedGame[], count: MissedGamesCount): string {
  const { name } = dossier.player;
  if (list.length === 0) return `Nothing keeps ${name} out.`;
  const toCome = list.filter((game) => game.verdict !== 'MISSED' && game.verdict !== 'UNKNOWN');
  const sure = toCome.filter((game) => game.verdict === 'OUT' && !game.conditional).length;
  const past = count.missed === 0 ? '' : ` has missed ${games(count.missed)} and`;
  if (toCome.length === 0) {
    const undated = list.some((game) => game.verdict === 'UNKNOWN');
    const next = undated ? 'the next one has no date yet' : 'no further one is in the calendar';
    return count.missed === 0 ? `${name} is out: ${next}.` : `${name} has missed ${games(count.missed)}: ${next}.`;
  }
  const again = count.missed === 0 ? games(toCome.length) : `${inWords(toCome.length)} more`;
  const verb = sure === toCome.length ? `is set to miss ${again}` : `could miss up to ${again}`;
  return `${name}${past} ${verb}: ${named(dossier, toCome)}.`;
}
