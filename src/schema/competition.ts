import { builder } from './builder.ts';
import { pageOf } from './pagination.ts';
import { decodeId } from './global-id.ts';
import { shortText } from './input-validation.ts';
import { loaderOf } from './node-loader.ts';
import {
  type Competition,
  type COMPETITION_KINDS,
  type CompetitionId,
  type CompetitionRef,
} from '../domain/competition.ts';

export const CompetitionKindEnum = builder.enumType('CompetitionKind', {
  description: 'What kind of competition it is.',
  values: {
    LEAGUE: { description: 'Everybody plays everybody, as in La Liga.' },
    CUP: { description: 'Knock-out rounds, with or without a league phase before them.' },
    INTERNATIONAL: { description: 'A competition or a series of matches of national teams.' },
    FRIENDLY: { description: 'Matches for nothing but the game.' },
  } satisfies Record<(typeof COMPETITION_KINDS)[number], { description: string }>,
});

export const CompetitionNode = builder.loadableNodeRef('Competition', {
  id: { resolve: (competition: Competition) => competition.id },
  load: loaderOf('competition', (store) => store.competitions),
});

CompetitionNode.implement({
  description: 'One season of one competition. Bans count its matches, and no other.',
  fields: (t) => ({
    slug: t.exposeString('slug', { description: 'Its name as it stands in a URL: `la-liga-2025-26`.' }),
    name: t.exposeString('name', { description: 'As newspapers call it: "La Liga".' }),
    season: t.exposeString('season', { description: '`2025-26`, or `2026` where it is played within a year.' }),
    kind: t.expose('kind', { type: CompetitionKindEnum, description: 'What kind of competition it is.' }),
  }),
});

export const CompetitionRefInput = builder.inputType('CompetitionRef', {
  description: 'Points at a competition, in one way.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ validate: shortText, description: 'By its id.' }),
    slug: t.string({ validate: shortText, description: 'By its slug, `la-liga-2025-26`.' }),
  }),
});

interface RefInput {
  readonly id?: string | null | undefined;
  readonly slug?: string | null | undefined;
}

/** What the input points at; null where it cannot be anything. */
export function competitionRef({ id, slug }: RefInput): CompetitionRef | null {
  if (slug != null) return { slug };
  const own = id == null ? null : decodeId<CompetitionId>('Competition', id);
  return own === null ? null : { id: own };
}

const CompetitionConnection = builder.connectionObject(
  { type: CompetitionNode, name: 'CompetitionConnection', description: 'A page of competitions.' },
  { name: 'CompetitionEdge', description: 'A competition in a page.' },
);

builder.queryFields((t) => ({
  competition: t.field({
    type: CompetitionNode,
    nullable: true,
    description: 'One competition; null where there is no such one.',
    args: { by: t.arg({ type: CompetitionRefInput, required: true, description: 'Which one.' }) },
    resolve: (_, { by }, { store }) => {
      const ref = competitionRef(by);
      return ref && store.competitions.find(ref);
    },
  }),
  competitions: t.connection(
    {
      type: CompetitionNode,
      description: 'Competitions in the order of their slugs.',
      args: {
        search: t.arg.string({ validate: shortText, description: 'Words of its name; accents do not matter.' }),
      },
      resolve: (_, { search, ...page }, { store }) =>
        pageOf(store.competitions, search == null ? {} : { search }, page),
    },
    CompetitionConnection,
  ),
}));
