import { defaultFieldResolver, type GraphQLField, type GraphQLSchema } from 'graphql';
import { scopesOf, type Viewer } from '../auth/viewer.ts';
import { type Context, newContext } from './context.ts';
import { forbidden, unauthenticated } from './request-errors.ts';

/**
 * Requires a token with one of the declared scopes for every mutation. The holder of the token becomes the actor in the
 * audit trail. A mutation that declares no scopes is refused for every token.
 */
export function enforceMutationScopes(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) guard(field);
  return schema;
}

function guard(field: GraphQLField<unknown, Context>): void {
  const { name: action, resolve = defaultFieldResolver } = field;
  field.resolve = (root, args, context, info) => {
    const { viewer } = context;
    const { name, scope } = authorize(viewer, field);
    const commands = context.commands.as({ actor: { kind: 'TOKEN', name, scope }, action });
    return resolve(root, args, newContext(context.store, viewer, commands), info);
  };
}

function authorize(viewer: Viewer, field: GraphQLField<unknown, Context>): Exclude<Viewer, { scope: null }> {
  if (viewer.scope === null) throw unauthenticated();
  if (!scopesOf(field).includes(viewer.scope)) throw forbidden(viewer.scope, field.name);
  return viewer;
}
