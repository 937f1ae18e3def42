import type { CompetitionRef } from '../domain/competition.ts';
import type { FixtureId } from '../domain/fixture.ts';
import type { PlayerRef } from '../domain/player.ts';
import type { TeamRef } from '../domain/team.ts';
import type { Merge } from '../write-path/commands/merge.ts';
import { builder } from './builder.ts';
import { competitionRef, CompetitionRefInput } from './competition.ts';
import { fixtureId } from './fixture.ts';
import { shortText } from './input-validation.ts';
import { playerRef, PlayerRefInput } from './player.ts';
import { type RefInput, requireValid } from './references.ts';
import { teamRef, TeamRefInput } from './team.ts';

const keep = { required: true, description: 'The entry that is kept.' } as const;
const duplicate = {
  required: true,
  description: 'The entry to remove. All its data moves to the kept one, to which its id and its slug resolve.',
} as const;

export const MergeTeamsInput = builder.inputType('MergeTeamsInput', {
  description: 'Two entries for one team.',
  fields: (t) => ({
    keep: t.field({ type: TeamRefInput, ...keep }),
    duplicate: t.field({ type: TeamRefInput, ...duplicate }),
  }),
});

export const MergePlayersInput = builder.inputType('MergePlayersInput', {
  description: 'Two entries for one player.',
  fields: (t) => ({
    keep: t.field({ type: PlayerRefInput, ...keep }),
    duplicate: t.field({ type: PlayerRefInput, ...duplicate }),
  }),
});

export const MergeCompetitionsInput = builder.inputType('MergeCompetitionsInput', {
  description: 'Two entries for one season of a competition.',
  fields: (t) => ({
    keep: t.field({ type: CompetitionRefInput, ...keep }),
    duplicate: t.field({ type: CompetitionRefInput, ...duplicate }),
  }),
});

export const MergeFixturesInput = builder.inputType('MergeFixturesInput', {
  description: 'Two entries for one match, by their ids.',
  fields: (t) => ({
    keep: t.id({ ...keep, validate: shortText }),
    duplicate: t.id({ ...duplicate, validate: shortText }),
  }),
});

interface Pair<Input> {
  readonly keep: Input;
  readonly duplicate: Input;
}

function merge<Input, Ref>(parse: (input: Input) => Ref | null, input: Pair<Input>, type: string): Merge<Ref> {
  return {
    keep: requireValid(parse, input.keep, type, 'keep'),
    duplicate: requireValid(parse, input.duplicate, type, 'duplicate'),
  };
}

export const teamsToMerge = (input: Pair<RefInput>): Merge<TeamRef> => merge(teamRef, input, 'team');
export const playersToMerge = (input: Pair<RefInput>): Merge<PlayerRef> => merge(playerRef, input, 'player');
export const competitionsToMerge = (input: Pair<RefInput>): Merge<CompetitionRef> =>
  merge(competitionRef, input, 'competition');
export const fixturesToMerge = (input: Pair<string>): Merge<FixtureId> => merge(fixtureId, input, 'fixture');
