import { z } from 'zod';
import { estimates, injuriesOf } from '../cache/cached-reads.ts';
import { whenKnown } from '../cache/reader.ts';
import { diagnosisByCode } from '../domain/diagnosis/catalogue.ts';
import { matchesCriteria, type InjuryCriteria } from '../domain/injury-filter.ts';
import { BODY_PARTS, type INJURY_STATUSES, type Injury, type InjuryId, type SIDES } from '../domain/injury.ts';
import type { PlayerId } from '../domain/player.ts';
import { BodyPartEnum } from './body-part.ts';
import { builder } from './builder.ts';
import { ExternalIdObject } from './external-id.ts';
import type { Context } from './context.ts';
import { DiagnosisObject } from './diagnosis.ts';
import { FixtureNode } from './fixture.ts';
import { decodeId } from './global-id.ts';
import { shortText, someOf } from './input-validation.ts';
import { loaderOf } from './node-loader.ts';
import type { PageArgs } from './page-size.ts';
import { emptyPage, pageOf, pageOfEntities } from './pagination.ts';
import { PlayerNode, PlayerRefInput, playerRef } from './player.ts';
import { RecoveryEstimateObject } from './recovery-estimate.ts';
import type { RefInput } from './references.ts';
import { TeamRefInput, teamRef } from './team.ts';

export const SideEnum = builder.enumType('Side', {
  description: 'The side of the body.',
  values: {
    LEFT: { description: 'The left side.' },
    RIGHT: { description: 'The right side.' },
    BOTH: { description: 'Both sides.' },
  } satisfies Record<(typeof SIDES)[number], { description: string }>,
});

const InjuryStatusEnum = builder.enumType('InjuryStatus', {
  description: 'The state of an injury.',
  values: {
    ACTIVE: { description: 'The player is out, or may be.' },
    RECOVERED: { description: 'The player has returned.' },
    WITHDRAWN: { description: 'The injury was reported in error and has no effect.' },
  } satisfies Record<(typeof INJURY_STATUSES)[number], { description: string }>,
});

/** The largest `Int`. */
const NO_BOUND = 2 ** 31 - 1;

export const InjuryNode = builder.loadableNodeRef('Injury', {
  id: { resolve: (injury: Injury) => injury.id },
  load: loaderOf('injury', (store) => store.injuries),
});

InjuryNode.implement({
  description: 'An injury of a player. It applies to all competitions, for club and country.',
  fields: (t) => ({
    player: t.field({
      type: PlayerNode,
      description: 'The injured player.',
      resolve: ({ player }, _, { store }) => store.players.cachedOrId(player),
    }),
    bodyPart: t.expose('bodyPart', { type: BodyPartEnum, description: 'The injured part of the body.' }),
    side: t.expose('side', { type: SideEnum, nullable: true, description: 'The side of the body; null if unknown.' }),
    diagnosis: t.field({
      type: DiagnosisObject,
      nullable: true,
      description: 'The diagnosis; null while tests are pending.',
      resolve: (injury) => (injury.diagnosis === null ? null : diagnosisByCode(injury.diagnosis)),
    }),
    description: t.exposeString('description', {
      nullable: true,
      description: 'The text of the report; null if none was given.',
    }),
    occurredOn: t.expose('occurredOn', { type: 'Date', description: 'The day of the injury.' }),
    occurredIn: t.field({
      type: FixtureNode,
      nullable: true,
      description:
        'The fixture in which it happened; null if none was given. The player took part, so it was not missed.',
      resolve: ({ occurredIn }, _, { store }) => occurredIn && store.fixtures.cachedOrId(occurredIn),
    }),
    minimumAbsence: t.int({
      nullable: true,
      description:
        'The number of days without a game that a protocol requires, for example after a concussion; null without a protocol.',
      resolve: ({ minimumAbsenceDays }) => minimumAbsenceDays,
    }),
    announcedFor: t.expose('announcedFor', {
      type: 'Date',
      nullable: true,
      description: 'The first day on which it keeps the player out, if it was announced for a later day; else null.',
    }),
    externalIds: t.field({
      type: [ExternalIdObject],
      description: 'The ids of the injury in other systems.',
      resolve: ({ externalIds }) => [...externalIds],
    }),
    status: t.expose('status', { type: InjuryStatusEnum, description: 'The state of the injury.' }),
    returnedOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The first day on which the player was available again; null until the return is recorded.',
      resolve: (injury) => (injury.status === 'RECOVERED' ? injury.returnedOn : null),
    }),
    withdrawalNote: t.string({
      nullable: true,
      description: 'Why the report was withdrawn; null if it was not, or no reason was given.',
      resolve: (injury) => (injury.status === 'WITHDRAWN' ? injury.withdrawalNote : null),
    }),
    estimate: t.field({
      type: RecoveryEstimateObject,
      description: 'The current estimate of the return.',
      resolve: (injury) => ({ injury, estimate: injury.estimate }),
    }),
    estimates: t.field({
      type: [RecoveryEstimateObject],
      description: 'All estimates of the return, newest first, or a page of them. Estimates are never overwritten.',
      args: {
        first: t.arg.int({
          validate: z.int().min(0).max(200),
          description: 'The maximum number of estimates, from 0 to 200. Default: all.',
        }),
        before: t.arg.int({
          validate: z.int().min(1),
          description: 'Only estimates before this revision, which is the last one of the previous page.',
        }),
      },
      resolve: (injury, { first, before }, context) => {
        const isPage = first != null || before != null;
        const found = isPage
          ? context.store.estimatesBefore(injury.id, before ?? NO_BOUND, first ?? NO_BOUND)
          : context.read(estimates, injury.id);
        return whenKnown(found, (ledger) => ledger.map((estimate) => ({ injury, estimate })));
      },
    }),
  }),
});

export function injuryId(globalId: string): InjuryId | null {
  return decodeId<InjuryId>('Injury', globalId);
}

const InjuryFilterInput = builder.inputType('InjuryFilter', {
  description: 'Conditions for injuries. All given conditions must hold.',
  fields: (t) => ({
    statuses: t.field({ type: [InjuryStatusEnum], validate: someOf, description: 'Only injuries in these states.' }),
    team: t.field({ type: TeamRefInput, description: 'Only injuries of current players of this team.' }),
    player: t.field({ type: PlayerRefInput, description: 'Only injuries of this player.' }),
    bodyParts: t.field({
      type: [BodyPartEnum],
      validate: someOf.max(BODY_PARTS.length),
      description: 'Only injuries of these body parts.',
    }),
    since: t.field({ type: 'Date', description: 'Only injuries that happened on or after this day.' }),
  }),
});

interface Filter extends InjuryCriteria {
  readonly team?: RefInput | null | undefined;
  readonly player?: RefInput | null | undefined;
}

/** Reads a page of one player's injuries, in one batch with those of other players. */
function pageOfPlayer(player: PlayerId, filter: Filter, page: PageArgs, context: Context) {
  // Filters by team or player need the database.
  if (filter.team != null || filter.player != null) return injuryPage(filter, page, context, player);
  const { store } = context;
  return whenKnown(context.read(injuriesOf, player), (injuries) => {
    const matching = injuries.filter((injury) => matchesCriteria(injury, filter));
    return pageOfEntities(matching, store.injuries.orderKey, page);
  });
}

async function injuryPage(filter: Filter, page: PageArgs, { store }: Context, ofPlayer?: PlayerId) {
  const [teamReference, playerReference] = [
    filter.team && teamRef(filter.team),
    filter.player && playerRef(filter.player),
  ];
  const team = teamReference == null ? null : await store.teams.find(teamReference);
  const player = playerReference == null ? null : await store.players.find(playerReference);
  const other = ofPlayer !== undefined && player !== null && player.id !== ofPlayer;
  if ((filter.team != null && team === null) || (filter.player != null && player === null) || other) return emptyPage();
  const playerId = ofPlayer ?? player?.id;
  return pageOf(
    store.injuries,
    {
      ...(filter.statuses != null && { statuses: filter.statuses }),
      ...(team !== null && { team: team.id }),
      ...(playerId !== undefined && { player: playerId }),
      ...(filter.bodyParts != null && { bodyParts: filter.bodyParts }),
      ...(filter.since != null && { since: filter.since }),
    },
    page,
  );
}

const InjuryConnection = builder.connectionObject(
  { type: InjuryNode, name: 'InjuryConnection', description: 'A page of injuries.' },
  { name: 'InjuryEdge', description: 'An injury in a page.' },
);

builder.objectField(PlayerNode, 'injuries', (t) =>
  t.connection(
    {
      type: InjuryNode,
      description: "The player's injuries, newest first.",
      args: { filter: t.arg({ type: InjuryFilterInput, description: 'Conditions for the injuries.' }) },
      resolve: (player, { filter, ...page }, context) => pageOfPlayer(player.id, filter ?? {}, page, context),
    },
    InjuryConnection,
  ),
);

builder.queryFields((t) => ({
  injury: t.field({
    type: InjuryNode,
    nullable: true,
    description: 'An injury; null if there is none.',
    args: { id: t.arg.id({ required: true, validate: shortText, description: 'The id of the injury.' }) },
    resolve: (_, { id }, { store }) => {
      const own = injuryId(id);
      return own && store.injuries.find({ id: own });
    },
  }),
  injuries: t.connection(
    {
      type: InjuryNode,
      description: 'Injuries, newest first.',
      args: { filter: t.arg({ type: InjuryFilterInput, description: 'Conditions for the injuries.' }) },
      resolve: (_, { filter, ...page }, context) => injuryPage(filter ?? {}, page, context),
    },
    InjuryConnection,
  ),
}));
