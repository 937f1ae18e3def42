import type { Brand } from './brand.ts';
import type { FamilyId } from './competition-family.ts';
import type { Instant } from './day.ts';
import type { FixtureId } from './fixture.ts';
import type { PlayerId } from './player.ts';

export const CARD_COLOURS = ['YELLOW', 'SECOND_YELLOW', 'RED'] as const;
export type CardColour = (typeof CARD_COLOURS)[number];

/** A card that a player was shown in a fixture: at most one of each colour. */
export interface Card {
  readonly fixture: FixtureId;
  readonly player: PlayerId;
  readonly colour: CardColour;
  /** The minute of the match; null if unknown. */
  readonly minute: number | null;
}

/** The number of a player's yellow cards in a season, as a feed states it. */
export interface CautionTotal {
  readonly family: FamilyId;
  readonly season: string;
  readonly player: PlayerId;
  readonly yellows: number;
  /** The time at which the number was current. */
  readonly asOf: Instant;
}

/** Identifies a card by its fixture, its player and its colour. */
export type CardKey = Brand<string, 'CardKey'>;

export function cardKey({ fixture, player, colour }: Pick<Card, 'fixture' | 'player' | 'colour'>): CardKey {
  return `${fixture} ${player} ${colour}` as CardKey;
}

export function cardOfKey(key: CardKey): Pick<Card, 'fixture' | 'player' | 'colour'> {
  const [fixture, player, colour] = key.split(' ');
  return { fixture: fixture as FixtureId, player: player as PlayerId, colour: colour as CardColour };
}

/** Identifies a total by its family, its season and its player. */
export type CautionTotalKey = Brand<string, 'CautionTotalKey'>;

export function cautionTotalKey({
  family,
  season,
  player,
}: Pick<CautionTotal, 'family' | 'season' | 'player'>): CautionTotalKey {
  return `${family} ${player} ${season}` as CautionTotalKey;
}

export function cautionTotalOfKey(key: CautionTotalKey): Pick<CautionTotal, 'family' | 'season' | 'player'> {
  const [family, player, ...season] = key.split(' ');
  return { family: family as FamilyId, player: player as PlayerId, season: season.join(' ') };
}
