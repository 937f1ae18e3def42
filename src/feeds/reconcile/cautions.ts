import type { FamilyId } from '../../domain/competition-family.ts';
import { cautionTotalKey } from '../../domain/card.ts';
import { recordCautionTotals } from '../../write-path/commands/cards.ts';
import type { CautionTotalObservation } from '../observation.ts';
import { competitionOf } from './competition-lookup.ts';
import { type ReconcileContext, valueOr } from './context.ts';

/** Records the yellow cards of a season so far. A repeated number is not written again. */
export function reconcileCautions(context: ReconcileContext, observations: readonly CautionTotalObservation[]): void {
  const { workspace, source, people, teams, memory } = context;
  const bySeason = new Map<string, { family: FamilyId; season: string; totals: Total[] }>();
  for (const { player: observed, team, competition: named, yellows } of observations) {
    const competition = competitionOf(context, named);
    const player = people.resolve(observed, teams.resolve(team, false), null)?.player;
    if (competition === null || player === undefined) continue;
    const { family, season } = competition;
    const known = workspace.facts.cautionTotals.get(cautionTotalKey({ family, season, player: player.id }));
    const id = observed.ids.find((one) => one.source === source.system)?.value ?? null;
    const before = id === null ? null : memory.yellowsBefore(id);
    if (id !== null) memory.setYellows(id, yellows);
    if (yellows === (before ?? known?.yellows ?? 0)) continue;
    const key = `${family} ${season}`;
    const totals = bySeason.get(key) ?? { family, season, totals: [] };
    totals.totals.push({ player: { id: player.id }, yellows, asOf: source.asOf });
    bySeason.set(key, totals);
  }
  for (const totals of bySeason.values()) {
    valueOr(context, { row: 'yellow_cards' }, workspace.run(recordCautionTotals(totals)));
  }
}

type Total = Parameters<typeof recordCautionTotals>[0]['totals'][number];
