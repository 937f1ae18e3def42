import { randomUUID } from 'node:crypto';
import { suspensionSchedule, isActive } from '../domain/availability/suspension-schedule.ts';
import { dossiersOf, zoneOf } from '../domain/availability/dossier.ts';
import { builder } from './builder.ts';
import type { AcceptedChange } from '../write-path/change.ts';
import { CompetitionNode } from './competition.ts';
import type { CompetitionId } from '../domain/competition.ts';
import { dayIn } from '../domain/day.ts';
import { accept, type Decision, notFound } from '../domain/decision.ts';
import { editorsOnly } from './mutation-options.ts';
import { decodeId } from './global-id.ts';
import { longText } from './input-validation.ts';
import { shortText } from './input-validation.ts';
import { NotFoundPlaceholder } from './node-loader.ts';
import { PlayerNode, PlayerRefInput, playerRef } from './player.ts';
import type { PlayerId } from '../domain/player.ts';
import { unwrap } from './errors.ts';
import { findByRef } from './team.ts';
import { imposeSuspension, liftSuspension, type Suspension, type SuspensionId } from '../domain/suspension.ts';

export const SuspensionNode = builder.loadableNodeRef('Suspension', {
  id: { resolve: (suspension: Suspension) => suspension.id },
  load: async (ids: SuspensionId[], { store }): Promise<(Suspension | Error)[]> =>
    (await store.suspensions(ids)).map((found) => found ?? NotFoundPlaceholder('suspension')),
});

SuspensionNode.implement({
  description:
    'A ban. It takes the first matches of its own competition after the day on which it was imposed, in order of kick-off, follows them when they move, and is served while he is injured too.',
  fields: (t) => ({
    player: t.field({ type: PlayerNode, description: 'Who is banned.', resolve: ({ player }) => player }),
    competition: t.field({
      type: CompetitionNode,
      description: 'Whose matches it counts.',
      resolve: ({ competition }) => competition,
    }),
    matches: t.exposeInt('matches', { description: 'For how many matches.' }),
    served: t.int({
      description: 'How many of them are behind him.',
      resolve: async (suspension, _, { snapshots }) => {
        const found = await snapshots.load(suspension.player);
        return found === null ? 0 : suspensionSchedule(suspension, found.dossier).served;
      },
    }),
    reason: t.exposeString('reason', { nullable: true, description: 'What for: "two yellow cards".' }),
    imposedOn: t.expose('imposedOn', { type: 'Date', description: 'The day it was imposed: it begins after it.' }),
    liftedAt: t.expose('liftedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was lifted; null while it stands.',
    }),
  }),
});

builder.objectField(PlayerNode, 'suspensions', (t) =>
  t.loadableList({
    type: SuspensionNode,
    description: 'His bans that were not lifted, the latest first; those that are served stay.',
    load: async (players: PlayerId[], { store }) =>
      (await store.suspensionsOf(players)).map((bans) => bans.filter(({ liftedAt }) => liftedAt === null)),
    resolve: (player) => player.id,
  }),
);

const ImposeSuspensionInput = builder.inputType('ImposeSuspensionInput', {
  description: 'A ban for a number of matches of one competition.',
  fields: (t) => ({
    player: t.field({ type: PlayerRefInput, required: true, description: 'Who.' }),
    competition: t.id({ required: true, validate: shortText, description: 'Whose matches it counts.' }),
    matches: t.int({ required: true, description: 'For how many: 1 to 100.' }),
    reason: t.string({ validate: longText, description: 'What for.' }),
    imposedOn: t.field({ type: 'Date', required: true, description: 'The day of the card or the verdict.' }),
  }),
});

const LiftSuspensionInput = builder.inputType('LiftSuspensionInput', {
  description: 'A ban that ends early.',
  fields: (t) => ({
    suspension: t.id({ required: true, validate: shortText, description: 'Which one.' }),
    note: t.string({ validate: longText, description: 'Why, for the record.' }),
  }),
});

function changedTo(decision: Decision<Suspension>): Decision<AcceptedChange<Suspension>> {
  if (!decision.ok) return decision;
  return accept({ changed: { suspensions: [decision.value] }, cause: 'SUSPENSION', value: decision.value });
}

builder.mutationFields((t) => ({
  imposeSuspension: t.field({
    type: SuspensionNode,
    ...editorsOnly('ImposeSuspensionResult', 'The ban'),
    description: 'Bans a player. The matches that it takes from him come into his list at once.',
    args: { input: t.arg({ type: ImposeSuspensionInput, required: true, description: 'The ban.' }) },
    resolve: async (_, { input }, { commands }) => {
      const player = playerRef(input.player);
      const competition = decodeId<CompetitionId>('Competition', input.competition);
      const scope = {
        players: player === null ? [] : [player],
        competitions: competition === null ? [] : [{ id: competition }],
        since: input.imposedOn,
      };
      return unwrap(
        await commands.change(scope, (world, now) => {
          const who = findByRef(world.players, player);
          if (who === null) return notFound('player', 'input', 'player');
          if (competition === null || !world.competitions.has(competition)) {
            return notFound('competition', 'input', 'competition');
          }
          const { matches, imposedOn, reason = null } = input;
          const today = dayIn(zoneOf(who, world.teams, now), now);
          const ban = { competition, matches, reason, imposedOn };
          const known = [...world.suspensions.values()];
          return changedTo(imposeSuspension(randomUUID() as SuspensionId, who.id, known, today, ban));
        }),
      );
    },
  }),
  liftSuspension: t.field({
    type: SuspensionNode,
    ...editorsOnly('LiftSuspensionResult', 'The lifted ban'),
    description: 'Lifts a ban: from now on it counts for nothing.',
    args: { input: t.arg({ type: LiftSuspensionInput, required: true, description: 'Which one.' }) },
    resolve: async (_, { input }, { commands }) => {
      const id = decodeId<SuspensionId>('Suspension', input.suspension);
      return unwrap(
        await commands.change({ suspensions: id === null ? [] : [id] }, (world, now) => {
          const suspension = id === null ? undefined : world.suspensions.get(id);
          if (suspension === undefined) return notFound('suspension', 'input', 'suspension');
          const [dossier] = dossiersOf(world, [suspension.player], world.processedUntil);
          const isServed = dossier !== undefined && !isActive(suspensionSchedule(suspension, dossier));
          return changedTo(liftSuspension(suspension, isServed, now, input.note ?? null));
        }),
      );
    },
  }),
}));
