import type { Card, CARD_COLOURS } from '../domain/card.ts';
import type { PlayerId } from '../domain/player.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { FixtureNode } from './fixture.ts';
import { PlayerNode } from './player.ts';

export const CardColourEnum = builder.enumType('CardColour', {
  description: 'The colour of a card.',
  values: {
    YELLOW: { description: 'A yellow card.' },
    SECOND_YELLOW: { description: 'The second yellow card of a match: a dismissal.' },
    RED: { description: 'A red card that was shown at once.' },
  } satisfies Record<(typeof CARD_COLOURS)[number], { description: string }>,
});

const CardObject = builder.objectRef<Card>('Card').implement({
  description: 'A card that a player was shown.',
  fields: (t) => ({
    fixture: t.field({
      type: FixtureNode,
      description: 'The fixture.',
      resolve: ({ fixture }, _, { store }) => store.fixtures.cachedOrId(fixture),
    }),
    player: t.field({
      type: PlayerNode,
      description: 'The player.',
      resolve: ({ player }, _, { store }) => store.players.cachedOrId(player),
    }),
    colour: t.expose('colour', { type: CardColourEnum, description: 'The colour.' }),
    minute: t.exposeInt('minute', { nullable: true, description: 'The minute of the match; null if unknown.' }),
  }),
});

builder.objectField(PlayerNode, 'cards', (t) =>
  t.loadableList({
    type: CardObject,
    description: 'The cards that are recorded, of all seasons.',
    load: (players: PlayerId[], { store }: Context): Promise<Card[][]> => store.cardsOf(players),
    resolve: (player) => player.id,
  }),
);
