import { expect, test } from 'vitest';
import { searchable, searchPatterns } from '../../src/storage/search.ts';

/** Whether LIKE finds a name by a search. */
function finds(search: string, ...names: readonly string[]): boolean {
  const column = searchable(...names);
  const isLike = (pattern: string): boolean => new RegExp(`^${pattern.replaceAll('%', '.*')}$`, 'u').test(column);
  return searchPatterns(search).every((patterns) => patterns.some(isLike));
}

test.each([
  ['muller', 'Thomas Müller'],
  ['mueller', 'Thomas Müller'],
  ['MÜLLER', 'Thomas Müller'],
  ['müller', 'Gerd Mueller'],
  ['müller', 'Gerd Muller'],
  ['gundogan', 'İlkay Gündoğan'],
  ['ilkay guendogan', 'İlkay Gündoğan'],
  ['Son Heung-min', 'Heung-min Son'],
  ['heungmin', 'Heung-min Son'],
  ['odegaard', 'Martin Ødegaard'],
  ['oedegaard', 'Martin Ødegaard'],
  ['hojbjerg', 'Pierre-Emile Højbjerg'],
  ['lukasz', 'Łukasz Fabiański'],
  ['fabianski', 'Łukasz Fabiański'],
  ['dorde petrovic', 'Đorđe Petrović'],
  ['djordje', 'Đorđe Petrović'],
  ['gross', 'Pascal Groß'],
  ['groß', 'Pascal Gross'],
  ['mbappe kylian', 'Kylian Mbappé'],
  ['kante', "N'Golo Kanté"],
  ['ngolo', "N'Golo Kanté"],
  ['shevchenko', 'Андрій Шевченко'],
  ['o', 'Martin Ødegaard'],
  ['la liga', 'La Liga'],
  ['', 'Anybody'],
])('"%s" finds %s', (search, name) => {
  expect(finds(search, name)).toBe(true);
});

test.each([
  ['muller', 'Thomas Mulder'],
  ['a', 'Heung-min Son'],
  ['heung lee', 'Heung-min Son'],
  ['%', 'Anybody'],
  ['?!', 'Anybody'],
])('"%s" does not find %s', (search, name) => {
  expect(finds(search, name)).toBe(false);
});
