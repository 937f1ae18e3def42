import { firstDayOfSeason } from '../../domain/season-start.ts';
import { hasBegun, isCalledOff } from '../../domain/availability/fixture-state.ts';
import { type Card, type CardColour, cardKey, type CautionTotal, cautionTotalKey } from '../../domain/card.ts';
import type { Competition } from '../../domain/competition.ts';
import type { FamilyId } from '../../domain/competition-family.ts';
import { seasonOf } from '../../domain/competition.ts';
import type { Instant } from '../../domain/day.ts';
import { accept, type Decision, invalid, type Issue, notFound } from '../../domain/decision.ts';
import { changedSuspensions, suspensionsFromCards } from '../../domain/discipline/derived-suspensions.ts';
import { NAMES_OF_KNOWN } from '../../domain/discipline/known-competitions.ts';
import { byKickoff, type FixtureId, teamFor } from '../../domain/fixture.ts';
import type { Player, PlayerRef } from '../../domain/player.ts';
import type { Suspension } from '../../domain/suspension.ts';
import type { ScopeSnapshot } from '../../storage/store.ts';
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

/** What was recorded, with the suspensions that changed with it. */
export interface RecordedCards {
  readonly cards: readonly Card[];
  readonly suspensions: readonly Suspension[];
}

/** The last minute accepted, with extra time and added time. */
const LAST_MINUTE = 150;

export function recordCards(input: RecordCards): Command<RecordedCards> {
  const fixtures = [...new Set(input.cards.map(({ fixture }) => fixture))];
  return {
    scope: {
      players: input.cards.map(({ player }) => player),
      fixtures,
      families: NAMES_OF_KNOWN.map((slug) => ({ slug })),
    },
    async widen(store) {
      const found = (await store.fixtures.byIds(fixtures)).filter((fixture) => fixture !== null);
      const competitions = await store.competitions.byIds(found.map(({ competition }) => competition));
      const starts = competitions.flatMap((one) => (one === null ? [] : [firstDayOfSeason(one.season)])).toSorted();
      return starts[0] === undefined ? {} : { since: starts[0] };
    },
    decide(snapshot, now) {
      const cards = parseCards(input, snapshot, now);
      if (!cards.ok) return cards;
      const before = snapshot.cards;
      const changed = cards.value.filter((card) => before.get(cardKey(card))?.minute !== card.minute);
      const all = new Map([...before, ...cards.value.map((card) => [cardKey(card), card] as const)]);
      const players = new Set(cards.value.map(({ player }) => player));
      const suspensions = [...players].flatMap((id) => {
        const player = snapshot.players.get(id);
        return player === undefined ? [] : derivedFor(player, { ...snapshot, cards: all }, new Set(fixtures), now);
      });
      const value = { cards: cards.value, suspensions };
      return accept({ changed: { cards: changed, suspensions }, cause: 'CARD', value });
    },
  };
}

function parseCards({ cards }: RecordCards, snapshot: ScopeSnapshot, now: Instant): Decision<Card[]> {
  const issues: Issue[] = [];
  const parsed: Card[] = [];
  for (const [index, { fixture: id, player: ref, colour, minute = null }] of cards.entries()) {
    const path = ['input', 'cards', String(index)];
    const fixture = snapshot.fixtures.get(id);
    if (fixture === undefined) return notFound('fixture', ...path, 'fixture');
    const player = findByRef(snapshot.players, ref);
    if (player === null) return notFound('player', ...path, 'player');
    const at = { ...snapshot, at: now };
    if (isCalledOff(fixture, snapshot) || !hasBegun(fixture, at)) {
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

/** The suspensions of a player that change with the cards of some fixtures. */
function derivedFor(
  player: Player,
  snapshot: ScopeSnapshot,
  fixtures: ReadonlySet<FixtureId>,
  now: Instant,
): Suspension[] {
  const competitions = new Set<Competition>();
  for (const id of fixtures) {
    const fixture = snapshot.fixtures.get(id);
    const competition = fixture && snapshot.competitions.get(fixture.competition);
    if (fixture !== undefined && competition !== undefined && teamFor(player, fixture) !== null) {
      competitions.add(competition);
    }
  }
  const own = <One extends { readonly player: Player['id'] }>(all: Iterable<One>): One[] =>
    [...all].filter((one) => one.player === player.id);
  const facts = {
    player,
    families: snapshot.families,
    competitions: snapshot.competitions,
    fixtures: [...snapshot.fixtures.values()].filter((one) => !isCalledOff(one, snapshot)).toSorted(byKickoff),
    cards: own(snapshot.cards.values()),
    totals: own(snapshot.cautionTotals.values()),
    isPlayed: (fixture: Parameters<typeof hasBegun>[0]) => hasBegun(fixture, { ...snapshot, at: now }),
  };
  const derived = [...competitions].flatMap((competition) => suspensionsFromCards(competition, facts));
  const ids = new Set(facts.cards.map(({ fixture }) => fixture));
  return changedSuspensions(derived, own(snapshot.suspensions.values()), ids.intersection(fixtures), now);
}

export interface RecordCautionTotals {
  readonly family: FamilyId;
  readonly season: string;
  readonly totals: readonly { readonly player: PlayerRef; readonly yellows: number; readonly asOf: Instant }[];
}

/** Records totals; one that is older than what is known changes nothing. */
export function recordCautionTotals(input: RecordCautionTotals): Command<readonly CautionTotal[]> {
  return {
    scope: { players: input.totals.map(({ player }) => player), families: [{ id: input.family }] },
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
