import { expect, test } from 'vitest';
import * as ar from '../../src/server/pages/browser/desk/texts/ar.ts';
import * as de from '../../src/server/pages/browser/desk/texts/de.ts';
import * as en from '../../src/server/pages/browser/desk/texts/en.ts';
import { actions } from '../../src/server/pages/browser/desk/texts/actions-en.ts';
import * as es from '../../src/server/pages/browser/desk/texts/es.ts';
import * as fr from '../../src/server/pages/browser/desk/texts/fr.ts';
import * as it from '../../src/server/pages/browser/desk/texts/it.ts';
import * as pt from '../../src/server/pages/browser/desk/texts/pt.ts';
import { refusalText } from '../../src/server/pages/browser/desk/session/refusal-text.ts';
import { Words } from '../../src/server/pages/browser/desk/session/words.ts';

/** The slots of a text: `#` for a number, `{x}` for a value. */
const slotsOf = (text: string): string[] => [...text.matchAll(/#|\{x\}/g)].map(([slot]) => slot);

test.each(Object.entries({ es, de, fr, it, pt, ar }))(
  'every text in %s has the same slots as in English',
  (_, language) => {
    const english: Record<string, string> = { ...en.texts, ...actions };
    const other: Record<string, string> = { ...language.texts, ...language.actions };
    expect(Object.keys(other).toSorted()).toEqual(Object.keys(english).toSorted());
    expect(Object.keys(english).filter((key) => `${slotsOf(other[key]!)}` !== `${slotsOf(english[key]!)}`)).toEqual([]);
  },
);

test('the accessible names that editors and other programs rely on', () => {
  const { token, player, statement, source, link, preview, save, undo } = en.texts;
  expect([token, player, statement, source, link, preview, save, undo]).toEqual(
    'Token Player Statement Source Link Preview Save Undo'.split(' '),
  );
});

test('a refusal has its kind in the language of the desk, then the reason of the API', async () => {
  const words = await Words.load('de');
  const issues = [{ path: ['input', 'date'], message: 'Expected a day.' }];
  const told = [
    { __typename: 'ConflictError', message: 'It was changed since.' },
    { __typename: 'InvalidInputError', message: 'Invalid.', issues },
    { __typename: 'ForbiddenError', message: 'For editors only.' },
  ].map((refusal) => refusalText(refusal, words));
  expect(told).toEqual([
    'Mit dem, was erfasst ist, nicht möglich: It was changed since.',
    'Nicht angenommen: Expected a day.',
    'Das hat nicht geklappt: For editors only.',
  ]);
});
