import { suspensionSchedule } from '../domain/availability/suspension-schedule.ts';
import type { PlayerId } from '../domain/player.ts';
import { type Suspension, type SuspensionId } from '../domain/suspension.ts';
import { builder } from './builder.ts';
import { ExternalIdObject } from './external-id.ts';
import { CompetitionNode } from './competition.ts';
import { notFoundPlaceholder } from './node-loader.ts';
import { PlayerNode } from './player.ts';

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
      nullable: true,
      description: 'The season in which it was imposed; null if it belongs to none.',
      resolve: ({ competition }) => competition,
    }),
    matches: t.exposeInt('matches', {
      nullable: true,
      description: 'The number of matches; null for a suspension until a day or for life.',
    }),
    served: t.int({
      description: 'The number of matches already served.',
      resolve: async (suspension, _, { snapshots }) => {
        const found = await snapshots.load(suspension.player);
        return found === null ? 0 : suspensionSchedule(suspension, found.dossier).served;
      },
    }),
    externalIds: t.field({
      type: [ExternalIdObject],
      description: 'The ids of the suspension in other systems.',
      resolve: ({ externalIds }) => [...externalIds],
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
