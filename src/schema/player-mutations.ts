import { updatePlayer } from '../write-path/commands/player-corrections.ts';
import { registerPlayer, transferPlayer } from '../write-path/commands/player.ts';
import { builder } from './builder.ts';
import { externalIdsField, ExternalRefInput } from './external-id.ts';
import { GenderEnum } from './gender.ts';
import { unwrap } from './errors.ts';
import { shortText, someOf, someNames, webAddress } from './input-validation.ts';
import { mutation } from './mutation-options.ts';
import { PlayerNode, playerRef, PlayerRefInput, PositionEnum } from './player.ts';
import { requireValid, requireValidIfGiven } from './references.ts';
import { teamRef, TeamRefInput } from './team.ts';

export const RegisterPlayerInput = builder.inputType('RegisterPlayerInput', {
  description: 'A new player.',
  fields: (t) => ({
    name: t.string({ required: true, validate: shortText, description: "The player's name as newspapers print it." }),
    slug: t.string({ validate: shortText, description: 'The name in URLs. Default: derived from the name.' }),
    position: t.field({ type: PositionEnum, description: 'The position.' }),
    birthDate: t.field({ type: 'Date', description: 'The date of birth.' }),
    nationality: t.string({ validate: shortText, description: 'The nationality.' }),
    club: t.field({ type: TeamRefInput, description: 'The club.' }),
    nationalTeam: t.field({ type: TeamRefInput, description: 'The national team.' }),
    externalIds: t.field({
      type: [ExternalRefInput],
      validate: someOf,
      description: 'The ids of the player in other systems.',
    }),
  }),
});

const TransferPlayerInput = builder.inputType('TransferPlayerInput', {
  description: 'A move from one team to another.',
  fields: (t) => ({
    player: t.field({ type: PlayerRefInput, required: true, description: 'The player.' }),
    from: t.field({ type: TeamRefInput, description: 'The team that the player leaves; null to only join a team.' }),
    to: t.field({ type: TeamRefInput, description: 'The team that the player joins; null to only leave a team.' }),
    on: t.field({ type: 'Date', required: true, description: 'The first day at the new team.' }),
  }),
});

const UpdatePlayerInput = builder.inputType('UpdatePlayerInput', {
  description: 'Corrections to a player. Omitted fields keep their values.',
  fields: (t) => ({
    player: t.field({ type: PlayerRefInput, required: true, description: 'The player.' }),
    name: t.string({ validate: shortText, description: 'The name. The former one becomes an alias.' }),
    shortName: t.string({ validate: shortText, description: 'The name for places with little space.' }),
    slug: t.string({ validate: shortText, description: 'The name in URLs. The former one still resolves.' }),
    birthDate: t.field({ type: 'Date', description: 'The date of birth; null if unknown.' }),
    position: t.field({ type: PositionEnum, description: 'The position; null if unknown.' }),
    nationality: t.string({ validate: shortText, description: 'The nationality; null if unknown.' }),
    gender: t.field({ type: GenderEnum, description: 'The gender; null if unknown.' }),
    aliases: t.stringList({ validate: someNames, description: 'Other names by which the player is known.' }),
    shirtNumber: t.int({ description: 'The number on the shirt: 1 to 99; null if unknown.' }),
    photoUrl: t.string({ validate: webAddress, description: 'The address of a photo; null if there is none.' }),
    externalIds: t.field(externalIdsField('player')),
  }),
});

builder.mutationFields((t) => ({
  updatePlayer: t.field({
    type: PlayerNode,
    ...mutation({ scopes: ['EDITOR'], union: 'UpdatePlayerResult', result: 'The corrected player' }),
    description: 'Corrects a player.',
    args: { input: t.arg({ type: UpdatePlayerInput, required: true, description: 'The corrections.' }) },
    resolve: async (_, { input }, { commands }) => {
      const player = requireValid(playerRef, input.player, 'player');
      return unwrap(await commands.run(updatePlayer({ ...input, player })));
    },
  }),
  registerPlayer: t.field({
    type: PlayerNode,
    ...mutation({ scopes: ['EDITOR'], union: 'RegisterPlayerResult', result: 'The new player' }),
    description: "Registers a player. The player's ledger starts with an empty list.",
    args: { input: t.arg({ type: RegisterPlayerInput, required: true, description: 'The player.' }) },
    resolve: async (_, { input }, { commands }) => {
      const club = requireValidIfGiven(teamRef, input.club, 'team', 'club');
      const nationalTeam = requireValidIfGiven(teamRef, input.nationalTeam, 'team', 'nationalTeam');
      return unwrap(await commands.run(registerPlayer({ ...input, club, nationalTeam })));
    },
  }),
  transferPlayer: t.field({
    type: PlayerNode,
    ...mutation({ scopes: ['EDITOR'], union: 'TransferPlayerResult', result: 'The player after the move' }),
    description: 'Moves a player. From that day on, the games of the new team count; injuries remain.',
    args: { input: t.arg({ type: TransferPlayerInput, required: true, description: 'The move.' }) },
    resolve: async (_, { input }, { commands }) => {
      const player = requireValid(playerRef, input.player, 'player');
      const from = requireValidIfGiven(teamRef, input.from, 'team', 'from');
      const to = requireValidIfGiven(teamRef, input.to, 'team', 'to');
      return unwrap(await commands.run(transferPlayer({ player, from, to, on: input.on })));
    },
  }),
}));
