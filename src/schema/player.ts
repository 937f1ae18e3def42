import { randomUUID } from 'node:crypto';
import { builder } from './builder.ts';
import { emptyPage, pageOf } from './pagination.ts';
import { dayIn } from '../domain/day.ts';

import { accept, conflict, notFound } from '../domain/decision.ts';
import { editorsOnly } from './mutation-options.ts';
import { someOf } from './input-validation.ts';
import { shortText } from './input-validation.ts';
import { loaderOf } from './node-loader.ts';
import { unwrap } from './errors.ts';
import {
  ExternalIdObject,
  ExternalRefInput,
  findByRef,
  refFrom,
  type RefInput,
  TeamNode,
  TeamRefInput,
  teamRef,
} from './team.ts';
import { slugOf } from '../domain/team.ts';
import {
  type Player,
  type PlayerId,
  type PlayerRef,
  type POSITIONS,
  registerPlayer,
  transfer,
} from '../domain/player.ts';

const PositionEnum = builder.enumType('Position', {
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
    externalIds: t.field({
      type: [ExternalIdObject],
      description: 'The ids of the player in other systems.',
      resolve: (player) => [...player.externalIds],
    }),
    teams: t.loadableList({
      type: TeamNode,
      description: "The player's club and national team today.",
      load: async (players: PlayerId[], { store }) => {
        const teams = await store.teamsOf(players);
        const found = new Map((await store.teams.byIds(teams.flat())).map((team) => [team?.id, team]));
        return teams.map((ids) => ids.flatMap((id) => found.get(id) ?? []));
      },
      resolve: (player) => player.id,
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
  return refFrom<PlayerId>('Player', input);
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
        search: t.arg.string({ validate: shortText, description: 'Words of the name. Accents and case are ignored.' }),
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

const RegisterPlayerInput = builder.inputType('RegisterPlayerInput', {
  description: 'A new player.',
  fields: (t) => ({
    name: t.string({ required: true, validate: shortText, description: "The player's name as newspapers print it." }),
    slug: t.string({ validate: shortText, description: 'The name in URLs. Default: derived from the name.' }),
    position: t.field({ type: PositionEnum, description: 'The position.' }),
    birthDate: t.field({ type: 'Date', description: 'The date of birth.' }),
    nationality: t.string({ validate: shortText, description: 'The nationality.' }),
    club: t.field({ type: TeamRefInput, description: 'The club.' }),
    nationalTeam: t.field({ type: TeamRefInput, description: 'The national team.' }),
    externalIds: t.field({
      type: [ExternalRefInput],
      validate: someOf,
      description: 'The ids of the player in other systems.',
    }),
  }),
});

const TransferPlayerInput = builder.inputType('TransferPlayerInput', {
  description: 'A move from one team to another.',
  fields: (t) => ({
    player: t.field({ type: PlayerRefInput, required: true, description: 'The player.' }),
    from: t.field({ type: TeamRefInput, description: 'The team that the player leaves; null to only join a team.' }),
    to: t.field({ type: TeamRefInput, description: 'The team that the player joins; null to only leave a team.' }),
    on: t.field({ type: 'Date', required: true, description: 'The first day at the new team.' }),
  }),
});

builder.mutationFields((t) => ({
  registerPlayer: t.field({
    type: PlayerNode,
    ...editorsOnly('RegisterPlayerResult', 'The new player'),
    description: "Registers a player. The player's ledger starts with an empty list.",
    args: { input: t.arg({ type: RegisterPlayerInput, required: true, description: 'The player.' }) },
    resolve: async (_, { input }, { commands }) => {
      const refs = {
        club: input.club && teamRef(input.club),
        nationalTeam: input.nationalTeam && teamRef(input.nationalTeam),
      };
      const externalIds = input.externalIds ?? [];
      const ownSlug = input.slug ?? slugOf(input.name);
      const taken = [{ slug: ownSlug }, ...externalIds.map((external) => ({ external }))];
      const teams = [refs.club, refs.nationalTeam].filter((ref) => ref != null);
      return unwrap(
        await commands.change({ players: taken, teams }, (world, now) => {
          const club = findByRef(world.teams, refs.club ?? null);
          const nationalTeam = findByRef(world.teams, refs.nationalTeam ?? null);
          if (input.club != null && club === null) return notFound('team', 'input', 'club');
          if (input.nationalTeam != null && nationalTeam === null) return notFound('team', 'input', 'nationalTeam');
          if (taken.some((ref) => findByRef(world.players, ref) !== null)) {
            return conflict(`There is already a player with the slug "${ownSlug}" or one of these external ids.`);
          }
          const { slug = null, position = null, birthDate = null, nationality = null, name } = input;
          const said = { name, slug, position, birthDate, nationality, externalIds, club, nationalTeam };
          const decision = registerPlayer(randomUUID() as PlayerId, dayIn('UTC', now), said);
          if (!decision.ok) return decision;
          return accept({ changed: { players: [decision.value] }, cause: 'TRANSFER', value: decision.value });
        }),
      );
    },
  }),
  transferPlayer: t.field({
    type: PlayerNode,
    ...editorsOnly('TransferPlayerResult', 'The player after the move'),
    description: 'Moves a player. From that day on, the games of the new team count; injuries remain.',
    args: { input: t.arg({ type: TransferPlayerInput, required: true, description: 'The move.' }) },
    resolve: async (_, { input }, { commands }) => {
      const player = playerRef(input.player);
      const from = input.from == null ? null : teamRef(input.from);
      const to = input.to == null ? null : teamRef(input.to);
      const teams = [from, to].filter((ref) => ref !== null);
      return unwrap(
        await commands.change({ players: player === null ? [] : [player], teams }, (world) => {
          const moved = findByRef(world.players, player);
          const [old, next] = [findByRef(world.teams, from), findByRef(world.teams, to)];
          if (moved === null) return notFound('player', 'input', 'player');
          if (input.from != null && old === null) return notFound('team', 'input', 'from');
          if (input.to != null && next === null) return notFound('team', 'input', 'to');
          const decision = transfer(moved, world.teams, old, next, input.on);
          if (!decision.ok) return decision;
          return accept({ changed: { players: [decision.value] }, cause: 'TRANSFER', value: decision.value });
        }),
      );
    },
  }),
}));
