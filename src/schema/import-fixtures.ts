import { randomUUID } from 'node:crypto';
import { builder } from './builder.ts';
import { CompetitionKindEnum } from './competition.ts';
import type { Issue } from '../domain/decision.ts';
import { editorsAndFeeds } from './mutation-options.ts';
import { fileText } from './input-validation.ts';
import { shortText } from './input-validation.ts';
import { unwrap, InvalidInput } from './errors.ts';
import { InputIssue } from './error-types.ts';
import { type FixtureFormat, importFile } from '../feeds/import.ts';
import type { ImportSummary } from '../feeds/merge-season.ts';

const FixtureFormatEnum = builder.enumType('FixtureFormat', {
  description: 'How a file of fixtures is written.',
  values: {
    OPENFOOTBALL_JSON: { description: "openfootball's JSON: a `matches` list with round, date, time, teams, score." },
    CSV: {
      description: 'A header and a line per match: date,time,home,away,round,home_goals,away_goals,status,venue.',
    },
  } satisfies Record<FixtureFormat, { description: string }>,
});

const ImportSummaryObject = builder.objectRef<ImportSummary>('ImportSummary').implement({
  description: 'What became of the rows of a file; each is counted once.',
  fields: (t) => ({
    added: t.exposeInt('added', { description: 'Not known before.' }),
    moved: t.exposeInt('moved', { description: 'With a new day, kick-off or state, but no result.' }),
    finished: t.exposeInt('finished', { description: 'With a result that was not known, or was another one.' }),
    unchanged: t.exposeInt('unchanged', { description: 'As known before.' }),
    teamsAdded: t.exposeInt('teamsAdded', { description: 'Teams that nobody knew.' }),
    problems: t.field({
      type: [InputIssue],
      description: 'Rows that were left out, and why. A file that cannot be read whole is refused instead.',
      resolve: (): Issue[] => [],
    }),
  }),
});

const ImportFixturesInput = builder.inputType('ImportFixturesInput', {
  description: 'A file of the fixtures of one season.',
  fields: (t) => ({
    format: t.field({ type: FixtureFormatEnum, required: true, description: 'How it is written.' }),
    data: t.string({ required: true, validate: fileText, description: 'The file.' }),
    competition: t.string({ required: true, validate: shortText, description: 'Its name or slug: "La Liga".' }),
    season: t.string({ required: true, validate: shortText, description: '"2025-26".' }),
    kind: t.field({
      type: CompetitionKindEnum,
      required: true,
      description: 'What kind of competition, if it is new.',
    }),
    timeZone: t.string({ required: true, validate: shortText, description: 'IANA name: the zone of its times.' }),
    asOf: t.field({ type: 'DateTime', description: 'How old it is: an older file than the last one is refused.' }),
  }),
});

builder.mutationField('importFixtures', (t) =>
  t.field({
    type: ImportSummaryObject,
    ...editorsAndFeeds('ImportFixturesResult', 'What became of the rows'),
    errors: {
      types: [InvalidInput],
      union: { name: 'ImportFixturesResult', description: 'What became of the rows, or why the file was refused.' },
    },
    description: 'Lays a file of fixtures over a season: new ones, moved ones, results. All of it or nothing.',
    args: { input: t.arg({ type: ImportFixturesInput, required: true, description: 'The file.' }) },
    resolve: async (_, { input }, { commands }) => {
      const { asOf = null, ...file } = input;
      return unwrap(await importFile(commands, { ...file, asOf }, randomUUID));
    },
  }),
);
