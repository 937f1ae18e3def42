import { printSubgraphSchema } from '@apollo/subgraph';
import directives from '@pothos/plugin-directives';
import federation from '@pothos/plugin-federation';
import { isInputObjectType } from 'graphql';
import type { ExternalId } from '../domain/team.ts';
import { builder } from './builder.ts';
import { findFixture, findPlayer, findTeam } from './federation.ts';
import { FixtureNode } from './fixture.ts';
import { PlayerNode } from './player.ts';
import { TeamNode } from './team.ts';

const LINK = { url: 'https://specs.apollo.dev/federation/v2.6', import: ['@key', '@shareable'] };

let sdl: string | null = null;

/**
 * The schema with federation directives. Only this module loads the federation plugin: it is imported when a router
 * asks, and builds a schema of its own, so that the served schema and schema.graphql have no federation directives.
 */
export function subgraphSdl(): string {
  sdl ??= print();
  return sdl;
}

function print(): string {
  (builder.options.plugins ??= []).push(directives, federation);
  const id = builder.selection<{ id: string }>('id');
  const slug = builder.selection<{ slug: string }>('slug');
  const external = builder.selection<{ externalId: ExternalId }>('externalId { source value }');
  builder.asEntity(PlayerNode, { key: [id, slug, external], resolveReference: findPlayer });
  builder.asEntity(TeamNode, { key: [id, slug, external], resolveReference: findTeam });
  builder.asEntity(FixtureNode, { key: [id, external], resolveReference: findFixture });
  const schema = builder.toSchema({ extensions: { directives: [{ name: 'link', args: LINK }] } });
  // Routers do not know `@oneOf`. The subgraph itself still refuses inputs with several fields.
  for (const type of Object.values(schema.getTypeMap())) if (isInputObjectType(type)) type.isOneOf = false;
  return printSubgraphSchema(schema);
}
