import {
  type Competition,
  type COMPETITION_KINDS,
  type CompetitionId,
  type CompetitionRef,
} from '../domain/competition.ts';
import { builder } from './builder.ts';
import { ExternalIdObject, ExternalRefInput } from './external-id.ts';
import { GenderEnum } from './gender.ts';
import { decodeId } from './global-id.ts';
import { shortText } from './input-validation.ts';
import { loaderOf } from './node-loader.ts';
import { pageOf } from './pagination.ts';
import { parseRef, type RefInput } from './references.ts';

export const CompetitionKindEnum = builder.enumType('CompetitionKind', {
  description: 'The kind of a competition.',
  values: {
    LEAGUE: { description: 'All teams play each other, as in La Liga.' },
    CUP: { description: 'Knock-out rounds, with or without a preceding league phase.' },
    INTERNATIONAL: { description: 'A competition or a series of matches of national teams.' },
    FRIENDLY: { description: 'Matches outside any competition.' },
  } satisfies Record<(typeof COMPETITION_KINDS)[number], { description: string }>,
});

export const CompetitionNode = builder.loadableNodeRef('Competition', {
  id: { resolve: (competition: Competition) => competition.id },
  load: loaderOf('competition', (store) => store.competitions),
});

CompetitionNode.implement({
  description: 'One season of a competition.',
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'The name in URLs: `la-liga-2025-26`.' }),
    name: t.exposeString('name', { description: 'The name as newspapers print it: "La Liga".' }),
    season: t.exposeString('season', {
      description: 'The season: `2025-26`, or `2026` if it is played within a calendar year.',
    }),
    kind: t.expose('kind', { type: CompetitionKindEnum, description: 'The kind of competition.' }),
    country: t.exposeString('country', {
      nullable: true,
      description: 'The country; null if unknown, or if it belongs to no country.',
    }),
    gender: t.expose('gender', {
      type: GenderEnum,
      nullable: true,
      description: 'The gender of its players; null if unknown.',
    }),
    externalIds: t.field({
      type: [ExternalIdObject],
      description: 'The ids of the competition in other systems.',
      resolve: ({ externalIds }) => [...externalIds],
    }),
  }),
});

export const CompetitionRefInput = builder.inputType('CompetitionRef', {
  description: 'A reference to a competition, by exactly one of these fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ validate: shortText, description: 'The global id.' }),
    slug: t.string({ validate: shortText, description: 'The slug: `la-liga-2025-26`.' }),
    external: t.field({ type: ExternalRefInput, description: 'The id in another system.' }),
  }),
});

export function competitionRef(input: RefInput): CompetitionRef | null {
  return parseRef<CompetitionId>('Competition', input);
}

export function competitionId(globalId: string): CompetitionId | null {
  return decodeId<CompetitionId>('Competition', globalId);
}

const CompetitionConnection = builder.connectionObject(
  { type: CompetitionNode, name: 'CompetitionConnection', description: 'A page of competitions.' },
  { name: 'CompetitionEdge', description: 'A competition in a page.' },
);

builder.queryFields((t) => ({
  competition: t.field({
    type: CompetitionNode,
    nullable: true,
    description: 'A competition; null if there is none.',
    args: { by: t.arg({ type: CompetitionRefInput, required: true, description: 'The competition.' }) },
    resolve: (_, { by }, { store }) => {
      const ref = competitionRef(by);
      return ref && store.competitions.find(ref);
    },
  }),
  competitions: t.connection(
    {
      type: CompetitionNode,
      description: 'Competitions, ordered by slug.',
      args: {
        search: t.arg.string({
          validate: shortText,
          description: 'Words of the name, in any order. Accents and case are ignored.',
        }),
      },
      resolve: (_, { search, ...page }, { store }) =>
        pageOf(store.competitions, search == null ? {} : { search }, page),
    },
    CompetitionConnection,
  ),
}));
