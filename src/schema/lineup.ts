import type { Lineup } from '../domain/lineup.ts';
import type { PlayerId } from '../domain/player.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { FixtureNode } from './fixture.ts';
import { PlayerNode } from './player.ts';
import { TeamNode } from './team.ts';

const players = (ids: readonly PlayerId[], { store }: Context) => ids.map((id) => store.players.cachedOrId(id));

export const LineupObject = builder.objectRef<Lineup>('Lineup').implement({
  description: 'The players of a team who took part in a fixture.',
  fields: (t) => ({
    team: t.field({
      type: TeamNode,
      description: 'The team.',
      resolve: ({ team }, _, { store }) => store.teams.cachedOrId(team),
    }),
    starting: t.field({
      type: [PlayerNode],
      description: 'The players who started.',
      resolve: ({ starting }, _, context) => players(starting, context),
    }),
    bench: t.field({
      type: [PlayerNode],
      description: 'The players who were on the bench.',
      resolve: ({ bench }, _, context) => players(bench, context),
    }),
    absent: t.field({
      type: [PlayerNode],
      description: 'The players who are stated to have been absent.',
      resolve: ({ absent }, _, context) => players(absent, context),
    }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'The time at which it was recorded.' }),
  }),
});

builder.objectField(FixtureNode, 'lineups', (t) =>
  t.loadableList({
    type: LineupObject,
    description: 'The line-ups that are known: of both teams, of one, or none.',
    load: (fixtures: Lineup['fixture'][], { store }: Context): Promise<Lineup[][]> => store.lineupsOf(fixtures),
    resolve: (fixture) => fixture.id,
  }),
);
