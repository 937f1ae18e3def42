import { expect, test } from 'vitest';
import { shortNameOf } from '../../src/domain/player.ts';

test.each([
  ['Jude Bellingham', 'Bellingham'],
  ['Vinícius Júnior', 'Vinícius Júnior'],
  ['Frenkie de Jong', 'de Jong'],
  ['Trent Alexander-Arnold', 'Alexander-Arnold'],
  ['Neymar Jr.', 'Neymar Jr.'],
  ['Pedri', 'Pedri'],
  ['  Heung-min  Son ', 'Son'],
  ['三笘薫', '三笘薫'],
])('the short name of %s is %s', (name, shortName) => {
  expect(shortNameOf(name)).toBe(shortName);
});
