import type { TIE_OUTCOMES, TieDependency } from '../domain/fixture.ts';
import { builder } from './builder.ts';
import type { DependsOn } from '../write-path/commands/fixture-corrections.ts';
import { fixtureId, FixtureNode } from './fixture.ts';
import { shortText } from './input-validation.ts';
import { requireValid } from './references.ts';
import { teamRef, TeamNode, TeamRefInput } from './team.ts';

const TieOutcomeEnum = builder.enumType('TieOutcome', {
  description: 'The outcome of a tie for a team.',
  values: {
    GOES_THROUGH: { description: 'It reaches the next round.' },
    GOES_OUT: { description: 'It is eliminated.' },
  } satisfies Record<(typeof TIE_OUTCOMES)[number], { description: string }>,
});

const TieDependencyObject = builder.objectRef<TieDependency>('TieDependency').implement({
  description: 'The result that decides whether a conditional tie is played.',
  fields: (t) => ({
    fixture: t.field({
      type: FixtureNode,
      description: 'The fixture that decides it.',
      resolve: ({ fixture }, _, { store }) => store.fixtures.cachedOrId(fixture),
    }),
    team: t.field({
      type: TeamNode,
      description: 'The team whose outcome counts.',
      resolve: ({ team }, _, { store }) => store.teams.cachedOrId(team),
    }),
    outcome: t.expose('outcome', { type: TieOutcomeEnum, description: 'The outcome with which the tie is played.' }),
  }),
});

builder.objectField(FixtureNode, 'dependsOn', (t) =>
  t.expose('dependsOn', {
    type: TieDependencyObject,
    nullable: true,
    description: 'The result that decides a conditional tie automatically; null if none does.',
  }),
);

export const TieDependencyInput = builder.inputType('TieDependencyInput', {
  description: 'The result that decides whether a conditional tie is played: it confirms the tie or calls it off.',
  fields: (t) => ({
    fixture: t.id({
      required: true,
      validate: shortText,
      description: 'The id of the fixture that decides it; of two legs, the second.',
    }),
    team: t.field({ type: TeamRefInput, required: true, description: 'The team whose outcome counts.' }),
    outcome: t.field({
      type: TieOutcomeEnum,
      required: true,
      description: 'The outcome with which the tie is played.',
    }),
  }),
});

/** Returns the dependency in an input; null and undefined are returned as they are. */
export function dependencyIn(
  input: typeof TieDependencyInput.$inferInput | null | undefined,
): DependsOn | null | undefined {
  if (input == null) return input;
  const fixture = requireValid(fixtureId, String(input.fixture), 'fixture', 'dependsOn');
  return { fixture, team: requireValid(teamRef, input.team, 'team', 'dependsOn'), outcome: input.outcome };
}
