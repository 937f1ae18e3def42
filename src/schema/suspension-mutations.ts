import type { SuspensionId, SuspensionScope } from '../domain/suspension.ts';
import { amendSuspension, imposeSuspension, liftSuspension } from '../write-path/commands/suspension.ts';
import { builder } from './builder.ts';
import { competitionId } from './competition.ts';
import { familyId } from './competition-family.ts';
import { InvalidInput, unwrap } from './errors.ts';
import { externalIdsField } from './external-id.ts';
import { decodeId } from './global-id.ts';
import { longText, shortText, someOf, someText } from './input-validation.ts';
import { mutation } from './mutation-options.ts';
import { playerRef, PlayerRefInput } from './player.ts';
import { requireValid, requireValidIfGiven } from './references.ts';
import { SuspensionNode } from './suspension.ts';

const SuspensionScopeInput = builder.inputType('SuspensionScopeInput', {
  description: 'The matches that a suspension covers: exactly one of these fields.',
  isOneOf: true,
  fields: (t) => ({
    families: t.idList({ validate: someOf, description: 'The ids of competition families whose matches count.' }),
    domestic: t.string({ validate: someText, description: 'All competitions of this country.' }),
    federation: t.string({ validate: someText, description: 'All competitions of this federation.' }),
    everywhere: t.boolean({ description: 'All competitions; expected true.' }),
  }),
});

const ImposeSuspensionInput = builder.inputType('ImposeSuspensionInput', {
  description:
    'A suspension: for a number of matches, until a day, or for life. Either the competition or the scope determines which matches count.',
  fields: (t) => ({
    player: t.field({ type: PlayerRefInput, required: true, description: 'The player.' }),
    competition: t.id({
      validate: shortText,
      description:
        'The id of the competition in which it is imposed. Without a scope, the matches of all its seasons count.',
    }),
    scope: t.field({
      type: SuspensionScopeInput,
      description: 'The matches that count. Default: those of `competition`.',
    }),
    matches: t.int({ description: 'The number of matches: 1 to 100.' }),
    until: t.field({ type: 'Date', description: 'The first day on which the player may play again.' }),
    forLife: t.boolean({ defaultValue: false, description: 'Whether it is for life.' }),
    probation: t.int({ description: 'The number of further matches that are suspended on condition: 1 to 100.' }),
    reason: t.string({ validate: longText, description: 'The reason.' }),
    imposedOn: t.field({ type: 'Date', required: true, description: 'The day of the card or the decision.' }),
    externalIds: t.field(externalIdsField('suspension')),
  }),
});

const LiftSuspensionInput = builder.inputType('LiftSuspensionInput', {
  description: 'A suspension to lift early.',
  fields: (t) => ({
    suspension: t.id({ required: true, validate: shortText, description: 'The id of the suspension.' }),
    note: t.string({ validate: longText, description: 'The reason, for the record.' }),
  }),
});

const AmendSuspensionInput = builder.inputType('AmendSuspensionInput', {
  description: 'New terms of a suspension. Omitted fields keep their values.',
  fields: (t) => ({
    suspension: t.id({ required: true, validate: shortText, description: 'The id of the suspension.' }),
    matches: t.int({ description: 'The number of matches in all: 1 to 100. It replaces `until`.' }),
    until: t.field({ type: 'Date', description: 'The first day on which the player may play. It replaces `matches`.' }),
    scope: t.field({ type: SuspensionScopeInput, description: 'The matches that count.' }),
    reason: t.string({ validate: longText, description: 'The reason.' }),
  }),
});

/** Returns the scope in an input. Throws NotFound if a family is malformed. */
function parseScope(input: typeof SuspensionScopeInput.$inferInput | null | undefined): SuspensionScope | null {
  if (input == null) return null;
  if (input.families != null) {
    const families = input.families.map((id) => requireValid(familyId, String(id), 'competition family', 'scope'));
    return { kind: 'FAMILIES', families };
  }
  if (input.domestic != null) return { kind: 'DOMESTIC', country: input.domestic };
  if (input.federation != null) return { kind: 'FEDERATION', federation: input.federation };
  if (input.everywhere === true) return { kind: 'EVERYWHERE' };
  throw new InvalidInput([{ path: ['input', 'scope', 'everywhere'], message: 'Expected true.' }]);
}

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
      const competition = requireValidIfGiven(competitionId, input.competition, 'competition', 'competition');
      const scope = parseScope(input.scope);
      return unwrap(await commands.run(imposeSuspension({ ...input, player, competition, scope })));
    },
  }),
  liftSuspension: t.field({
    type: SuspensionNode,
    ...mutation({ scopes: ['EDITOR'], union: 'LiftSuspensionResult', result: 'The lifted suspension' }),
    description:
      'Lifts a suspension at any time: matches to come no longer count. Matches that were missed before stay missed.',
    args: { input: t.arg({ type: LiftSuspensionInput, required: true, description: 'The suspension to lift.' }) },
    resolve: async (_, { input }, { commands }) => {
      const suspension = requireValid(suspensionId, input.suspension, 'suspension');
      return unwrap(await commands.run(liftSuspension({ ...input, suspension })));
    },
  }),
  amendSuspension: t.field({
    type: SuspensionNode,
    ...mutation({ scopes: ['EDITOR'], union: 'AmendSuspensionResult', result: 'The amended suspension' }),
    description: 'Changes the terms of a suspension, for example after an appeal.',
    args: { input: t.arg({ type: AmendSuspensionInput, required: true, description: 'The new terms.' }) },
    resolve: async (_, { input }, { commands }) => {
      const suspension = requireValid(suspensionId, input.suspension, 'suspension');
      return unwrap(await commands.run(amendSuspension({ ...input, suspension, scope: parseScope(input.scope) })));
    },
  }),
}));
