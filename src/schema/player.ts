import { teamsOf } from '../cache/cached-reads.ts';
import { whenKnown } from '../cache/reader.ts';
import { builder } from './builder.ts';
import { ExternalIdObject, ExternalRefInput } from './external-id.ts';
import { GenderEnum } from './gender.ts';
import { emptyPage, pageOf } from './pagination.ts';

import { type Player, type PlayerId, type PlayerRef, type POSITIONS } from '../domain/player.ts';
import { shortText } from './input-validation.ts';
import { loaderOf } from './node-loader.ts';
import { parseRef, type RefInput } from './references.ts';
import { TeamNode, teamRef, TeamRefInput } from './team.ts';

export const PositionEnum = builder.enumType('Position', {
  description: 'The position of a player.',
  values: {
    GOALKEEPER: { description: 'Goalkeeper.' },
    DEFENDER: { description: 'Defender.' },
    MIDFIELDER: { description: 'Midfielder.' },
    FORWARD: { description: 'Forward.' },
  } satisfies Record<(typeof POSITIONS)[number], { description: string }>,
});

export const PlayerNode = builder.loadableNodeRef('Player', {
  id: { resolve: (player: Player) => player.id },
  load: loaderOf('player', (store) => store.players),
});

PlayerNode.implement({
  description: 'A footballer of a club, a national team, or both.',
  fields: (t) => ({
    slug: t.exposeString('slug', { description: "The player's name in URLs: `jude-bellingham`." }),
    name: t.exposeString('name', { description: "The player's name as newspapers print it." }),
    shortName: t.exposeString('shortName', {
      description: 'The name for places with little space: "Bellingham".',
    }),
    position: t.expose('position', {
      type: PositionEnum,
      nullable: true,
      description: 'The position; null if unknown.',
    }),
    birthDate: t.expose('birthDate', {
      type: 'Date',
      nullable: true,
      description: 'The date of birth; null if unknown.',
    }),
    nationality: t.exposeString('nationality', { nullable: true, description: 'The nationality; null if unknown.' }),
    gender: t.expose('gender', {
      type: GenderEnum,
      nullable: true,
      description: 'Whether the player plays in women’s or men’s teams; null if unknown.',
    }),
    aliases: t.stringList({
      description: 'Other names by which the player is known.',
      resolve: ({ aliases }) => [...aliases],
    }),
    shirtNumber: t.exposeInt('shirtNumber', { nullable: true, description: 'The shirt number; null if unknown.' }),
    photoUrl: t.exposeString('photoUrl', {
      nullable: true,
      description: 'The address of a photo; null if unknown.',
    }),
    externalId: t.field({
      type: ExternalIdObject,
      nullable: true,
      description: 'The first of `externalIds`, a key for federation; null if there is none.',
      resolve: ({ externalIds }) => externalIds[0] ?? null,
    }),
    externalIds: t.field({
      type: [ExternalIdObject],
      description: 'The ids of the player in other systems.',
      resolve: (player) => [...player.externalIds],
    }),
    teams: t.field({
      type: [TeamNode],
      description: "The player's club and national team today.",
      resolve: ({ id }, _, context) =>
        whenKnown(context.read(teamsOf, id), (teams) => teams.map((team) => context.store.teams.cachedOrId(team))),
    }),
  }),
});

export const PlayerRefInput = builder.inputType('PlayerRef', {
  description: 'A reference to a player, by exactly one of these fields.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ validate: shortText, description: 'The global id.' }),
    slug: t.string({ validate: shortText, description: 'The slug: `jude-bellingham`.' }),
    external: t.field({ type: ExternalRefInput, description: 'The id in another system.' }),
  }),
});

export function playerRef(input: RefInput): PlayerRef | null {
  return parseRef<PlayerId>('Player', input);
}

const PlayerConnection = builder.connectionObject(
  { type: PlayerNode, name: 'PlayerConnection', description: 'A page of players.' },
  { name: 'PlayerEdge', description: 'A player in a page.' },
);

builder.objectField(TeamNode, 'players', (t) =>
  t.connection(
    {
      type: PlayerNode,
      description: 'The current players of the team, ordered by slug.',
      resolve: (team, page, { store }) => pageOf(store.players, { team: team.id }, page),
    },
    PlayerConnection,
  ),
);

builder.queryFields((t) => ({
  player: t.field({
    type: PlayerNode,
    nullable: true,
    description: 'A player; null if there is none.',
    args: { by: t.arg({ type: PlayerRefInput, required: true, description: 'The player.' }) },
    resolve: (_, { by }, { store }) => {
      const ref = playerRef(by);
      return ref && store.players.find(ref);
    },
  }),
  players: t.connection(
    {
      type: PlayerNode,
      description: 'Players, ordered by slug.',
      args: {
        search: t.arg.string({
          validate: shortText,
          description: 'Words of the name, in any order. Accents and case are ignored.',
        }),
        team: t.arg({ type: TeamRefInput, description: 'Only current players of this team.' }),
      },
      resolve: async (_, { search, team, ...page }, { store }) => {
        const words = search == null ? {} : { search };
        if (team == null) return pageOf(store.players, words, page);
        const ref = teamRef(team);
        const found = ref && (await store.teams.find(ref));
        return found === null ? emptyPage() : pageOf(store.players, { ...words, team: found.id }, page);
      },
    },
    PlayerConnection,
  ),
}));
