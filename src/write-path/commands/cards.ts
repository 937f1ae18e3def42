import type { Changed } from '../../domain/availability/facts.ts';
import { type Card, type CardColour, cardKey, type CautionTotal, cautionTotalKey } from '../../domain/card.ts';
import { seasonOf } from '../../domain/competition.ts';
import type { FamilyId } from '../../domain/competition-family.ts';
import type { Instant } from '../../domain/day.ts';
import { accept, type Decision, invalid, type Issue, notFound } from '../../domain/decision.ts';
import { mayHaveCards } from '../../domain/discipline/card-matches.ts';
import { type FixtureId, teamFor } from '../../domain/fixture.ts';
import type { PlayerRef } from '../../domain/player.ts';
import type { Suspension } from '../../domain/suspension.ts';
import type { Scope, ScopeSnapshot } from '../../storage/store.ts';
import type { Command, Optional } from '../command.ts';
import { findByRef } from './references.ts';

export interface RecordCards {
  readonly cards: readonly {
    readonly fixture: FixtureId;
    readonly player: PlayerRef;
    readonly colour: CardColour;
    readonly minute?: Optional<number>;
  }[];
}

/** The recorded cards, with the suspensions that they changed. */
export interface RecordedCards {
  readonly cards: readonly Card[];
  readonly suspensions: readonly Suspension[];
}

/** The last minute accepted, with extra time and added time. */
const LAST_MINUTE = 150;

export function recordCards(input: RecordCards): Command<RecordedCards> {
  return {
    scope: scopeOfCards(input.cards),
    affectsBans: true,
    decide(snapshot, now) {
      const cards = parseCards(input, snapshot, now);
      if (!cards.ok) return cards;
      const changed = cards.value.filter((card) => snapshot.cards.get(cardKey(card))?.minute !== card.minute);
      return accept({ changed: { cards: changed }, cause: 'CARD', ...withSuspensions(cards.value) });
    },
  };
}

function scopeOfCards(cards: readonly Pick<RecordCards['cards'][number], 'fixture' | 'player'>[]): Scope {
  return {
    players: cards.map(({ player }) => player),
    fixtures: [...new Set(cards.map(({ fixture }) => fixture))],
  };
}

function withSuspensions(cards: readonly Card[]) {
  return {
    value: { cards, suspensions: [] },
    withBans: ({ suspensions = [] }: Changed): RecordedCards => ({ cards, suspensions }),
  };
}

export interface RemoveCards {
  readonly cards: readonly Pick<RecordCards['cards'][number], 'fixture' | 'player' | 'colour'>[];
  readonly note?: Optional<string>;
}

/** Removes cards that were recorded in error. Bans that followed from them are taken back. */
export function removeCards({ cards, note = null }: RemoveCards): Command<RecordedCards> {
  return {
    scope: scopeOfCards(cards),
    affectsBans: true,
    decide(snapshot) {
      const removed: Card[] = [];
      for (const [index, { fixture: id, player: ref, colour }] of cards.entries()) {
        const path = ['input', 'cards', String(index)];
        const fixture = findByRef(snapshot.fixtures, { id });
        if (fixture === null) return notFound('fixture', ...path, 'fixture');
        const player = findByRef(snapshot.players, ref);
        if (player === null) return notFound('player', ...path, 'player');
        const card = snapshot.cards.get(cardKey({ fixture: fixture.id, player: player.id, colour }));
        if (card === undefined) return notFound('card', ...path);
        removed.push(card);
      }
      const changed = { removed: { cards: removed.map(cardKey) } };
      return accept({ changed, cause: 'CORRECTION', note, ...withSuspensions(removed) });
    },
  };
}

function parseCards({ cards }: RecordCards, snapshot: ScopeSnapshot, now: Instant): Decision<Card[]> {
  const issues: Issue[] = [];
  const parsed: Card[] = [];
  for (const [index, { fixture: id, player: ref, colour, minute = null }] of cards.entries()) {
    const path = ['input', 'cards', String(index)];
    const fixture = findByRef(snapshot.fixtures, { id });
    if (fixture === null) return notFound('fixture', ...path, 'fixture');
    const player = findByRef(snapshot.players, ref);
    if (player === null) return notFound('player', ...path, 'player');
    if (!mayHaveCards(fixture, { ...snapshot, at: now })) {
      issues.push({ path: [...path, 'fixture'], message: 'This fixture has not begun.' });
    }
    if (teamFor(player, fixture) === null) {
      issues.push({ path: [...path, 'player'], message: 'None of the player’s teams plays in that fixture.' });
    }
    if (minute !== null && (minute < 0 || minute > LAST_MINUTE)) {
      issues.push({ path: [...path, 'minute'], message: `Expected a minute from 0 to ${LAST_MINUTE}.` });
    }
    parsed.push({ fixture: fixture.id, player: player.id, colour, minute });
  }
  return issues.length > 0 ? invalid(issues) : accept(parsed);
}

export interface RecordCautionTotals {
  readonly family: FamilyId;
  readonly season: string;
  readonly totals: readonly { readonly player: PlayerRef; readonly yellows: number; readonly asOf: Instant }[];
}

/** Records totals. A total that is older than the known one changes nothing. */
export function recordCautionTotals(input: RecordCautionTotals): Command<readonly CautionTotal[]> {
  return {
    scope: { players: input.totals.map(({ player }) => player), families: [{ id: input.family }] },
    affectsBans: true,
    decide(snapshot, now) {
      if (!snapshot.families.has(input.family)) return notFound('competition family', 'input', 'family');
      const season = seasonOf(input.season);
      const issues: Issue[] = [];
      const totals: CautionTotal[] = [];
      for (const [index, { player: ref, yellows, asOf }] of input.totals.entries()) {
        const path = ['input', 'totals', String(index)];
        const player = findByRef(snapshot.players, ref);
        if (player === null) return notFound('player', ...path, 'player');
        if (yellows < 0 || yellows > 60) {
          issues.push({ path: [...path, 'yellows'], message: 'Expected a number from 0 to 60.' });
        }
        if (asOf > now) issues.push({ path: [...path, 'asOf'], message: 'That moment is in the future.' });
        totals.push({ family: input.family, season, player: player.id, yellows, asOf });
      }
      if (issues.length > 0) return invalid(issues);
      const isNewer = (total: CautionTotal): boolean => {
        const known = snapshot.cautionTotals.get(cautionTotalKey(total));
        return known === undefined || known.asOf < total.asOf;
      };
      return accept({ changed: { cautionTotals: totals.filter(isNewer) }, cause: 'CARD', value: totals });
    },
  };
}
