import { buildSchema, coerceInputValue, type GraphQLInputType, isEnumType } from 'graphql';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { duplicatesOf, FIXTURE_FORMS, TEAM_FORMS } from '../../src/server/pages/browser/desk/forms/fixture-forms.ts';
import {
  type FieldSpec,
  type FormSpec,
  type FormValue,
  type FormValues,
  initialValues,
  inputOf,
  seasonId,
} from '../../src/server/pages/browser/desk/forms/form-spec.ts';
import { FEED_FORMATS, FIXTURE_FORMATS } from '../../src/server/pages/browser/desk/imports/import-formats.ts';
import {
  ABSENCE_FORMS,
  CARD_FORMS,
  INJURY_FORMS,
  LOAN_FORMS,
  PLAYER_FORMS,
  SUSPENSION_FORMS,
} from '../../src/server/pages/browser/desk/forms/player-forms.ts';
import type { Match } from '../../src/server/pages/browser/desk/session/types.ts';

const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));
const FORMS = [
  PLAYER_FORMS,
  INJURY_FORMS,
  ABSENCE_FORMS,
  SUSPENSION_FORMS,
  LOAN_FORMS,
  CARD_FORMS,
  FIXTURE_FORMS,
  TEAM_FORMS,
].flat();

/** A value that an editor could enter. */
function sample({ kind, type = '', options }: FieldSpec): FormValue {
  const values = schema.getType(type);
  switch (kind) {
    case 'enum':
      return options?.[0] ?? (isEnumType(values) ? values.getValues()[0]!.name : 'no such enum');
    case 'int':
      return '2';
    case 'bool':
      return true;
    case 'date':
      return '2026-02-01';
    case 'moment':
      return '2026-02-01T20:00';
    case 'player':
    case 'team':
    case 'competition':
    case 'family':
      return { id: 'some-id', name: 'Some name' };
    case 'season':
      return { id: seasonId('some-id', '2025-26'), name: 'Some name · 2025-26' };
    default:
      return isEnumType(values) ? values.getValues()[0]!.name : 'some words';
  }
}

/** All possible values of a form: one set for each value of each choice. */
function fillings({ fields }: FormSpec): FormValues[] {
  const filled = Object.fromEntries(fields.map((field) => [field.path, sample(field)]));
  return fields
    .filter(({ kind }) => kind === 'choice')
    .reduce<FormValues[]>(
      (all, { path, choices = {} }) =>
        all.flatMap((one) => Object.keys(choices).map((value) => ({ ...one, [path]: value }))),
      [filled],
    );
}

function errorsOf(spec: FormSpec, values: FormValues): string[] {
  const { mutation } = spec;
  const type = schema.getType(`${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`) as GraphQLInputType;
  const errors: string[] = [];
  const input = inputOf(spec, 'some-id', values, {});
  coerceInputValue(input, type, (path, _, { message }) => errors.push(`${mutation} ${path.join('.')}: ${message}`));
  return errors;
}

test('for any values, the input of a form is valid for its mutation', () => {
  expect(FORMS.flatMap((spec) => fillings(spec).flatMap((values) => errorsOf(spec, values)))).toEqual([]);
});

test('the formats of imports are those of the API', () => {
  const valuesOf = (name: string): string[] => {
    const type = schema.getType(name);
    return isEnumType(type) ? type.getValues().map((value) => value.name) : [];
  };
  expect(Object.keys(FIXTURE_FORMATS).toSorted()).toEqual(valuesOf('FixtureFormat').toSorted());
  expect(Object.keys(FEED_FORMATS).toSorted()).toEqual(valuesOf('FeedFormat').toSorted());
});

test('the required enum fields of a form have an initial value', () => {
  const missing = FORMS.flatMap((spec) =>
    spec.fields.flatMap(({ path, kind, required }) => {
      const value = initialValues(spec, '2026-02-01', {})[path];
      return required === true && kind === 'enum' && value === '' ? [`${spec.mutation} ${path}`] : [];
    }),
  );
  expect(missing).toEqual([]);
});

test('a list of one is sent as a list, a season as its family and its name', () => {
  const totals = PLAYER_FORMS.find(({ mutation }) => mutation === 'recordCautionTotals')!;
  const values = {
    family: { id: seasonId('some-family', '2025-26'), name: 'La Liga · 2025-26' },
    'totals.0.yellows': '4',
    'totals.0.asOf': '2026-02-01T12:00',
  };
  const asOf = new Date('2026-02-01T12:00').toISOString();
  expect(inputOf(totals, 'some-player', values, {})).toEqual({
    family: 'some-family',
    season: '2025-26',
    totals: [{ player: { id: 'some-player' }, yellows: 4, asOf }],
  });
});

test('a match is offered as the duplicate of another with the same known teams', () => {
  const side = (id: string): Match['home'] => ({ id, name: id, shortName: id, kind: 'CLUB' });
  const match: Match = {
    id: 'kept',
    date: '2026-02-08',
    kickoffAt: null,
    status: 'SCHEDULED',
    certainty: 'CONFIRMED',
    condition: null,
    round: null,
    competition: { id: 'la-liga', name: 'La Liga' },
    home: side('a'),
    away: side('b'),
    score: null,
  };
  const others: Match[] = [
    match,
    { ...match, id: 'moved', date: '2026-02-09' },
    { ...match, id: 'open', away: null },
    { ...match, id: 'reversed', home: side('b'), away: side('a') },
    { ...match, id: 'removed', status: 'REMOVED' },
    { ...match, id: 'cup', competition: { id: 'copa', name: 'Copa' } },
  ];
  expect(duplicatesOf(match, others).map(({ id }) => id)).toEqual(['moved', 'open']);
});
