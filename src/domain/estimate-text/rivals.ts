/** Tells which games a text calls "the derby" or "the Clásico". */

import { fold } from './plain-text.ts';

/** Pairs that share no name of a town. */
const DERBIES: readonly (readonly [string, string])[] = [
  ['barcelona', 'espanyol'],
  ['sevilla', 'betis'],
  ['athletic', 'sociedad'],
  ['athletic', 'osasuna'],
  ['levante', 'valencia'],
  ['villarreal', 'valencia'],
  ['deportivo', 'celta'],
  ['gijon', 'oviedo'],
  ['palmas', 'tenerife'],
  ['liverpool', 'everton'],
  ['arsenal', 'tottenham'],
  ['arsenal', 'chelsea'],
  ['newcastle', 'sunderland'],
  ['villa', 'birmingham'],
  ['wolverhampton', 'bromwich'],
  ['forest', 'derby'],
  ['southampton', 'portsmouth'],
  ['brighton', 'crystal'],
  ['celtic', 'rangers'],
  ['hearts', 'hibernian'],
  ['milan', 'inter'],
  ['roma', 'lazio'],
  ['juventus', 'torino'],
  ['genoa', 'sampdoria'],
  ['dortmund', 'schalke'],
  ['koln', 'gladbach'],
  ['koln', 'monchengladbach'],
  ['koln', 'leverkusen'],
  ['hamburg', 'pauli'],
  ['hamburg', 'bremen'],
  ['hamburger', 'bremen'],
  ['hamburger', 'pauli'],
  ['union', 'hertha'],
  ['nurnberg', 'furth'],
  ['bayern', 'augsburg'],
  ['lyon', 'etienne'],
  ['lille', 'lens'],
  ['nice', 'monaco'],
  ['benfica', 'sporting'],
  ['porto', 'boavista'],
  ['flamengo', 'fluminense'],
  ['flamengo', 'vasco'],
  ['corinthians', 'palmeiras'],
  ['gremio', 'internacional'],
  ['cruzeiro', 'atletico mineiro'],
  ['boca', 'river'],
  ['feyenoord', 'sparta'],
];

const CLASSICS: readonly (readonly [string, string])[] = [
  ['real madrid', 'barcelona'],
  ['paris', 'marseille'],
  ['psg', 'marseille'],
  ['bayern', 'dortmund'],
  ['benfica', 'porto'],
  ['sporting', 'porto'],
  ['benfica', 'sporting'],
  ['ajax', 'feyenoord'],
  ['boca', 'river'],
  ['america', 'guadalajara'],
];

/** Words of club names that do not name a town. */
const COMMON = new Set(
  'real club city united atletico athletic sporting deportivo racing football sport inter dynamo union town rovers albion county wanderers fussball verein olympique association calcio'.split(
    ' ',
  ),
);

export function isDerby(own: readonly string[], opponents: readonly string[]): boolean {
  const ours = new Set(townWords(own));
  return townWords(opponents).some((word) => ours.has(word)) || isPair(DERBIES, own, opponents);
}

export function isClassic(own: readonly string[], opponents: readonly string[]): boolean {
  return isPair(CLASSICS, own, opponents);
}

function townWords(names: readonly string[]): readonly string[] {
  return names.flatMap((name) => fold(name).split(' ')).filter((word) => word.length > 3 && !COMMON.has(word));
}

function isPair(
  pairs: readonly (readonly [string, string])[],
  own: readonly string[],
  opponents: readonly string[],
): boolean {
  const has = (names: readonly string[], word: string): boolean =>
    names.some((name) => ` ${fold(name)} `.includes(` ${word} `));
  return pairs.some(([a, b]) => (has(own, a) && has(opponents, b)) || (has(own, b) && has(opponents, a)));
}
