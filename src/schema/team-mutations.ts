import { registerTeam } from '../write-path/commands/team.ts';
import { updateTeam } from '../write-path/commands/team-corrections.ts';
import { builder } from './builder.ts';
import { externalIdsField, ExternalRefInput } from './external-id.ts';
import { GenderEnum } from './gender.ts';
import { unwrap } from './errors.ts';
import { shortText, someOf, someText, someNames, webAddress } from './input-validation.ts';
import { mutation } from './mutation-options.ts';
import { requireValid } from './references.ts';
import { TeamKindEnum, TeamNode, teamRef, TeamRefInput } from './team.ts';

export const RegisterTeamInput = builder.inputType('RegisterTeamInput', {
  description: 'A new team.',
  fields: (t) => ({
    name: t.string({ required: true, validate: shortText, description: 'The full name: "Real Madrid CF".' }),
    shortName: t.string({
      validate: someText,
      description: 'The name as newspapers print it. Default: the full name.',
    }),
    slug: t.string({ validate: shortText, description: 'The name in URLs. Default: derived from the short name.' }),
    kind: t.field({ type: TeamKindEnum, required: true, description: 'Whether it is a club or a national team.' }),
    country: t.string({ validate: shortText, description: 'The country.' }),
    timeZone: t.string({
      required: true,
      validate: shortText,
      description: 'The IANA name of the time zone: `Europe/Madrid`.',
    }),
    externalIds: t.field({
      type: [ExternalRefInput],
      validate: someOf,
      description: 'The ids of the team in other systems.',
    }),
  }),
});

const UpdateTeamInput = builder.inputType('UpdateTeamInput', {
  description: 'Corrections to a team. Omitted fields keep their values.',
  fields: (t) => ({
    team: t.field({ type: TeamRefInput, required: true, description: 'The team.' }),
    name: t.string({ validate: shortText, description: 'The full name. The former one becomes an alias.' }),
    shortName: t.string({ validate: shortText, description: 'The name as newspapers print it.' }),
    slug: t.string({ validate: shortText, description: 'The name in URLs. The former one still resolves.' }),
    timeZone: t.string({ validate: shortText, description: 'The IANA name of the time zone: `Europe/Madrid`.' }),
    kind: t.field({ type: TeamKindEnum, description: 'Whether it is a club or a national team.' }),
    country: t.string({ validate: shortText, description: 'The country; null if unknown.' }),
    gender: t.field({ type: GenderEnum, description: 'The gender of its players; null if unknown.' }),
    aliases: t.stringList({ validate: someNames, description: 'Other names by which it is known.' }),
    code: t.string({ validate: shortText, description: 'Three letters, such as `RMA`; null if unknown.' }),
    colours: t.stringList({ validate: someNames, description: 'As CSS colours, the main one first.' }),
    crestUrl: t.string({ validate: webAddress, description: 'The address of the crest; null if unknown.' }),
    externalIds: t.field(externalIdsField('team')),
  }),
});

builder.mutationField('updateTeam', (t) =>
  t.field({
    type: TeamNode,
    ...mutation({ scopes: ['EDITOR'], union: 'UpdateTeamResult', result: 'The corrected team' }),
    description: 'Corrects a team. Home fixtures with a kick-off are on the match day of the new time zone.',
    args: { input: t.arg({ type: UpdateTeamInput, required: true, description: 'The corrections.' }) },
    resolve: async (_, { input }, { commands }) => {
      const team = requireValid(teamRef, input.team, 'team');
      return unwrap(await commands.run(updateTeam({ ...input, team })));
    },
  }),
);

builder.mutationField('registerTeam', (t) =>
  t.field({
    type: TeamNode,
    ...mutation({ scopes: ['EDITOR'], union: 'RegisterTeamResult', result: 'The new team' }),
    description: 'Registers a team. Its slug and its ids in other systems must be unique.',
    args: { input: t.arg({ type: RegisterTeamInput, required: true, description: 'The team.' }) },
    resolve: async (_, { input }, { commands }) => unwrap(await commands.run(registerTeam(input))),
  }),
);
