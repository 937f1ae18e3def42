import { buildSchema, coerceInputValue, type GraphQLInputType, isEnumType } from 'graphql';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FIXTURE_FORMS, TEAM_FORMS } from '../../src/server/pages/browser/desk/fixture-forms.ts';
import {
  type FieldSpec,
  type FormSpec,
  type FormValue,
  type FormValues,
  initialValues,
  inputOf,
} from '../../src/server/pages/browser/desk/form-spec.ts';
import {
  ABSENCE_FORMS,
  INJURY_FORMS,
  LOAN_FORMS,
  PLAYER_FORMS,
  SUSPENSION_FORMS,
} from '../../src/server/pages/browser/desk/player-forms.ts';

const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));
const FORMS = [
  PLAYER_FORMS,
  INJURY_FORMS,
  ABSENCE_FORMS,
  SUSPENSION_FORMS,
  LOAN_FORMS,
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
    default:
      return 'some words';
  }
}

/** All that can be filled in: once for each value of each choice. */
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

test('whatever is filled in, the input of a form is one of its mutation', () => {
  expect(FORMS.flatMap((spec) => fillings(spec).flatMap((values) => errorsOf(spec, values)))).toEqual([]);
});

test('what a form starts with lacks at most what is required', () => {
  const missing = FORMS.flatMap((spec) =>
    spec.fields.flatMap(({ path, kind, required }) => {
      const value = initialValues(spec, '2026-02-01', {})[path];
      return required === true && kind === 'enum' && value === '' ? [`${spec.mutation} ${path}`] : [];
    }),
  );
  expect(missing).toEqual([]);
});
