import { mergeCompetitions, mergeFixtures, mergePlayers, mergeTeams } from '../write-path/commands/merge.ts';
import { builder } from './builder.ts';
import { CompetitionNode } from './competition.ts';
import { unwrap } from './errors.ts';
import { FixtureNode } from './fixture.ts';
import {
  competitionsToMerge,
  fixturesToMerge,
  MergeCompetitionsInput,
  MergeFixturesInput,
  MergePlayersInput,
  MergeTeamsInput,
  playersToMerge,
  teamsToMerge,
} from './merge-inputs.ts';
import { mutation } from './mutation-options.ts';
import { PlayerNode } from './player.ts';
import { TeamNode } from './team.ts';

const KEPT =
  'Both ids and slugs resolve to the kept one; the lists of all concerned players are assessed again, and published lists stay.';

builder.mutationFields((t) => ({
  mergeTeams: t.field({
    type: TeamNode,
    ...mutation({ scopes: ['EDITOR'], union: 'MergeTeamsResult', result: 'The team that is kept' }),
    description: `Merges two entries for one team, and the fixtures that are entered for both. ${KEPT}`,
    args: { input: t.arg({ type: MergeTeamsInput, required: true, description: 'The two entries.' }) },
    resolve: async (_, { input }, { commands }) => unwrap(await commands.run(mergeTeams(teamsToMerge(input)))),
  }),
  mergePlayers: t.field({
    type: PlayerNode,
    ...mutation({ scopes: ['EDITOR'], union: 'MergePlayersResult', result: 'The player that is kept' }),
    description: `Merges two entries for one player. ${KEPT}`,
    args: { input: t.arg({ type: MergePlayersInput, required: true, description: 'The two entries.' }) },
    resolve: async (_, { input }, { commands }) => unwrap(await commands.run(mergePlayers(playersToMerge(input)))),
  }),
  mergeFixtures: t.field({
    type: FixtureNode,
    ...mutation({ scopes: ['EDITOR'], union: 'MergeFixturesResult', result: 'The fixture that is kept' }),
    description: `Merges two entries for one match. ${KEPT}`,
    args: { input: t.arg({ type: MergeFixturesInput, required: true, description: 'The two entries.' }) },
    resolve: async (_, { input }, { commands }) => unwrap(await commands.run(mergeFixtures(fixturesToMerge(input)))),
  }),
  mergeCompetitions: t.field({
    type: CompetitionNode,
    ...mutation({ scopes: ['EDITOR'], union: 'MergeCompetitionsResult', result: 'The competition that is kept' }),
    description: `Merges two entries for one season of a competition, and the fixtures that are entered in both. ${KEPT}`,
    args: { input: t.arg({ type: MergeCompetitionsInput, required: true, description: 'The two entries.' }) },
    resolve: async (_, { input }, { commands }) =>
      unwrap(await commands.run(mergeCompetitions(competitionsToMerge(input)))),
  }),
}));
