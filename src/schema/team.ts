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
  description: 'Whether a team is a club or a national team. A player may be of one of each.',
  values: {
    CLUB: { description: 'A club.' },
    NATIONAL: { description: 'The team of a country.' },
  } satisfies Record<(typeof TEAM_KINDS)[number], { description: string }>,
});

export const ExternalIdObject = builder.objectRef<ExternalId>('ExternalId').implement({
  description: 'The id of the same thing elsewhere.',
  fields: (t) => ({
    source: t.exposeString('source', { description: 'Where: `openfootball`.' }),
    value: t.exposeString('value', { description: 'Its id there.' }),
  }),
});

export const TeamNode = builder.loadableNodeRef('Team', {
  id: { resolve: (team: Team) => team.id },
  load: loaderOf('team', (store) => store.teams),
});

TeamNode.implement({
  description: 'A club or a national team.',
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Its name as it stands in a URL: `real-madrid`.' }),
    name: t.exposeString('name', { description: 'Its full name: "Real Madrid CF".' }),
    shortName: t.exposeString('shortName', { description: 'As newspapers call it: "Real Madrid".' }),
    kind: t.expose('kind', { type: TeamKindEnum, description: 'Club or national team.' }),
    country: t.exposeString('country', { nullable: true, description: 'Its country, where known.' }),
    timeZone: t.exposeString('timeZone', {
      description: "IANA name. Its home match days are days in this zone, and so is its players' today.",
    }),
    externalIds: t.field({
      type: [ExternalIdObject],
      description: 'Its ids elsewhere.',
      resolve: (team) => [...team.externalIds],
    }),
  }),
});

export const ExternalRefInput = builder.inputType('ExternalRef', {
  description: 'Points at something by its id elsewhere.',
  fields: (t) => ({
    source: t.string({ required: true, validate: someText, description: 'Where: `openfootball`.' }),
    value: t.string({ required: true, validate: someText, description: 'Its id there.' }),
  }),
});

export const TeamRefInput = builder.inputType('TeamRef', {
  description: 'Points at a team, in one way.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ validate: shortText, description: 'By its id.' }),
    slug: t.string({ validate: shortText, description: 'By its slug, `real-madrid`.' }),
    external: t.field({ type: ExternalRefInput, description: 'By its id elsewhere.' }),
  }),
});

export interface RefInput {
  readonly id?: string | null | undefined;
  readonly slug?: string | null | undefined;
  readonly external?: ExternalId | null | undefined;
}

/** What an input points at; null where it cannot be anything. */
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
    description: 'One team; null where there is no such one.',
    args: { by: t.arg({ type: TeamRefInput, required: true, description: 'Which one.' }) },
    resolve: (_, { by }, { store }) => {
      const ref = teamRef(by);
      return ref && store.teams.find(ref);
    },
  }),
  teams: t.connection(
    {
      type: TeamNode,
      description: 'Teams in the order of their slugs.',
      args: {
        search: t.arg.string({ validate: shortText, description: 'Words of its name; accents do not matter.' }),
        kind: t.arg({ type: TeamKindEnum, description: 'Only clubs, or only national teams.' }),
      },
      resolve: (_, { search, kind, ...page }, { store }) =>
        pageOf(store.teams, { ...(search != null && { search }), ...(kind != null && { kind }) }, page),
    },
    TeamConnection,
  ),
}));

const RegisterTeamInput = builder.inputType('RegisterTeamInput', {
  description: 'A team that is to be known here.',
  fields: (t) => ({
    name: t.string({ required: true, validate: shortText, description: 'Its full name: "Real Madrid CF".' }),
    shortName: t.string({ validate: someText, description: 'As newspapers call it. Default: the full name.' }),
    slug: t.string({ validate: shortText, description: 'For URLs. Default: made from the short name.' }),
    kind: t.field({ type: TeamKindEnum, required: true, description: 'Club or national team.' }),
    country: t.string({ validate: shortText, description: 'Its country.' }),
    timeZone: t.string({ required: true, validate: shortText, description: 'IANA name: `Europe/Madrid`.' }),
    externalIds: t.field({ type: [ExternalRefInput], validate: someOf, description: 'Its ids elsewhere.' }),
  }),
});

builder.mutationField('registerTeam', (t) =>
  t.field({
    type: TeamNode,
    ...editorsOnly('RegisterTeamResult', 'The new team'),
    description: 'Makes a team known. Its slug and its ids elsewhere must be its own.',
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
            ? conflict(`There is a team "${team.slug}", or one with such an id elsewhere, already.`)
            : accept({ changed: { teams: [team] }, cause: 'TRANSFER', value: team }),
        ),
      );
    },
  }),
);
