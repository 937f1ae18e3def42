import type { TIE_OUTCOMES, TieDependency } from '../domain/fixture.ts';
import { builder } from './builder.ts';
import { FixtureNode } from './fixture.ts';
import { TeamNode } from './team.ts';

export const TieOutcomeEnum = builder.enumType('TieOutcome', {
  description: 'How a team fares in a tie.',
  values: {
    GOES_THROUGH: { description: 'It reaches the next round.' },
    GOES_OUT: { description: 'It is eliminated.' },
  } satisfies Record<(typeof TIE_OUTCOMES)[number], { description: string }>,
});

export const TieDependencyObject = builder.objectRef<TieDependency>('TieDependency').implement({
  description: 'What decides whether a conditional tie is played.',
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
    description: 'What decides a conditional tie by itself; null if nothing does.',
  }),
);
