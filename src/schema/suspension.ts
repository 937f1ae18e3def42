import { suspensionSchedule } from '../domain/availability/suspension-schedule.ts';
import type { PlayerId } from '../domain/player.ts';
import { type Suspension, type SuspensionId } from '../domain/suspension.ts';
import { imposeSuspension, liftSuspension } from '../write-path/commands/suspension.ts';
import { builder } from './builder.ts';
import { competitionId, CompetitionNode } from './competition.ts';
import { unwrap } from './errors.ts';
import { decodeId } from './global-id.ts';
import { longText, shortText } from './input-validation.ts';
import { mutation } from './mutation-options.ts';
import { notFoundPlaceholder } from './node-loader.ts';
import { PlayerNode, playerRef, PlayerRefInput } from './player.ts';
import { requireValid } from './references.ts';

export const SuspensionNode = builder.loadableNodeRef('Suspension', {
  id: { resolve: (suspension: Suspension) => suspension.id },
  load: async (ids: SuspensionId[], { store }): Promise<(Suspension | Error)[]> =>
    (await store.suspensions(ids)).map((found) => found ?? notFoundPlaceholder('suspension')),
});

SuspensionNode.implement({
  description:
    'A suspension. It applies to the first matches of its competition after the day on which it was imposed, by kick-off, even if they are moved. It is served during an injury too.',
  fields: (t) => ({
    player: t.field({ type: PlayerNode, description: 'The suspended player.', resolve: ({ player }) => player }),
    competition: t.field({
      type: CompetitionNode,
      description: 'The competition whose matches count.',
      resolve: ({ competition }) => competition,
    }),
    matches: t.exposeInt('matches', { description: 'The number of matches.' }),
    served: t.int({
      description: 'The number of matches already served.',
      resolve: async (suspension, _, { snapshots }) => {
        const found = await snapshots.load(suspension.player);
        return found === null ? 0 : suspensionSchedule(suspension, found.dossier).served;
      },
    }),
    reason: t.exposeString('reason', {
      nullable: true,
      description: 'The reason, such as "two yellow cards"; null if none was given.',
    }),
    imposedOn: t.expose('imposedOn', {
      type: 'Date',
      description: 'The day on which it was imposed. It applies from the next day on.',
    }),
    liftedAt: t.expose('liftedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The time at which it was lifted; null if it was not.',
    }),
  }),
});

builder.objectField(PlayerNode, 'suspensions', (t) =>
  t.loadableList({
    type: SuspensionNode,
    description: "The player's suspensions that were not lifted, newest first, including served ones.",
    load: async (players: PlayerId[], { store }) =>
      (await store.suspensionsOf(players)).map((suspensions) =>
        suspensions.filter(({ liftedAt }) => liftedAt === null),
      ),
    resolve: (player) => player.id,
  }),
);

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
