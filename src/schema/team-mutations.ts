import { registerTeam } from '../write-path/commands/team.ts';
import { builder } from './builder.ts';
import { unwrap } from './errors.ts';
import { shortText, someOf, someText } from './input-validation.ts';
import { mutation } from './mutation-options.ts';
import { ExternalRefInput, TeamKindEnum, TeamNode } from './team.ts';

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

builder.mutationField('registerTeam', (t) =>
  t.field({
    type: TeamNode,
    ...mutation({ scopes: ['EDITOR'], union: 'RegisterTeamResult', result: 'The new team' }),
    description: 'Registers a team. Its slug and its ids in other systems must be unique.',
    args: { input: t.arg({ type: RegisterTeamInput, required: true, description: 'The team.' }) },
    resolve: async (_, { input }, { commands }) => unwrap(await commands.run(registerTeam(input))),
  }),
);
