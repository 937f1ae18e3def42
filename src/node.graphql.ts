import { brandWithType } from '@pothos/core';
import { findAvailability, findList } from './availability/missed-games.graphql.ts';
import { builder } from './builder.ts';
import { CompetitionNode } from './competition/competition.graphql.ts';
import type { CompetitionId } from './competition/competition.ts';
import type { Context } from './context.ts';
import { FixtureNode } from './fixture/fixture.graphql.ts';
import type { FixtureId } from './fixture/fixture.ts';
import { readId } from './global-id.ts';
import { InjuryNode } from './injury/injury.graphql.ts';
import type { InjuryId } from './injury/injury.ts';
import { manyOf } from './limits.ts';
import { ifThere } from './node.ts';
import { PlayerNode } from './player/player.graphql.ts';
import type { PlayerId } from './player/player.ts';
import { SuspensionNode } from './suspension/suspension.graphql.ts';
import type { SuspensionId } from './suspension/suspension.ts';
import { TeamNode } from './team/team.graphql.ts';
import type { TeamId } from './team/team.ts';

/** How each type of node is found by its own id. */
const finders = new Map<string, (id: string, context: Context) => Promise<object | null>>(
  Object.entries({
    Team: (id, context) => ifThere(TeamNode.getDataloader(context).load(id as TeamId)),
    Player: (id, context) => ifThere(PlayerNode.getDataloader(context).load(id as PlayerId)),
    Competition: (id, context) => ifThere(CompetitionNode.getDataloader(context).load(id as CompetitionId)),
    Fixture: (id, context) => ifThere(FixtureNode.getDataloader(context).load(id as FixtureId)),
    Suspension: (id, context) => ifThere(SuspensionNode.getDataloader(context).load(id as SuspensionId)),
    Injury: (id, context) => ifThere(InjuryNode.getDataloader(context).load(id as InjuryId)),
    Availability: findAvailability,
    MissedGames: findList,
  }),
);

export async function findNode(globalId: string, context: Context): Promise<object | null> {
  const read = readId(globalId);
  const found = read && (await finders.get(read.typename)?.(read.id, context));
  if (read === null || found == null) return null;
  brandWithType(found, read.typename as never);
  return found;
}

builder.queryFields((t) => ({
  node: t.field({
    type: builder.nodeInterfaceRef(),
    nullable: true,
    description: 'Whatever has this id; null where the id is unknown, foreign or malformed.',
    args: { id: t.arg.id({ required: true, description: 'An id of this API.' }) },
    resolve: (_, { id }, context) => findNode(id, context),
  }),
  nodes: t.field({
    type: [builder.nodeInterfaceRef()],
    nullable: { list: false, items: true },
    description: 'The same for many ids, in their order.',
    args: { ids: t.arg.idList({ required: true, validate: manyOf, description: 'At most 400 ids of this API.' }) },
    resolve: (_, { ids }, context) => ids.map((id) => findNode(id, context)),
  }),
}));
