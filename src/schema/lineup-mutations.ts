import { recordLineup } from '../write-path/commands/lineup.ts';
import { builder } from './builder.ts';
import { unwrap } from './errors.ts';
import { fixtureId } from './fixture.ts';
import { shortText, someOf } from './input-validation.ts';
import { LineupObject } from './lineup.ts';
import { mutation } from './mutation-options.ts';
import { playerRef, PlayerRefInput } from './player.ts';
import { type RefInput, requireValid } from './references.ts';
import { teamRef, TeamRefInput } from './team.ts';

/** At most the size of a squad. */
const squadOf = someOf.max(60, 'Must have at most 60 items.');

const RecordLineupInput = builder.inputType('RecordLineupInput', {
  description: 'The players of a team who took part in a fixture. It replaces an earlier line-up of the team.',
  fields: (t) => ({
    fixture: t.id({ required: true, validate: shortText, description: 'The id of the fixture.' }),
    team: t.field({ type: TeamRefInput, required: true, description: 'The team.' }),
    starting: t.field({
      type: [PlayerRefInput],
      required: true,
      validate: squadOf,
      description: 'The players who started. If it is empty, only the other lists are known.',
    }),
    bench: t.field({
      type: [PlayerRefInput],
      required: true,
      validate: squadOf,
      description: 'The players who were on the bench.',
    }),
    absent: t.field({ type: [PlayerRefInput], validate: squadOf, description: 'The players who were absent.' }),
  }),
});

const refs = (players: readonly RefInput[], list: string) =>
  players.map((player) => requireValid(playerRef, player, 'player', list));

builder.mutationFields((t) => ({
  recordLineup: t.field({
    type: LineupObject,
    ...mutation({ scopes: ['EDITOR', 'FEED', 'MEDICAL'], union: 'RecordLineupResult', result: 'The line-up' }),
    description:
      "Records a line-up, which makes MISSED and PLAYED facts. An active injury of a player in the squad becomes a question to the editors; if the player started, a feed's line-up closes the injury.",
    args: { input: t.arg({ type: RecordLineupInput, required: true, description: 'The line-up.' }) },
    resolve: async (_, { input }, { commands, viewer }) => {
      const fixture = requireValid(fixtureId, input.fixture, 'fixture');
      const team = requireValid(teamRef, input.team, 'team');
      const lists = { starting: refs(input.starting, 'starting'), bench: refs(input.bench, 'bench') };
      const lineup = { fixture, team, ...lists, absent: input.absent && refs(input.absent, 'absent') };
      return unwrap(await commands.run(recordLineup(lineup, viewer.scope !== 'EDITOR')));
    },
  }),
}));
