import { builder } from './builder.ts';
import { emptyPage, listingOf, pageOf } from './pagination.ts';
import type { Context } from './context.ts';
import { FixtureNode } from './fixture.ts';
import { decodeId } from './global-id.ts';
import { someOf } from './input-validation.ts';
import { shortText } from './input-validation.ts';
import { loaderOf } from './node-loader.ts';
import type { PageArgs } from './pagination.ts';
import { PlayerNode, PlayerRefInput, playerRef } from './player.ts';
import type { PlayerId } from '../domain/player.ts';
import { diagnosisByCode } from '../domain/diagnosis/catalogue.ts';
import { DiagnosisObject } from './diagnosis.ts';
import { type RefInput, TeamRefInput, teamRef } from './team.ts';
import { BodyPartEnum } from './body-part.ts';
import { RecoveryEstimateObject } from './recovery-estimate.ts';
import { BODY_PARTS, type Injury, type INJURY_STATUSES, type InjuryId, type SIDES } from '../domain/injury.ts';
import { matchesCriteria, type InjuryCriteria } from '../domain/injury-filter.ts';

export const SideEnum = builder.enumType('Side', {
  description: 'On which side.',
  values: {
    LEFT: { description: 'The left one.' },
    RIGHT: { description: 'The right one.' },
    BOTH: { description: 'Both.' },
  } satisfies Record<(typeof SIDES)[number], { description: string }>,
});

const InjuryStatusEnum = builder.enumType('InjuryStatus', {
  description: 'Whether an injury keeps him out.',
  values: {
    ACTIVE: { description: 'He is out, or as good as.' },
    RECOVERED: { description: 'He is back.' },
    WITHDRAWN: { description: 'It was reported in error, and counts for nothing.' },
  } satisfies Record<(typeof INJURY_STATUSES)[number], { description: string }>,
});

export const InjuryNode = builder.loadableNodeRef('Injury', {
  id: { resolve: (injury: Injury) => injury.id },
  load: loaderOf('injury', (store) => store.injuries),
});

InjuryNode.implement({
  description: 'Something that keeps a player out, in every competition, for club and country alike.',
  fields: (t) => ({
    player: t.field({
      type: PlayerNode,
      description: 'Who is hurt.',
      resolve: ({ player }, _, { store }) => store.players.cachedOrId(player),
    }),
    bodyPart: t.expose('bodyPart', { type: BodyPartEnum, description: 'Where.' }),
    side: t.expose('side', { type: SideEnum, nullable: true, description: 'On which side, where known.' }),
    diagnosis: t.field({
      type: DiagnosisObject,
      nullable: true,
      description: 'What the tests have shown; null while they are pending.',
      resolve: (injury) => (injury.diagnosis === null ? null : diagnosisByCode(injury.diagnosis)),
    }),
    description: t.exposeString('description', { nullable: true, description: 'The words of the report.' }),
    occurredOn: t.expose('occurredOn', { type: 'Date', description: 'The day it happened.' }),
    occurredIn: t.field({
      type: FixtureNode,
      nullable: true,
      description: 'The fixture in which it happened: he played in it, so he did not miss it.',
      resolve: ({ occurredIn }, _, { store }) => occurredIn && store.fixtures.cachedOrId(occurredIn),
    }),
    status: t.expose('status', { type: InjuryStatusEnum, description: 'Whether it keeps him out.' }),
    returnedOn: t.field({
      type: 'Date',
      nullable: true,
      description: 'The first day on which he was available again.',
      resolve: (injury) => (injury.status === 'RECOVERED' ? injury.returnedOn : null),
    }),
    withdrawalNote: t.string({
      nullable: true,
      description: 'Why the report was withdrawn, where it was and somebody said so.',
      resolve: (injury) => (injury.status === 'WITHDRAWN' ? injury.withdrawalNote : null),
    }),
    estimate: t.field({
      type: RecoveryEstimateObject,
      description: 'The standing estimate of his return.',
      resolve: (injury) => ({ injury, estimate: injury.estimate }),
    }),
    estimates: t.loadableGroup({
      type: RecoveryEstimateObject,
      description: 'Everything that was said about his return, newest first. Nothing is ever overwritten.',
      load: async (injuries: Injury[], { store }) => {
        const ledgers = await store.estimates(injuries.map(({ id }) => id));
        return injuries.flatMap((injury, index) => (ledgers[index] ?? []).map((estimate) => ({ injury, estimate })));
      },
      group: ({ injury }) => injury,
      resolve: (injury) => injury,
    }),
  }),
});

export function injuryId(globalId: string): InjuryId | null {
  return decodeId<InjuryId>('Injury', globalId);
}

const InjuryFilterInput = builder.inputType('InjuryFilter', {
  description: 'Which injuries. All conditions that are given must hold.',
  fields: (t) => ({
    statuses: t.field({ type: [InjuryStatusEnum], validate: someOf, description: 'In one of these states.' }),
    team: t.field({ type: TeamRefInput, description: 'Of present players of this team.' }),
    player: t.field({ type: PlayerRefInput, description: 'Of this player.' }),
    bodyParts: t.field({
      type: [BodyPartEnum],
      validate: someOf.max(BODY_PARTS.length),
      description: 'Of these parts.',
    }),
    since: t.field({ type: 'Date', description: 'That happened on this day or later.' }),
  }),
});

interface Filter extends InjuryCriteria {
  readonly team?: RefInput | null | undefined;
  readonly player?: RefInput | null | undefined;
}

/** Of one player, read together with those of all others who are asked for. */
async function pageOfPlayer(player: PlayerId, filter: Filter, page: PageArgs, context: Context) {
  // Of which team or player somebody is, is looked up where it is asked.
  if (filter.team != null || filter.player != null) return injuryPage(filter, page, context, player);
  const injuries = await context.injuriesOf.load(player);
  return pageOf(listingOf(injuries, context.store.injuries.orderKey, matchesCriteria), filter, page);
}

async function injuryPage(filter: Filter, page: PageArgs, { store }: Context, ofPlayer?: PlayerId) {
  const [teamMeant, playerMeant] = [filter.team && teamRef(filter.team), filter.player && playerRef(filter.player)];
  const team = teamMeant == null ? null : await store.teams.find(teamMeant);
  const player = playerMeant == null ? null : await store.players.find(playerMeant);
  const other = ofPlayer !== undefined && player !== null && player.id !== ofPlayer;
  if ((filter.team != null && team === null) || (filter.player != null && player === null) || other) return emptyPage();
  const who = ofPlayer ?? player?.id;
  return pageOf(
    store.injuries,
    {
      ...(filter.statuses != null && { statuses: filter.statuses }),
      ...(team !== null && { team: team.id }),
      ...(who !== undefined && { player: who }),
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
      description: 'His injuries, the latest first.',
      args: { filter: t.arg({ type: InjuryFilterInput, description: 'Which ones.' }) },
      resolve: (player, { filter, ...page }, context) => pageOfPlayer(player.id, filter ?? {}, page, context),
    },
    InjuryConnection,
  ),
);

builder.queryFields((t) => ({
  injury: t.field({
    type: InjuryNode,
    nullable: true,
    description: 'One injury; null where there is no such one.',
    args: { id: t.arg.id({ required: true, validate: shortText, description: 'Its id.' }) },
    resolve: (_, { id }, { store }) => {
      const own = injuryId(id);
      return own && store.injuries.find({ id: own });
    },
  }),
  injuries: t.connection(
    {
      type: InjuryNode,
      description: 'Injuries, the latest first.',
      args: { filter: t.arg({ type: InjuryFilterInput, description: 'Which ones.' }) },
      resolve: (_, { filter, ...page }, context) => injuryPage(filter ?? {}, page, context),
    },
    InjuryConnection,
  ),
}));
