import { type SuspensionId } from '../domain/suspension.ts';
import { imposeSuspension, liftSuspension } from '../write-path/commands/suspension.ts';
import { builder } from './builder.ts';
import { competitionId } from './competition.ts';
import { unwrap } from './errors.ts';
import { decodeId } from './global-id.ts';
import { longText, shortText } from './input-validation.ts';
import { mutation } from './mutation-options.ts';
import { playerRef, PlayerRefInput } from './player.ts';
import { requireValid } from './references.ts';
import { SuspensionNode } from './suspension.ts';

const ImposeSuspensionInput = builder.inputType('ImposeSuspensionInput', {
  description: 'A suspension for a number of matches of one competition.',
  fields: (t) => ({
    player: t.field({ type: PlayerRefInput, required: true, description: 'The player.' }),
    competition: t.id({
      required: true,
      validate: shortText,
      description: 'The id of the competition whose matches count.',
    }),
    matches: t.int({ required: true, description: 'The number of matches: 1 to 100.' }),
    reason: t.string({ validate: longText, description: 'The reason.' }),
    imposedOn: t.field({ type: 'Date', required: true, description: 'The day of the card or the decision.' }),
  }),
});

const LiftSuspensionInput = builder.inputType('LiftSuspensionInput', {
  description: 'A suspension to lift early.',
  fields: (t) => ({
    suspension: t.id({ required: true, validate: shortText, description: 'The id of the suspension.' }),
    note: t.string({ validate: longText, description: 'The reason, for the record.' }),
  }),
});

function suspensionId(globalId: string): SuspensionId | null {
  return decodeId<SuspensionId>('Suspension', globalId);
}

builder.mutationFields((t) => ({
  imposeSuspension: t.field({
    type: SuspensionNode,
    ...mutation({ scopes: ['EDITOR'], union: 'ImposeSuspensionResult', result: 'The suspension' }),
    description: "Suspends a player. The matches are added to the player's list at once.",
    args: { input: t.arg({ type: ImposeSuspensionInput, required: true, description: 'The suspension.' }) },
    resolve: async (_, { input }, { commands }) => {
      const player = requireValid(playerRef, input.player, 'player');
      const competition = requireValid(competitionId, input.competition, 'competition');
      return unwrap(await commands.run(imposeSuspension({ ...input, player, competition })));
    },
  }),
  liftSuspension: t.field({
    type: SuspensionNode,
    ...mutation({ scopes: ['EDITOR'], union: 'LiftSuspensionResult', result: 'The lifted suspension' }),
    description: 'Lifts a suspension: it no longer has any effect.',
    args: { input: t.arg({ type: LiftSuspensionInput, required: true, description: 'The suspension to lift.' }) },
    resolve: async (_, { input }, { commands }) => {
      const suspension = requireValid(suspensionId, input.suspension, 'suspension');
      return unwrap(await commands.run(liftSuspension({ ...input, suspension })));
    },
  }),
}));
