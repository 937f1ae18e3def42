import { randomUUID } from 'node:crypto';
import { type FixtureFormat, importFile } from '../feeds/import.ts';
import type { NAME_EVIDENCE, ResolvedName } from '../domain/identity/name-evidence.ts';
import type { ImportSummary, NEW_TEAMS, TeamAnswer } from '../feeds/season/season-file.ts';
import { builder } from './builder.ts';
import { CompetitionKindEnum } from './competition.ts';
import { InputIssue } from './error-types.ts';
import { ImportQuestions, InvalidInput, unwrap } from './errors.ts';
import { FixtureNode } from './fixture.ts';
import { GenderEnum } from './gender.ts';
import { fileText, manyOf, shortText, someText } from './input-validation.ts';
import { mutation } from './mutation-options.ts';
import { RegisterTeamInput } from './team-mutations.ts';
import { TeamNode, teamRef, TeamRefInput } from './team.ts';

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

const NewTeamsEnum = builder.enumType('NewTeams', {
  description: 'How names that are not those of known teams are handled.',
  values: {
    ASK: { description: 'The first file of a season adds teams; later files ask what such a name means.' },
    CREATE: { description: 'Teams are added, but never to a league of which all teams are known.' },
  } satisfies Record<(typeof NEW_TEAMS)[number], { description: string }>,
});

const NameEvidenceEnum = builder.enumType('NameEvidence', {
  description: 'The evidence that a name means a team.',
  values: {
    EXTERNAL_ID: { description: 'It is an id of the team in the system of the file.' },
    NAME: { description: 'It is the name of the team.' },
    ALIAS: { description: 'It is another known name of the team.' },
    NORMALISED_NAME: { description: 'It is another spelling of the name of the only team that can be meant.' },
    SHARED_FIXTURES: { description: 'The matches of the name in the file are the known fixtures of the team.' },
    ANSWER: { description: 'An answer to a question says so.' },
  } satisfies Record<(typeof NAME_EVIDENCE)[number], { description: string }>,
});

export const ResolvedNameObject = builder.objectRef<ResolvedName>('ResolvedName').implement({
  description: 'A name in a file, and the known team that it means.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name as in the file.' }),
    team: t.field({ type: TeamNode, description: 'The team.', resolve: ({ team }) => team }),
    evidence: t.expose('evidence', { type: NameEvidenceEnum, description: 'Why the name means the team.' }),
    words: t.exposeString('words', { description: 'The evidence in plain words.' }),
  }),
});

const ImportSummaryObject = builder.objectRef<ImportSummary>('ImportSummary').implement({
  description: 'The outcome of an import. Each usable row is counted once.',
  fields: (t) => ({
    added: t.exposeInt('added', { description: 'Fixtures that were new.' }),
    moved: t.exposeInt('moved', { description: 'Fixtures with a new day, kick-off or state, but no new result.' }),
    finished: t.exposeInt('finished', { description: 'Fixtures with a new or corrected result.' }),
    unchanged: t.exposeInt('unchanged', { description: 'Fixtures that did not change.' }),
    teamsAdded: t.exposeInt('teamsAdded', { description: 'Teams that were new.' }),
    resolved: t.field({
      type: [ResolvedNameObject],
      description: 'The names of known teams. A name that is not the name of the team is stored as an alias.',
      resolve: ({ resolved }) => [...resolved],
    }),
    gone: t.field({
      type: [FixtureNode],
      description: 'Known fixtures that a full file no longer has. They are left as they are.',
      resolve: ({ gone }) => [...gone],
    }),
    problems: t.field({
      type: [InputIssue],
      description: 'Rows that were left out, and why. An unreadable file is refused as a whole.',
      resolve: ({ problems }) => [...problems],
    }),
    dryRun: t.exposeBoolean('dryRun', { description: 'Whether nothing was stored.' }),
  }),
});

export const TeamAnswerInput = builder.inputType('TeamAnswer', {
  description: 'The meaning of a name in a file: exactly one of `team` and `create`.',
  fields: (t) => ({
    name: t.string({ required: true, validate: someText, description: 'The name as in the file.' }),
    team: t.field({ type: TeamRefInput, description: 'The known team.' }),
    create: t.field({ type: RegisterTeamInput, description: 'The new team.' }),
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
    dryRun: t.boolean({ defaultValue: false, description: 'Whether to return the outcome without storing anything.' }),
    teams: t.field({
      type: [TeamAnswerInput],
      validate: manyOf,
      description: 'Answers to the questions of an earlier try about names in the file.',
    }),
    newTeams: t.field({
      type: NewTeamsEnum,
      defaultValue: 'ASK',
      description: 'How names that are not those of known teams are handled.',
    }),
    strict: t.boolean({
      defaultValue: false,
      description: 'Whether one row that cannot be used refuses the file. Otherwise such rows are left out.',
    }),
    gender: t.field({
      type: GenderEnum,
      description: 'The gender of the players in the competition, if the file does not say it.',
    }),
    country: t.string({
      validate: shortText,
      description: 'The country of the competition, if the file does not say it: "ESP". Null if there is none.',
    }),
  }),
});

builder.mutationField('importFixtures', (t) =>
  t.field({
    type: ImportSummaryObject,
    ...mutation({
      scopes: ['EDITOR', 'FEED', 'MEDICAL'],
      union: 'ImportFixturesResult',
      result: 'The outcome of the import',
    }),
    errors: {
      types: [InvalidInput, ImportQuestions],
      union: { name: 'ImportFixturesResult', description: 'The outcome of the import, or why the file was refused.' },
    },
    description: 'Imports a file of fixtures: adds new ones, moves known ones, records results. One transaction.',
    args: { input: t.arg({ type: ImportFixturesInput, required: true, description: 'The file.' }) },
    resolve: async (_, { input }, { commands }) => {
      const { asOf = null, dryRun, teams, newTeams, strict, gender = null, country = null, ...file } = input;
      const options = {
        answers: (teams ?? []).map(parseAnswer),
        newTeams: newTeams ?? 'ASK',
        strict: strict ?? false,
        dryRun: dryRun ?? false,
        gender,
        country: country?.trim() || null,
      };
      return unwrap(await importFile(commands, { ...file, asOf, options }, randomUUID));
    },
  }),
);

export function parseAnswer({ name, team, create }: typeof TeamAnswerInput.$inferInput, index: number): TeamAnswer {
  const path = ['input', 'teams', String(index)];
  if ((team == null) === (create == null)) {
    throw new InvalidInput([{ path, message: 'Expected exactly one of `team` and `create`.' }]);
  }
  if (create != null) {
    const { shortName = null, slug = null, country = null } = create;
    return { name, create: { ...create, shortName, slug, country, externalIds: create.externalIds ?? [] } };
  }
  const ref = team == null ? null : teamRef(team);
  if (ref === null) throw new InvalidInput([{ path: [...path, 'team'], message: 'There is no such team.' }]);
  return { name, team: ref };
}
