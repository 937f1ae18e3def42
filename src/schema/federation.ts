import type { Fixture } from '../domain/fixture.ts';
import type { Player } from '../domain/player.ts';
import type { Team } from '../domain/team.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { FixtureNode, fixtureRef } from './fixture.ts';
import { manyOf } from './input-validation.ts';
import { PlayerNode, playerRef } from './player.ts';
import type { RefInput } from './references.ts';
import { badUserInput } from './request-errors.ts';
import { TeamNode, teamRef } from './team.ts';

/** The fields of one of the keys of an entity, as a router sends them. */
interface Key {
  readonly id?: unknown;
  readonly slug?: unknown;
  readonly externalId?: unknown;
}

/** An entity as a router refers to it: its type and one of its keys. */
export interface Representation extends Key {
  readonly __typename: string;
}

builder.scalarType('_Any', {
  description: 'A reference to an entity, as a federation router sends it: `__typename` and the fields of a key.',
  serialize: (value) => value,
  parseValue: (value) => {
    if (!isObject(value) || typeof value.__typename !== 'string') {
      throw badUserInput('A representation must be an object with a `__typename`.');
    }
    return value as unknown as Representation;
  },
});

const ServiceObject = builder.objectRef<object>('_Service').implement({
  description: 'This API as a subgraph.',
  fields: (t) => ({
    sdl: t.string({
      description: 'The schema with federation directives, from which a supergraph is composed.',
      // Created at the first request, because only a router requests it.
      resolve: async () => (await import('./subgraph-sdl.ts')).subgraphSdl(),
    }),
  }),
});

const EntityUnion = builder.unionType('_Entity', {
  description: 'The types that other subgraphs can refer to.',
  types: [PlayerNode, TeamNode, FixtureNode],
  resolveType: (entity) => ('memberships' in entity ? PlayerNode : 'competition' in entity ? FixtureNode : TeamNode),
});

async function findPlayer(key: Key, { store }: Context): Promise<Player | null> {
  const ref = playerRef(refOf(key));
  return ref && store.players.find(ref);
}

async function findTeam(key: Key, { store }: Context): Promise<Team | null> {
  const ref = teamRef(refOf(key));
  return ref && store.teams.find(ref);
}

async function findFixture(key: Key, { store }: Context): Promise<Fixture | null> {
  const ref = fixtureRef(refOf(key));
  return ref && store.fixtures.find(ref);
}

function findEntity(representation: Representation, context: Context): Promise<Player | Team | Fixture | null> {
  switch (representation.__typename) {
    case 'Player':
      return findPlayer(representation, context);
    case 'Team':
      return findTeam(representation, context);
    case 'Fixture':
      return findFixture(representation, context);
    default:
      throw badUserInput('`__typename` must be Player, Team or Fixture.');
  }
}

/** Returns the first complete key as a reference. */
function refOf({ id, slug, externalId }: Key): RefInput {
  if (typeof id === 'string') return { id };
  if (typeof slug === 'string') return { slug };
  if (isObject(externalId)) {
    const { source, value } = externalId;
    if (typeof source === 'string' && typeof value === 'string') return { external: { source, value } };
  }
  throw badUserInput('A representation must have `id`, `slug` or `externalId { source value }`.');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

builder.queryFields((t) => ({
  _service: t.field({ type: ServiceObject, description: 'This API as a subgraph.', resolve: () => ({}) }),
  _entities: t.field({
    type: [EntityUnion],
    nullable: { list: false, items: true },
    description: 'The entities of these representations, in the given order; null for each that does not exist.',
    args: {
      representations: t.arg({
        type: ['_Any'],
        required: true,
        validate: manyOf,
        description: 'At most 400 representations.',
      }),
    },
    resolve: (_, { representations }, context) =>
      representations.map((representation) => findEntity(representation, context)),
  }),
}));
