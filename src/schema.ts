import './accuracy/accuracy.graphql.ts';
import './availability/availability.graphql.ts';
import './availability/live.graphql.ts';
import './availability/missed-games.graphql.ts';
import './availability/what-if.graphql.ts';
import './clock.graphql.ts';
import './competition/competition.graphql.ts';
import './feeds/import.graphql.ts';
import './fixture/changes.graphql.ts';
import './fixture/fixture.graphql.ts';
import './injury/changes.graphql.ts';
import './injury/estimate.graphql.ts';
import './injury/injury.graphql.ts';
import './node.graphql.ts';
import './player/player.graphql.ts';
import './recovery/curve.graphql.ts';
import './recovery/diagnosis.graphql.ts';
import './refusal.graphql.ts';
import './suspension/suspension.graphql.ts';
import './team/team.graphql.ts';
import { GraphQLInterfaceType, type GraphQLSchema } from 'graphql';
import './rights/audit.graphql.ts';
import { builder } from './builder.ts';
import { encodeId } from './global-id.ts';
import { guarded } from './rights/guard.graphql.ts';

export const schema = guarded(withReadyIds(builder.toSchema()));

/**
 * Relay's plugin waits for every id. Ours are at hand, and a field that is waited for makes all that it is part of be
 * waited for: on a page of nodes that costs more than everything else. A type whose nodes are known by something else
 * than their `id` says so by the extension `ownId`.
 */
function withReadyIds(schema: GraphQLSchema): GraphQLSchema {
  const node = schema.getType('Node');
  if (!(node instanceof GraphQLInterfaceType)) throw new TypeError('there is no interface Node');
  for (const type of schema.getPossibleTypes(node)) {
    const { id } = type.getFields();
    const ownId = type.extensions.ownId ?? ((noun: { id: string }) => noun.id);
    if (id !== undefined && typeof ownId === 'function') id.resolve = (noun) => encodeId(type.name, ownId(noun));
  }
  return schema;
}
