import './forecast-accuracy.ts';
import './absence.ts';
import './absence-mutations.ts';
import './availability.ts';
import './card-mutations.ts';
import './discipline.ts';
import './loan.ts';
import './subscriptions.ts';
import './missed-games.ts';
import './preview.ts';
import './clock.ts';
import './competition.ts';
import './competition-mutations.ts';
import './competition-family.ts';
import './merge-mutations.ts';
import './editor-queue.ts';
import './editor-queue-mutations.ts';
import './fixture-correction-mutations.ts';
import './injury-correction-mutations.ts';
import './tie-dependency.ts';
import './import-feed.ts';
import './import-fixtures.ts';
import './import-questions.ts';
import './fixture-mutations.ts';
import './fixture.ts';
import './federation.ts';
import './injury-mutations.ts';
import './recovery-estimate.ts';
import './injury.ts';
import './injury-sources.ts';
import './lineup-mutations.ts';
import './lineup.ts';
import './node.ts';
import './player-mutations.ts';
import './player.ts';
import './player-revisions.ts';
import './recovery-curve.ts';
import './diagnosis.ts';
import './enum-labels.ts';
import './error-types.ts';
import './stale.ts';
import './suspension-mutations.ts';
import './suspension.ts';
import './team-mutations.ts';
import './team.ts';
import './undo-mutations.ts';
import './webhook-mutations.ts';
import './webhook.ts';
import { GraphQLEnumType, GraphQLError, GraphQLInterfaceType, type GraphQLSchema } from 'graphql';
import { memoizedByText } from '../cache/memoized-by-text.ts';
import { LIMITS } from '../limits.ts';
import './audit.ts';
import { builder } from './builder.ts';
import { encodeId, MAX_CACHED_IDS } from './global-id.ts';
import { enforceMutationScopes } from './mutation-guard.ts';

export const schema = enforceMutationScopes(withBoundedEnums(withSynchronousIds(builder.toSchema())));

/**
 * Replaces the asynchronous id resolvers of the Relay plugin by synchronous ones. An asynchronous field makes its
 * parents asynchronous too, which dominates the cost of a page of nodes. A type whose own id is not in the field `id`
 * provides it by the extension `ownId`.
 */
function withSynchronousIds(schema: GraphQLSchema): GraphQLSchema {
  const node = schema.getType('Node');
  if (!(node instanceof GraphQLInterfaceType)) throw new TypeError('the schema has no interface Node');
  for (const type of schema.getPossibleTypes(node)) {
    const { id } = type.getFields();
    if (id === undefined) continue;
    const { ownId } = type.extensions;
    if (typeof ownId === 'function') id.resolve = (value) => encodeId(type.name, ownId(value));
    else {
      // Most ids are requested many times.
      const encode = memoizedByText((own) => encodeId(type.name, own), MAX_CACHED_IDS);
      id.resolve = (node: { id: string }) => encode(node.id);
    }
  }
  return schema;
}

/** Rejects long enum values at once. graphql-js would search for a similar value, which takes 0.1 s for 1 MB. */
function withBoundedEnums(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!(type instanceof GraphQLEnumType)) continue;
    const parse = type.parseValue.bind(type);
    type.parseValue = (value) => {
      if (typeof value === 'string' && value.length > LIMITS.shortText.max) {
        throw new GraphQLError(`The value does not exist in the enum "${type.name}".`);
      }
      return parse(value);
    };
  }
  return schema;
}
