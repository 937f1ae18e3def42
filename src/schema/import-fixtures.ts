import { randomUUID } from 'node:crypto';
import type { Issue } from '../domain/decision.ts';
import { type FixtureFormat, importFile } from '../feeds/import.ts';
import type { ImportSummary } from '../feeds/merge-season.ts';
import { builder } from './builder.ts';
import { CompetitionKindEnum } from './competition.ts';
import { InputIssue } from './error-types.ts';
import { InvalidInput, unwrap } from './errors.ts';
import { fileText, shortText } from './input-validation.ts';
import { mutation } from './mutation-options.ts';

const FixtureFormatEnum = builder.enumType('FixtureFormat', {
  description: 'The format of a file of fixtures.',
  values: {
    OPENFOOTBALL_JSON: {
      description: "openfootball's JSON: a `matches` list with round, date, time, teams and score.",
    },
    CSV: {
      description:
        'A header line, then one line per match: date,time,home,away,round,home_goals,away_goals,status,venue.',
    },
  } satisfies Record<FixtureFormat, { description: string }>,
});

const ImportSummaryObject = builder.objectRef<ImportSummary>('ImportSummary').implement({
  description: 'The outcome of an import. Each row is counted once.',
  fields: (t) => ({
    added: t.exposeInt('added', { description: 'Fixtures that were new.' }),
    moved: t.exposeInt('moved', { description: 'Fixtures with a new day, kick-off or state, but no new result.' }),
    finished: t.exposeInt('finished', { description: 'Fixtures with a new or corrected result.' }),
    unchanged: t.exposeInt('unchanged', { description: 'Fixtures that did not change.' }),
    teamsAdded: t.exposeInt('teamsAdded', { description: 'Teams that were new.' }),
    problems: t.field({
      type: [InputIssue],
      description: 'Rows that were skipped, and why. An unreadable file is refused as a whole.',
      resolve: (): Issue[] => [],
    }),
  }),
});

const ImportFixturesInput = builder.inputType('ImportFixturesInput', {
  description: 'A file with the fixtures of one season.',
  fields: (t) => ({
    format: t.field({ type: FixtureFormatEnum, required: true, description: 'The format of the file.' }),
    data: t.string({ required: true, validate: fileText, description: 'The content of the file.' }),
    competition: t.string({
      required: true,
      validate: shortText,
      description: 'The name or slug of the competition: "La Liga".',
    }),
    season: t.string({ required: true, validate: shortText, description: 'The season: "2025-26".' }),
    kind: t.field({
      type: CompetitionKindEnum,
      required: true,
      description: 'The kind of competition, used if it is new.',
    }),
    timeZone: t.string({
      required: true,
      validate: shortText,
      description: 'The IANA name of the time zone of the times in the file.',
    }),
    asOf: t.field({
      type: 'DateTime',
      description: 'The time at which the file was made. A file older than the last import is refused.',
    }),
  }),
});

builder.mutationField('importFixtures', (t) =>
  t.field({
    type: ImportSummaryObject,
    ...mutation({
      scopes: ['EDITOR', 'FEED', 'MEDICAL'],
      union: 'ImportFixturesResult',
      result: 'What became of the rows',
    }),
    errors: {
      types: [InvalidInput],
      union: { name: 'ImportFixturesResult', description: 'The outcome of the import, or why the file was refused.' },
    },
    description: 'Imports a file of fixtures: adds new ones, moves known ones, records results. All rows or none.',
    args: { input: t.arg({ type: ImportFixturesInput, required: true, description: 'The file.' }) },
    resolve: async (_, { input }, { commands }) => {
      const { asOf = null, ...file } = input;
      return unwrap(await importFile(commands, { ...file, asOf }, randomUUID));
    },
  }),
);
