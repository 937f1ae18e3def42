import { type Competition, seasonOf } from '../../domain/competition.ts';
import { slugOf } from '../../domain/team.ts';
import { sharesId } from '../external-ids.ts';
import type { ObservedCompetition } from '../observation.ts';
import type { ReconcileContext } from './context.ts';
import { slugOfSeason } from './seasons.ts';

/** Returns the season that a feed names, by id or name; null if it is not known. */
export function competitionOf(
  { workspace }: Pick<ReconcileContext, 'workspace'>,
  observed: ObservedCompetition | null,
): Competition | null {
  if (observed === null) return null;
  const all = [...workspace.facts.competitions.values()];
  const slug = slugOfSeason(observed);
  const season = seasonOf(observed.season);
  return (
    all.find((one) => sharesId(one.externalIds, observed.ids)) ??
    all.find((one) => one.slug === slug) ??
    all.find((one) => one.season === season && slugOf(one.name) === slugOf(observed.name)) ??
    null
  );
}
