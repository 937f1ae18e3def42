import { randomUUID } from 'node:crypto';
import { builder } from './builder.ts';
import { pageOf } from './pagination.ts';
import { accept, conflict } from '../domain/decision.ts';
import { editorsOnly } from './mutation-options.ts';
import { decodeId } from './global-id.ts';
import { someOf } from './input-validation.ts';
import { someText } from './input-validation.ts';
import { shortText } from './input-validation.ts';
import { loaderOf } from './node-loader.ts';
import { unwrap } from './errors.ts';
import {
  type ExternalId,
  type Ref,
  registerTeam,
  type Team,
  type TEAM_KINDS,
  type TeamId,
  type TeamRef,
} from '../domain/team.ts';

const TeamKindEnum = builder.enumType('TeamKind', {
  description: 'Whether a team is a club or a national team. A player may belong to one of each.',
  values: {
    CLUB: { description: 'A club.' },
    NATIONAL: { description: 'A national team.' },
  } satisfies Record<(typeof TEAM_KINDS)[number], { description: string }>,
});

export const ExternalIdObject = builder.objectRef<ExternalId>('ExternalId').implement({
  description: 'An id in another system.',
  fields: (t) => ({
    source: t.exposeString('source', { description: 'The name of the system: `openfootball`.' }),
    value: t.exposeString('value', { description: 'The id in that system.' }),
  }),
});

export const TeamNode = builder.loadableNodeRef('Team', {
  id: { resolve: (team: Team) => team.id },
  load: loaderOf('team', (store) => store.teams),
});

TeamNode.implement({
  description: 'A club or a national team.',
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'The name in URLs: `real-madrid`.' }),
    name: t.exposeString('name', { description: 'The full name: "Real Madrid CF".' }),
    shortName: t.exposeString('shortName', { description: 'The name as newspapers print it: "Real Madrid".' }),
    kind: t.expose('kind', { type: TeamKindEnum, description: 'Whether it is a club or a national team.' }),
    country: t.exposeString('country', { nullable: true, description: 'The country; null if unknown.' }),
    timeZone: t.exposeString('timeZone', {
      description: "The IANA name of the time zone. Home match days and the players' today are days in this zone.",
    }),
    externalIds: t.field({
      type: [ExternalIdObject],
      description: 'The ids of the team in other systems.',
      resolve: (team) => [...team.externalIds],
    }),
  }),
});

export const ExternalRefInput = builder.inputType('ExternalRef', {
  description: 'A reference to an object by its id in another system.',
  fields: (t) => ({
    source: t.string({ required: true, validate: someText, description: 'The name of the system: `openfootball`.' }),
    value: t.string({ required: true, validate: someText, description: 'The id in that system.' }),
  }),
});

export const TeamRefInput = builder.inputType('TeamRef', {
  description: 'A reference to a team, by exactly one of these fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ validate: shortText, description: 'The global id.' }),
    slug: t.string({ validate: shortText, description: 'The slug: `real-madrid`.' }),
    external: t.field({ type: ExternalRefInput, description: 'The id in another system.' }),
  }),
});

export interface RefInput {
  readonly id?: string | null | undefined;
  readonly slug?: string | null | undefined;
  readonly external?: ExternalId | null | undefined;
}

/** The reference in an input; null if its id is malformed or of another type. */
export function refFrom<Id extends string>(typename: string, { id, slug, external }: RefInput): Ref<Id> | null {
  if (slug != null) return { slug };
  if (external != null) return { external };
  const own = id == null ? null : decodeId<Id>(typename, id);
  return own === null ? null : { id: own };
}

export function teamRef(input: RefInput): TeamRef | null {
  return refFrom<TeamId>('Team', input);
}

/** The team that a reference means among those of a scope. */
export function findByRef<
  Id,
  Noun extends { readonly id: Id; readonly slug?: string; readonly externalIds: readonly ExternalId[] },
>(nouns: ReadonlyMap<Id, Noun>, ref: Ref<Id> | null): Noun | null {
  if (ref === null) return null;
  if ('id' in ref) return nouns.get(ref.id) ?? null;
  const isMeant = (noun: Noun): boolean =>
    'slug' in ref
      ? noun.slug === ref.slug
      : noun.externalIds.some(({ source, value }) => source === ref.external.source && value === ref.external.value);
  return nouns.values().find(isMeant) ?? null;
}

const TeamConnection = builder.connectionObject(
  { type: TeamNode, name: 'TeamConnection', description: 'A page of teams.' },
  { name: 'TeamEdge', description: 'A team in a page.' },
);

builder.queryFields((t) => ({
  team: t.field({
    type: TeamNode,
    nullable: true,
    description: 'A team; null if there is none.',
    args: { by: t.arg({ type: TeamRefInput, required: true, description: 'The team.' }) },
    resolve: (_, { by }, { store }) => {
      const ref = teamRef(by);
      return ref && store.teams.find(ref);
    },
  }),
  teams: t.connection(
    {
      type: TeamNode,
      description: 'Teams, ordered by slug.',
      args: {
        search: t.arg.string({ validate: shortText, description: 'Words of the name. Accents and case are ignored.' }),
        kind: t.arg({ type: TeamKindEnum, description: 'Only clubs, or only national teams.' }),
      },
      resolve: (_, { search, kind, ...page }, { store }) =>
        pageOf(store.teams, { ...(search != null && { search }), ...(kind != null && { kind }) }, page),
    },
    TeamConnection,
  ),
}));

const RegisterTeamInput = builder.inputType('RegisterTeamInput', {
  description: 'A new team.',
  fields: (t) => ({
    name: t.string({ required: true, validate: shortText, description: 'The full name: "Real Madrid CF".' }),
    shortName: t.string({
      validate: someText,
      description: 'The name as newspapers print it. Default: the full name.',
    }),
    slug: t.string({ validate: shortText, description: 'The name in URLs. Default: derived from the short name.' }),
    kind: t.field({ type: TeamKindEnum, required: true, description: 'Whether it is a club or a national team.' }),
    country: t.string({ validate: shortText, description: 'The country.' }),
    timeZone: t.string({
      required: true,
      validate: shortText,
      description: 'The IANA name of the time zone: `Europe/Madrid`.',
    }),
    externalIds: t.field({
      type: [ExternalRefInput],
      validate: someOf,
      description: 'The ids of the team in other systems.',
    }),
  }),
});

builder.mutationField('registerTeam', (t) =>
  t.field({
    type: TeamNode,
    ...editorsOnly('RegisterTeamResult', 'The new team'),
    description: 'Registers a team. Its slug and its ids in other systems must be unique.',
    args: { input: t.arg({ type: RegisterTeamInput, required: true, description: 'The team.' }) },
    resolve: async (_, { input }, { commands }) => {
      const { shortName = null, slug = null, country = null } = input;
      const externalIds = input.externalIds ?? [];
      const decision = registerTeam(randomUUID() as TeamId, { ...input, shortName, slug, country, externalIds });
      const team = unwrap(decision);
      const taken = [{ slug: team.slug }, ...externalIds.map((external) => ({ external }))];
      return unwrap(
        await commands.change({ teams: taken }, (world) =>
          taken.some((ref) => findByRef(world.teams, ref) !== null)
            ? conflict(`There is already a team with the slug "${team.slug}" or one of these external ids.`)
            : accept({ changed: { teams: [team] }, cause: 'TRANSFER', value: team }),
        ),
      );
    },
  }),
);
