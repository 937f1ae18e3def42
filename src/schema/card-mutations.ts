import type { CautionTotal } from '../domain/card.ts';
import { type RecordedCards, recordCards, recordCautionTotals, removeCards } from '../write-path/commands/cards.ts';
import { builder } from './builder.ts';
import { CardColourEnum } from './card.ts';
import { familyId } from './competition-family.ts';
import { unwrap } from './errors.ts';
import { fixtureId } from './fixture.ts';
import { longText, manyOf, shortText } from './input-validation.ts';
import { mutation } from './mutation-options.ts';
import { PlayerNode, playerRef, PlayerRefInput } from './player.ts';
import { requireValid } from './references.ts';
import { SuspensionNode } from './suspension.ts';

const CardInput = builder.inputType('CardInput', {
  description: 'A card.',
  fields: (t) => ({
    fixture: t.id({ required: true, validate: shortText, description: 'The id of the fixture.' }),
    player: t.field({ type: PlayerRefInput, required: true, description: 'The player.' }),
    colour: t.field({ type: CardColourEnum, required: true, description: 'The colour.' }),
    minute: t.int({ description: 'The minute of the match.' }),
  }),
});

const RecordCardsInput = builder.inputType('RecordCardsInput', {
  description: 'Cards of fixtures that have begun. Cards that are already recorded are not counted twice.',
  fields: (t) => ({
    cards: t.field({ type: [CardInput], required: true, validate: manyOf, description: 'The cards.' }),
  }),
});

const RemovedCardInput = builder.inputType('RemovedCardInput', {
  description: 'A card to remove.',
  fields: (t) => ({
    fixture: t.id({ required: true, validate: shortText, description: 'The id of the fixture.' }),
    player: t.field({ type: PlayerRefInput, required: true, description: 'The player.' }),
    colour: t.field({ type: CardColourEnum, required: true, description: 'The colour.' }),
  }),
});

const RemoveCardsInput = builder.inputType('RemoveCardsInput', {
  description: 'Cards that were recorded in error.',
  fields: (t) => ({
    cards: t.field({ type: [RemovedCardInput], required: true, validate: manyOf, description: 'The cards.' }),
    note: t.string({ validate: longText, description: 'The reason, for the audit trail.' }),
  }),
});

const CautionTotalInput = builder.inputType('CautionTotalInput', {
  description: 'The number of a player’s yellow cards.',
  fields: (t) => ({
    player: t.field({ type: PlayerRefInput, required: true, description: 'The player.' }),
    yellows: t.int({ required: true, description: 'The number that counts towards a ban.' }),
    asOf: t.field({ type: 'DateTime', required: true, description: 'The time at which the number was current.' }),
  }),
});

const RecordCautionTotalsInput = builder.inputType('RecordCautionTotalsInput', {
  description: 'Numbers of yellow cards in a season, as a feed states them. Cards of later matches are added.',
  fields: (t) => ({
    family: t.id({ required: true, validate: shortText, description: 'The id of the competition family.' }),
    season: t.string({ required: true, validate: shortText, description: 'The season: `2025-26`.' }),
    totals: t.field({ type: [CautionTotalInput], required: true, validate: manyOf, description: 'The numbers.' }),
  }),
});

const RecordedCardsObject = builder.objectRef<RecordedCards>('RecordedCards').implement({
  description: 'The recorded cards, and the suspensions that changed with them.',
  fields: (t) => ({
    cards: t.int({ description: 'The number of cards in the input.', resolve: ({ cards }) => cards.length }),
    suspensions: t.field({
      type: [SuspensionNode],
      description: 'The suspensions that changed: new ones, and lifted ones that no longer follow.',
      resolve: ({ suspensions }) => [...suspensions],
    }),
  }),
});

const RecordedTotalsObject = builder.objectRef<readonly CautionTotal[]>('RecordedCautionTotals').implement({
  description: 'The totals that were recorded.',
  fields: (t) => ({
    totals: t.int({ description: 'The number of totals in the input.', resolve: ({ length }) => length }),
    players: t.field({
      type: [PlayerNode],
      description: 'The players.',
      resolve: (totals) => [...new Set(totals.map(({ player }) => player))],
    }),
  }),
});

builder.mutationFields((t) => ({
  recordCards: t.field({
    type: RecordedCardsObject,
    ...mutation({ scopes: ['EDITOR', 'FEED', 'MEDICAL'], union: 'RecordCardsResult', result: 'What was recorded' }),
    description: 'Records cards. Bans that follow by the rules of the competition are imposed at once.',
    args: { input: t.arg({ type: RecordCardsInput, required: true, description: 'The cards.' }) },
    resolve: async (_, { input }, { commands }) => {
      const cards = input.cards.map((card) => ({
        ...card,
        fixture: requireValid(fixtureId, String(card.fixture), 'fixture', 'cards'),
        player: requireValid(playerRef, card.player, 'player', 'cards'),
      }));
      return unwrap(await commands.run(recordCards({ cards })));
    },
  }),
  removeCards: t.field({
    type: RecordedCardsObject,
    ...mutation({ scopes: ['EDITOR', 'FEED', 'MEDICAL'], union: 'RemoveCardsResult', result: 'What was removed' }),
    description: 'Removes cards that were recorded in error. Suspensions that followed from them are taken back.',
    args: { input: t.arg({ type: RemoveCardsInput, required: true, description: 'The cards.' }) },
    resolve: async (_, { input }, { commands }) => {
      const cards = input.cards.map((card) => ({
        ...card,
        fixture: requireValid(fixtureId, String(card.fixture), 'fixture', 'cards'),
        player: requireValid(playerRef, card.player, 'player', 'cards'),
      }));
      return unwrap(await commands.run(removeCards({ ...input, cards })));
    },
  }),
  recordCautionTotals: t.field({
    type: RecordedTotalsObject,
    ...mutation({
      scopes: ['EDITOR', 'FEED', 'MEDICAL'],
      union: 'RecordCautionTotalsResult',
      result: 'What was recorded',
    }),
    description: 'Records numbers of yellow cards. A number that is older than the known one changes nothing.',
    args: { input: t.arg({ type: RecordCautionTotalsInput, required: true, description: 'The numbers.' }) },
    resolve: async (_, { input }, { commands }) => {
      const family = requireValid(familyId, String(input.family), 'competition family', 'family');
      const totals = input.totals.map((total) => ({
        ...total,
        player: requireValid(playerRef, total.player, 'player', 'totals'),
      }));
      return unwrap(await commands.run(recordCautionTotals({ ...input, family, totals })));
    },
  }),
}));
