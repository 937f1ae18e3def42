import type { Absence } from './absence.ts';
import type { Changed, Facts } from './availability/facts.ts';
import { type Card, cardKey } from './card.ts';
import type { CompetitionId } from './competition.ts';
import type { Fixture, FixtureId } from './fixture.ts';
import type { Injury } from './injury.ts';
import { type Lineup, lineupKey } from './lineup.ts';
import type { Loan } from './loan.ts';
import type { Player, PlayerId } from './player.ts';
import { movedTo } from './player-corrections.ts';
import type { Suspension } from './suspension.ts';
import type { TeamId } from './team.ts';

/** The entities that are merged into others, each with the id of the entity that is kept. */
export interface Merged {
  readonly teams: ReadonlyMap<TeamId, TeamId>;
  readonly players: ReadonlyMap<PlayerId, PlayerId>;
  readonly competitions: ReadonlyMap<CompetitionId, CompetitionId>;
  readonly fixtures: ReadonlyMap<FixtureId, FixtureId>;
}

export const NOTHING_MERGED: Merged = {
  teams: new Map(),
  players: new Map(),
  competitions: new Map(),
  fixtures: new Map(),
};

/** Returns everything that refers to a merged entity, with references to the kept one instead. */
export function movedReferences(facts: Facts, merged: Merged): Changed {
  return {
    players: changed(facts.players, (player) => movePlayer(player, merged)).filter(({ id }) => !merged.players.has(id)),
    fixtures: changed(facts.fixtures, (one) => moveFixture(one, merged)).filter(({ id }) => !merged.fixtures.has(id)),
    injuries: changed(facts.injuries, (injury) => moveInjury(injury, merged)),
    suspensions: changed(facts.suspensions, (suspension) => moveSuspension(suspension, merged)),
    absences: changed(facts.absences, (absence) => moveAbsence(absence, merged)),
    loans: changed(facts.loans, (loan) => moveLoan(loan, merged)),
    cautionTotals: changed(facts.cautionTotals, (total) => moved(total, { player: to(merged.players, total.player) })),
    ...movedRecords(facts, merged),
  };
}

/** Line-ups and cards have no ids. They get another key, unless the kept entity has one with that key. */
function movedRecords(facts: Facts, merged: Merged): Changed {
  const lineups = rekeyed(facts.lineups, (lineup) => moveLineup(lineup, merged), lineupKey);
  const cards = rekeyed(facts.cards, (card) => moveCard(card, merged), cardKey);
  return {
    lineups: lineups.changed,
    cards: cards.changed,
    removed: { lineups: lineups.removed, cards: cards.removed },
  };
}

function rekeyed<Key, Record>(
  records: ReadonlyMap<Key, Record>,
  move: (record: Record) => Record,
  keyOf: (record: Record) => Key,
): { readonly changed: Record[]; readonly removed: Key[] } {
  const result = { changed: [] as Record[], removed: [] as Key[] };
  for (const [key, before] of records) {
    const after = move(before);
    const isMoved = keyOf(after) !== key;
    if (isMoved) result.removed.push(key);
    if (after !== before && !(isMoved && records.has(keyOf(after)))) result.changed.push(after);
  }
  return result;
}

function changed<Entity>(entities: ReadonlyMap<unknown, Entity>, move: (entity: Entity) => Entity): Entity[] {
  return [...entities.values()].flatMap((before) => {
    const after = move(before);
    return after === before ? [] : [after];
  });
}

/** Returns the entity with these fields; the same object if it has them already. */
function moved<Entity extends object>(entity: Entity, fields: Partial<Entity>): Entity {
  const differs = Object.entries(fields).some(([name, value]) => entity[name as keyof Entity] !== value);
  return differs ? { ...entity, ...fields } : entity;
}

function to<Id>(merged: ReadonlyMap<Id, Id>, id: Id): Id {
  return merged.get(id) ?? id;
}

/** Replaces merged ids in a list. Returns the same list if nothing in it is merged. */
function toEach<Id>(merged: ReadonlyMap<Id, Id>, ids: readonly Id[]): readonly Id[] {
  return ids.some((id) => merged.has(id)) ? [...new Set(ids.map((id) => to(merged, id)))] : ids;
}

function movePlayer(player: Player, { teams }: Merged): Player {
  return [...teams].reduce(
    (before, [from, kept]) =>
      before.memberships.some(({ team }) => team === from) ? movedTo(before, from, kept) : before,
    player,
  );
}

function moveFixture(fixture: Fixture, { teams, competitions, fixtures }: Merged): Fixture {
  const { home, away, competition, dependsOn } = fixture;
  return moved(fixture, {
    home: to<TeamId | null>(teams, home),
    away: to<TeamId | null>(teams, away),
    competition: to(competitions, competition),
    dependsOn:
      dependsOn === null
        ? null
        : moved(dependsOn, { fixture: to(fixtures, dependsOn.fixture), team: to(teams, dependsOn.team) }),
  });
}

function moveInjury(injury: Injury, { players, fixtures }: Merged): Injury {
  return moved(injury, {
    player: to(players, injury.player),
    occurredIn: to<FixtureId | null>(fixtures, injury.occurredIn),
    occurredInGuess: to<FixtureId | null>(fixtures, injury.occurredInGuess),
  });
}

function moveSuspension(suspension: Suspension, { players, competitions }: Merged): Suspension {
  const { scope } = suspension;
  return moved(suspension, {
    player: to(players, suspension.player),
    competition: to<CompetitionId | null>(competitions, suspension.competition),
    scope: scope.kind === 'COMPETITION' ? moved(scope, { competition: to(competitions, scope.competition) }) : scope,
  });
}

function moveAbsence(absence: Absence, { players, teams, fixtures }: Merged): Absence {
  const { scope } = absence;
  return moved(absence, {
    player: to(players, absence.player),
    scope: moved(scope, {
      teams: scope.teams && toEach(teams, scope.teams),
      fixtures: scope.fixtures && toEach(fixtures, scope.fixtures),
    }),
  });
}

function moveLoan(loan: Loan, { players, teams }: Merged): Loan {
  return moved(loan, {
    player: to(players, loan.player),
    from: to(teams, loan.from),
    to: to(teams, loan.to),
  });
}

function moveLineup(lineup: Lineup, { players, teams, fixtures }: Merged): Lineup {
  return moved(lineup, {
    fixture: to(fixtures, lineup.fixture),
    team: to(teams, lineup.team),
    starting: toEach(players, lineup.starting),
    bench: toEach(players, lineup.bench),
    absent: toEach(players, lineup.absent),
  });
}

function moveCard(card: Card, { players, fixtures }: Merged): Card {
  return moved(card, { player: to(players, card.player), fixture: to(fixtures, card.fixture) });
}
