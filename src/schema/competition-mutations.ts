import { registerCompetition, updateCompetition } from '../write-path/commands/competition.ts';
import { builder } from './builder.ts';
import { competitionRef, CompetitionKindEnum, CompetitionNode, CompetitionRefInput } from './competition.ts';
import { familyId } from './competition-family.ts';
import { unwrap } from './errors.ts';
import { externalIdsField } from './external-id.ts';
import { GenderEnum } from './gender.ts';
import { shortText, someText } from './input-validation.ts';
import { mutation } from './mutation-options.ts';
import { requireValid, requireValidIfGiven } from './references.ts';

const familyField = { validate: shortText, description: 'The id of the competition family.' } as const;

const RegisterCompetitionInput = builder.inputType('RegisterCompetitionInput', {
  description: 'A new season of a competition.',
  fields: (t) => ({
    name: t.string({ required: true, validate: someText, description: 'The name: "La Liga".' }),
    season: t.string({ required: true, validate: someText, description: 'The season: `2025-26`, or `2026`.' }),
    kind: t.field({ type: CompetitionKindEnum, required: true, description: 'The kind of competition.' }),
    slug: t.string({ validate: shortText, description: 'The name in URLs. Default: derived from name and season.' }),
    family: t.id({ ...familyField, description: `${familyField.description} Default: the one of the same name.` }),
    country: t.string({ validate: shortText, description: 'The country. Default: that of the family.' }),
    gender: t.field({ type: GenderEnum, description: 'The gender of its players. Default: as in the family.' }),
    externalIds: t.field(externalIdsField('competition')),
  }),
});

const UpdateCompetitionInput = builder.inputType('UpdateCompetitionInput', {
  description: 'Corrections to a competition. Omitted fields keep their values.',
  fields: (t) => ({
    competition: t.field({ type: CompetitionRefInput, required: true, description: 'The competition.' }),
    name: t.string({ validate: shortText, description: 'The name: "La Liga".' }),
    slug: t.string({ validate: shortText, description: 'The name in URLs. The former one still resolves.' }),
    kind: t.field({ type: CompetitionKindEnum, description: 'The kind of competition.' }),
    family: t.id(familyField),
    country: t.string({ validate: shortText, description: 'The country; null if unknown.' }),
    gender: t.field({ type: GenderEnum, description: 'The gender of its players; null if unknown.' }),
    externalIds: t.field(externalIdsField('competition')),
  }),
});

builder.mutationFields((t) => ({
  registerCompetition: t.field({
    type: CompetitionNode,
    ...mutation({ scopes: ['EDITOR'], union: 'RegisterCompetitionResult', result: 'The new competition' }),
    description: 'Registers a season of a competition. Its slug and its ids in other systems must be unique.',
    args: { input: t.arg({ type: RegisterCompetitionInput, required: true, description: 'The competition.' }) },
    resolve: async (_, { input }, { commands }) => {
      const family = requireValidIfGiven(familyId, input.family, 'competition family', 'family');
      return unwrap(await commands.run(registerCompetition({ ...input, family })));
    },
  }),
  updateCompetition: t.field({
    type: CompetitionNode,
    ...mutation({ scopes: ['EDITOR'], union: 'UpdateCompetitionResult', result: 'The corrected competition' }),
    description: 'Corrects a competition.',
    args: { input: t.arg({ type: UpdateCompetitionInput, required: true, description: 'The corrections.' }) },
    resolve: async (_, { input }, { commands }) => {
      const competition = requireValid(competitionRef, input.competition, 'competition');
      const family = requireValidIfGiven(familyId, input.family, 'competition family', 'family');
      return unwrap(await commands.run(updateCompetition({ ...input, competition, family })));
    },
  }),
}));
