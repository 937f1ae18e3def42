import type { Card, CautionTotal } from '../card.ts';
import type { Competition, CompetitionId } from '../competition.ts';
import type { CompetitionFamily, FamilyId } from '../competition-family.ts';
import { addDays, day, type Instant } from '../day.ts';
import { hasBegun } from '../availability/fixture-state.ts';
import type { Fixture } from '../fixture.ts';
import type { Player, PlayerId } from '../player.ts';
import {
  isTakenBack,
  NO_LONGER_FOLLOWS,
  NO_SUSPENSION_DETAILS,
  type Suspension,
  type SuspensionId,
  type SuspensionScope,
} from '../suspension.ts';
import { bansFromCards, type CardBan } from './card-bans.ts';
import { type CardNow, dayOfCards, mayHaveCards, teamInMatch } from './card-matches.ts';
import { knownCompetition } from './known-competitions.ts';
import { type DisciplineRules, rulesFor, type Served } from './rules.ts';
import { countedMatches, countYellows } from './yellow-count.ts';

/** The facts from which the bans of one player's cards follow. */
export interface CardFacts {
  readonly player: Player;
  readonly families: ReadonlyMap<FamilyId, CompetitionFamily>;
  readonly competitions: ReadonlyMap<CompetitionId, Competition>;
  /** All of the player's teams in the season: see `countableMatches`. */
  readonly fixtures: readonly Fixture[];
  readonly cards: readonly Card[];
  readonly totals: readonly CautionTotal[];
  readonly now: CardNow;
}

/** Returns the families whose cards are counted together with those of a competition. */
function countedTogether(
  rules: DisciplineRules,
  family: FamilyId,
  families: ReadonlyMap<FamilyId, CompetitionFamily>,
): FamilyId[] {
  return [...new Set([family, ...familiesNamed(rules.competitions, families)])];
}

function familiesNamed(keys: readonly string[], families: ReadonlyMap<FamilyId, CompetitionFamily>): FamilyId[] {
  return [...families.values()]
    .filter((family) => keys.includes(knownCompetition(family)?.key ?? ''))
    .map(({ id }) => id);
}

/** Returns the suspensions that follow from a player's cards in the season of a competition. */
export function suspensionsFromCards(competition: Competition, facts: CardFacts): Suspension[] {
  const { player, families, competitions, cards, totals, now } = facts;
  const family = families.get(competition.family);
  const rules = family === undefined ? null : rulesFor(family, competition.season);
  if (rules === null) return [];
  const together = countedTogether(rules, competition.family, families);
  const isCounted = ({ competition: id }: Fixture): boolean => {
    const other = competitions.get(id);
    return other !== undefined && other.season === competition.season && together.includes(other.family);
  };
  const carded = new Set(cards.map(({ fixture }) => fixture));
  const matches = countedMatches(
    {
      fixtures: facts.fixtures.filter(isCounted),
      isPlayed: (fixture) => (carded.has(fixture.id) ? mayHaveCards(fixture, now) : hasBegun(fixture, now)),
      teamOf: (fixture) => teamInMatch(player, fixture, carded.has(fixture.id)),
    },
    rules,
  );
  const total = totals.find((one) => one.family === competition.family && one.season === competition.season) ?? null;
  const counted = countYellows(matches, cards, total, rules);
  const last = matches.at(-1);
  return bansFromCards(counted, rules, (match) => match === last).map((ban) => toSuspension(ban, competition, facts));
}

function toSuspension(
  ban: CardBan,
  { country }: Competition,
  { player, families, competitions }: CardFacts,
): Suspension {
  const own = competitions.get(ban.fixture.competition);
  const family = own === undefined ? undefined : families.get(own.family);
  const home =
    country ?? family?.country ?? (family === undefined ? null : (knownCompetition(family)?.country ?? null));
  return {
    ...NO_SUSPENSION_DETAILS,
    id: cardSuspensionId(ban, player.id),
    player: player.id,
    competition: ban.fixture.competition,
    scope: scopeOf(ban.served, own?.family ?? null, home, families),
    matches: ban.matches,
    origin: 'CARDS',
    reason: ban.reason,
    imposedOn: dayOfCards(ban.fixture) ?? UNDATED,
    liftedAt: null,
    note: null,
  };
}

function scopeOf(
  served: Served,
  own: FamilyId | null,
  country: string | null,
  families: ReadonlyMap<FamilyId, CompetitionFamily>,
): SuspensionScope {
  if (served === 'DOMESTIC' && country !== null) return { kind: 'DOMESTIC', country };
  const named = typeof served === 'string' ? [] : familiesNamed(served, families);
  return { kind: 'FAMILIES', families: [...new Set([...(own === null ? [] : [own]), ...named])] };
}

const PREFIX = 'cards-';

/** A match that was played has a day. */
const UNDATED = day('2199-12-31');

/** The id of the ban for one match's cards: the same whenever it is derived again. */
function cardSuspensionId({ fixture, why }: CardBan, player: PlayerId): SuspensionId {
  return `${PREFIX}${why}-${fixture.id}-${player}`.toLowerCase() as SuspensionId;
}

/**
 * Returns the suspensions that change: the new ones, and those that no longer follow, which are taken back. A
 * suspension that an editor lifted stays lifted; one that an editor amended keeps its terms. `known`: the player's
 * suspensions in the competitions for which `derived` was computed.
 */
export function changedSuspensions(
  derived: readonly Suspension[],
  known: readonly Suspension[],
  now: Instant,
): Suspension[] {
  const fromCards = known.filter(({ origin }) => origin === 'CARDS');
  const before = matched(derived, fromCards);
  const current = derived.flatMap((one) => {
    const old = before.get(one.id);
    if (old === undefined) return [one];
    if (old.liftedAt !== null && !isTakenBack(old)) return [];
    if (old.amendments.length > 0) return [];
    const isSame = old.matches === one.matches && old.liftedAt === null && isSameScope(old, one);
    return isSame ? [] : [{ ...one, id: old.id, externalIds: old.externalIds }];
  });
  const stillFollow = new Set([...before.values()].map(({ id }) => id));
  const gone = fromCards
    .filter(({ id, liftedAt }) => liftedAt === null && !stillFollow.has(id))
    .map((one) => ({ ...one, liftedAt: now, note: NO_LONGER_FOLLOWS }));
  return [...current, ...gone];
}

/**
 * Returns the known suspension of each derived one. They match by id, else by kind of ban, competition and day, because
 * a merge of players or fixtures keeps the id of the earlier entry.
 */
function matched(derived: readonly Suspension[], known: readonly Suspension[]): ReadonlyMap<SuspensionId, Suspension> {
  const byId = new Map(known.map((one) => [one.id, one]));
  const taken = new Set(derived.map(({ id }) => id).filter((id) => byId.has(id)));
  return new Map(
    derived.flatMap((one): [SuspensionId, Suspension][] => {
      const same =
        byId.get(one.id) ??
        known.find((other) => !taken.has(other.id) && other.liftedAt === null && isSameBan(other, one));
      if (same === undefined) return [];
      taken.add(same.id);
      return [[one.id, same]];
    }),
  );
}

function isSameBan(a: Suspension, b: Suspension): boolean {
  const why = ({ id }: Suspension): string | undefined => id.split('-')[1];
  return why(a) === why(b) && a.competition === b.competition && a.imposedOn === b.imposedOn;
}

function isSameScope(a: Suspension, b: Suspension): boolean {
  return (
    JSON.stringify(a.scope) === JSON.stringify(b.scope) &&
    a.imposedOn === b.imposedOn &&
    a.competition === b.competition &&
    a.reason === b.reason
  );
}

/** A stated ban for the cards of a match is imposed at most this many days after it. */
const DAYS_TO_DECISION = 7;

/** Returns the suspensions that count. A stated one replaces one that follows from the cards of that match. */
export function withoutOverridden(suspensions: readonly Suspension[]): readonly Suspension[] {
  const stated = suspensions.filter(({ origin }) => origin === 'STATED');
  if (stated.length === 0 || stated.length === suspensions.length) return suspensions;
  return suspensions.filter((one) => one.origin === 'STATED' || !stated.some((other) => overrides(other, one)));
}

function overrides(stated: Suspension, derived: Suspension): boolean {
  const isInTime =
    stated.imposedOn >= derived.imposedOn && stated.imposedOn <= addDays(derived.imposedOn, DAYS_TO_DECISION);
  if (!isInTime) return false;
  if (stated.competition !== null && stated.competition === derived.competition) return true;
  if (stated.scope.kind === 'COMPETITION') return false;
  if (stated.scope.kind !== 'FAMILIES') return stated.competition === null;
  if (derived.scope.kind !== 'FAMILIES') return true;
  return stated.scope.families.some(
    (family) => derived.scope.kind === 'FAMILIES' && derived.scope.families.includes(family),
  );
}
