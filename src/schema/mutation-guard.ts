import { defaultFieldResolver, type GraphQLField, type GraphQLSchema } from 'graphql';
import { forbidden } from './request-errors.ts';
import { unauthenticated } from './request-errors.ts';
import type { Context } from './context.ts';
import { scopesOf, type Viewer } from '../auth/viewer.ts';

/**
 * Guards every mutation of a schema: it runs for holders of a token that it declares itself open to, and signs what they
 * do with it. What declares nothing is refused to everybody.
 */
export function enforceMutationScopes(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) guard(field);
  return schema;
}

function guard(field: GraphQLField<unknown, Context>): void {
  const { name: what, resolve = defaultFieldResolver } = field;
  field.resolve = (root, args, context, info) => {
    const { name, scope } = allowed(context.viewer, field);
    const commands = context.commands.as({ actor: { kind: 'TOKEN', name, scope }, action: what });
    return resolve(root, args, { ...context, commands }, info);
  };
}

function allowed(viewer: Viewer, field: GraphQLField<unknown, Context>): Exclude<Viewer, { scope: null }> {
  if (viewer.scope === null) throw unauthenticated();
  if (!scopesOf(field).includes(viewer.scope)) throw forbidden(viewer.scope, field.name);
  return viewer;
}
