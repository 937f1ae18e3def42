import { type Team, type TEAM_KINDS, type TeamId, type TeamRef } from '../domain/team.ts';
import { builder } from './builder.ts';
import { ExternalIdObject, ExternalRefInput } from './external-id.ts';
import { GenderEnum } from './gender.ts';
import { shortText } from './input-validation.ts';
import { loaderOf } from './node-loader.ts';
import { pageOf } from './pagination.ts';
import { parseRef, type RefInput } from './references.ts';

export const TeamKindEnum = builder.enumType('TeamKind', {
  description: 'Whether a team is a club or a national team. A player may belong to one of each.',
  values: {
    CLUB: { description: 'A club.' },
    NATIONAL: { description: 'A national team.' },
  } satisfies Record<(typeof TEAM_KINDS)[number], { description: string }>,
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
    gender: t.expose('gender', {
      type: GenderEnum,
      nullable: true,
      description: 'The gender of its players; null if unknown.',
    }),
    aliases: t.stringList({
      description: 'Other names by which the team is known.',
      resolve: ({ aliases }) => [...aliases],
    }),
    code: t.exposeString('code', { nullable: true, description: 'Three letters, such as `RMA`; null if unknown.' }),
    colours: t.stringList({
      description: 'The colours, as CSS colours, the main one first.',
      resolve: ({ colours }) => [...colours],
    }),
    crestUrl: t.exposeString('crestUrl', {
      nullable: true,
      description: 'The address of the crest; null if unknown.',
    }),
    externalId: t.field({
      type: ExternalIdObject,
      nullable: true,
      description: 'The first of `externalIds`, a key for federation; null if there is none.',
      resolve: ({ externalIds }) => externalIds[0] ?? null,
    }),
    externalIds: t.field({
      type: [ExternalIdObject],
      description: 'The ids of the team in other systems.',
      resolve: (team) => [...team.externalIds],
    }),
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

export function teamRef(input: RefInput): TeamRef | null {
  return parseRef<TeamId>('Team', input);
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
        search: t.arg.string({
          validate: shortText,
          description: 'Words of the name, in any order. Accents and case are ignored.',
        }),
        kind: t.arg({ type: TeamKindEnum, description: 'Only clubs, or only national teams.' }),
      },
      resolve: (_, { search, kind, ...page }, { store }) =>
        pageOf(store.teams, { ...(search != null && { search }), ...(kind != null && { kind }) }, page),
    },
    TeamConnection,
  ),
}));
