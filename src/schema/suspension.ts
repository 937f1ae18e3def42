import { suspensionSchedule, suspensionSchedules } from '../domain/availability/suspension-schedule.ts';
import { withoutOverridden } from '../domain/discipline/derived-suspensions.ts';
import type { PlayerId } from '../domain/player.ts';
import type { Suspension, SUSPENSION_ORIGINS, SuspensionId, SuspensionScope } from '../domain/suspension.ts';
import { builder } from './builder.ts';
import { CompetitionFamilyNode } from './competition-family.ts';
import { ExternalIdObject } from './external-id.ts';
import { CompetitionNode } from './competition.ts';
import { notFoundPlaceholder } from './node-loader.ts';
import { PlayerNode } from './player.ts';

export const SuspensionNode = builder.loadableNodeRef('Suspension', {
  id: { resolve: (suspension: Suspension) => suspension.id },
  load: async (ids: SuspensionId[], { store }): Promise<(Suspension | Error)[]> =>
    (await store.suspensions(ids)).map((found) => found ?? notFoundPlaceholder('suspension')),
});

const SuspensionOriginEnum = builder.enumType('SuspensionOrigin', {
  description: 'The origin of a suspension.',
  values: {
    STATED: { description: 'It was stated by an editor or a feed.' },
    CARDS: { description: 'It follows from cards by the rules of the competition. A stated suspension replaces it.' },
  } satisfies Record<(typeof SUSPENSION_ORIGINS)[number], { description: string }>,
});

const SuspensionScopeObject = builder.objectRef<SuspensionScope>('SuspensionScope').implement({
  description: 'The matches that a suspension covers: by exactly one of these fields.',
  fields: (t) => ({
    competitions: t.field({
      type: [CompetitionFamilyNode],
      nullable: true,
      description: 'The competitions, in all their seasons; null if it is not limited to some.',
      resolve: async (scope, _, { store }) => {
        if (scope.kind === 'FAMILIES') return [...scope.families];
        if (scope.kind !== 'COMPETITION') return null;
        const [competition] = await store.competitions.byIds([scope.competition]);
        return competition == null ? [] : [competition.family];
      },
    }),
    domestic: t.string({
      nullable: true,
      description: 'The country whose competitions count; null otherwise.',
      resolve: (scope) => (scope.kind === 'DOMESTIC' ? scope.country : null),
    }),
    federation: t.string({
      nullable: true,
      description: 'The federation whose competitions count; null otherwise.',
      resolve: (scope) => (scope.kind === 'FEDERATION' ? scope.federation : null),
    }),
    everywhere: t.boolean({
      description: 'Whether the matches of all competitions count.',
      resolve: ({ kind }) => kind === 'EVERYWHERE',
    }),
  }),
});

SuspensionNode.implement({
  description:
    'A suspension. It applies to the first matches of its scope after the day on which it was imposed, by kick-off, even if they are moved, or to all of them until a day. Only matches that are played serve it, even during an injury; matches left at the end of a season are served in the next one.',
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
    until: t.expose('until', {
      type: 'Date',
      nullable: true,
      description: 'The first day on which the player may play again; null for a number of matches or for life.',
    }),
    forLife: t.exposeBoolean('forLife', { description: 'Whether it is for life.' }),
    probation: t.exposeInt('probation', {
      nullable: true,
      description: 'The number of further matches that are suspended on condition; null if there are none.',
    }),
    scope: t.field({
      type: SuspensionScopeObject,
      description: 'The matches that count.',
      resolve: ({ scope }) => scope,
    }),
    origin: t.expose('origin', {
      type: SuspensionOriginEnum,
      description: 'Whether it was stated, or follows from cards.',
    }),
    served: t.int({
      description: 'The number of matches already served.',
      resolve: async (suspension, _, { snapshots }) => {
        const found = await snapshots.load(suspension.player);
        if (found === null) return 0;
        const { dossier } = found;
        const scheduled = suspensionSchedules(withoutOverridden(dossier.suspensions), dossier);
        const own = scheduled.find((schedule) => schedule.suspension.id === suspension.id);
        return (own ?? suspensionSchedule(suspension, dossier)).served;
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
    description:
      "The player's suspensions that were not lifted, newest first, including served ones. One that follows from cards is left out if a stated one replaces it.",
    load: async (players: PlayerId[], { store }) =>
      (await store.suspensionsOf(players)).map((suspensions) =>
        withoutOverridden(suspensions).filter(({ liftedAt }) => liftedAt === null),
      ),
    resolve: (player) => player.id,
  }),
);
