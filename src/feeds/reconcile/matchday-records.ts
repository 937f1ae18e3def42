import type { FixtureId } from '../../domain/fixture.ts';
import { cardKey } from '../../domain/card.ts';
import { lineupKey } from '../../domain/lineup.ts';
import type { PlayerRef } from '../../domain/player.ts';
import type { Team } from '../../domain/team.ts';
import { recordCards } from '../../write-path/commands/cards.ts';
import { recordLineup } from '../../write-path/commands/lineup.ts';
import { sharesId } from '../external-ids.ts';
import type { CardObservation, LineupObservation, ObservedPlayer } from '../observation.ts';
import { type ReconcileContext, valueOr } from './context.ts';

/** Records the line-ups of a feed. A line-up with an unknown player is left out. */
export function reconcileLineups(context: ReconcileContext, observations: readonly LineupObservation[]): void {
  for (const row of observations) {
    const fixture = fixtureOf(context, row.fixture);
    const team = context.teams.resolve(row.team, false);
    if (fixture === null || team === null) continue;
    const starting = refsOf(context, row.starting, team);
    const bench = refsOf(context, row.bench, team);
    if (starting === null || bench === null) continue;
    const known = context.workspace.facts.lineups.get(lineupKey({ fixture, team: team.id }));
    const isSame = known !== undefined && isSameList(known.starting, starting) && isSameList(known.bench, bench);
    if (isSame) context.counts.unchanged += 1;
    else
      valueOr(
        context,
        row,
        context.workspace.run(recordLineup({ fixture, team: { id: team.id }, starting, bench }, true)),
      );
  }
}

export function reconcileCards(context: ReconcileContext, observations: readonly CardObservation[]): void {
  for (const row of observations) {
    const fixture = fixtureOf(context, row.fixture);
    const team = context.teams.resolve(row.team, false);
    const player = context.people.resolve(row.player, team, null)?.player;
    if (fixture === null || player === undefined) continue;
    const { colour, minute } = row;
    if (context.workspace.facts.cards.has(cardKey({ fixture, player: player.id, colour }))) {
      context.counts.unchanged += 1;
      continue;
    }
    const card = { fixture, player: { id: player.id }, colour, minute };
    valueOr(context, row, context.workspace.run(recordCards({ cards: [card] })));
  }
}

function refsOf(
  { people }: ReconcileContext,
  players: readonly ObservedPlayer[],
  team: Team,
): readonly { readonly id: string & PlayerRefId }[] | null {
  const found = players.map((player) => people.resolve(player, team, null)?.player);
  return found.every((player) => player !== undefined) ? found.map(({ id }) => ({ id })) : null;
}

type PlayerRefId = Extract<PlayerRef, { readonly id: unknown }>['id'];

function isSameList(ids: readonly string[], refs: readonly { readonly id: string }[]): boolean {
  return ids.length === refs.length && ids.every((id, index) => id === refs[index]?.id);
}

function fixtureOf({ workspace }: ReconcileContext, ids: LineupObservation['fixture']): FixtureId | null {
  return workspace.facts.fixtures.values().find(({ externalIds }) => sharesId(externalIds, ids))?.id ?? null;
}
