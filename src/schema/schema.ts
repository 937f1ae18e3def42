import './forecast-accuracy.ts';
import './availability.ts';
import './subscriptions.ts';
import './missed-games.ts';
import './preview.ts';
import './clock.ts';
import './competition.ts';
import './import-fixtures.ts';
import './fixture-mutations.ts';
import './fixture.ts';
import './injury-mutations.ts';
import './recovery-estimate.ts';
import './injury.ts';
import './node.ts';
import './player.ts';
import './recovery-curve.ts';
import './diagnosis.ts';
import './error-types.ts';
import './suspension.ts';
import './team.ts';
import { GraphQLInterfaceType, type GraphQLSchema } from 'graphql';
import './audit.ts';
import { builder } from './builder.ts';
import { encodeId } from './global-id.ts';
import { enforceMutationScopes } from './mutation-guard.ts';

export const schema = enforceMutationScopes(withReadyIds(builder.toSchema()));

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
