/** The spellings under which a text may name the opponents of a player's calendar, and the player's own teams. */

import type { EstimateContext } from './context.ts';
import { opponentsOf } from './fixtures.ts';
import type { Names } from './lexer.ts';
import { fold } from './plain-text.ts';

/** Parts of club names that do not distinguish clubs. */
const LEGAL_FORMS = new Set(
  'fc cf ac sc sd ud cd rcd rc as ss ssc us afc bsc tsg vfb vfl fsv sv sport club de del do da of the calcio balompie futbol football fussball deportivo e und and 1 04 05 1899 1846 09'.split(
    ' ',
  ),
);
const ORDINARY = new Set(
  'real city united atletico athletic athletico sporting racing union inter town rovers county wanderers albion olympique borussia eintracht dynamo'.split(
    ' ',
  ),
);

/** Names by which the press calls clubs, with a word of the full name. */
const NICKNAMES: readonly (readonly [name: string, word: string])[] = [
  ['barca', 'barcelona'],
  ['atleti', 'atletico'],
  ['man city', 'manchester city'],
  ['man united', 'manchester united'],
  ['man utd', 'manchester united'],
  ['spurs', 'tottenham'],
  ['wolves', 'wolverhampton'],
  ['psg', 'paris'],
  ['om', 'marseille'],
  ['juve', 'juventus'],
  ['bvb', 'dortmund'],
  ['bayern', 'bayern'],
  ['gladbach', 'monchengladbach'],
  ['inter', 'internazionale'],
  ['rom', 'roma'],
  ['neapel', 'napoli'],
  ['mailand', 'milan'],
  ['turin', 'juventus'],
  ['naples', 'napoli'],
  ['lissabon', 'lisboa'],
  ['munich', 'munchen'],
  ['munchen', 'munich'],
];

/** Returns all names with their symbols. A name that two opponents share is left out. */
export function namesOf(context: EstimateContext): Names {
  const names = new Map<string, { readonly symbol: 'OPP' | 'OWN'; readonly value: number }>();
  const shared = new Set<string>();
  const add = (name: string, value: number): void => {
    const known = names.get(name);
    if (known !== undefined && known.value !== value) shared.add(name);
    names.set(name, { symbol: 'OPP', value });
  };
  for (const [index, spellings] of opponentsOf(context).entries())
    for (const name of new Set(spellings.flatMap(variants))) add(name, index);
  for (const name of shared) names.delete(name);
  for (const name of (context.ownTeams ?? []).flatMap(wholeNames)) names.set(name, { symbol: 'OWN', value: 0 });
  return names;
}

/** Returns the whole name, with and without its legal form. */
function wholeNames(name: string): readonly string[] {
  const whole = fold(name).replaceAll('.', '');
  const plain = whole
    .split(' ')
    .filter((word) => !LEGAL_FORMS.has(word) && !/^\d+$/.test(word))
    .join(' ');
  return plain === '' ? [whole] : [whole, plain];
}

function variants(name: string): readonly string[] {
  const whole = wholeNames(name);
  const words = (whole[1] ?? whole[0] ?? '').split(' ').filter((word) => word.length > 3 && !ORDINARY.has(word));
  const nicknames = NICKNAMES.filter(([, part]) => whole.some((one) => ` ${one} `.includes(` ${part} `))).map(
    ([nickname]) => nickname,
  );
  return [...whole, ...words, ...nicknames];
}
