import { DerivedOnce } from '../cache/derived-once.ts';
import { type FixtureFacts, type PlayerSnapshot, playerSnapshotRead } from '../cache/player-snapshot.ts';
import { type MaybePromise, whenAllKnown, whenKnown } from '../cache/reader.ts';
import type { SquadFacts } from '../cache/squad-facts.ts';
import { assessFit, type Availability } from '../domain/availability/assess.ts';
import { assessWithoutFixtures } from '../domain/availability/independent-of-fixtures.ts';
import type { Fixture } from '../domain/fixture.ts';
import type { Context } from './context.ts';
import { factsOf } from './fixture-facts.ts';

/** The facts from which the availability of squads for a fixture is derived. */
interface Facts {
  readonly known: FixtureFacts;
  readonly squads: readonly SquadFacts[];
  /** Snapshots of the players whose records depend on other fixtures. */
  readonly snapshots: readonly PlayerSnapshot[];
}

/**
 * Returns the availability of squads for a fixture, least available first, without players of other teams. A moved
 * fixture does not change the facts of a squad: only players whose records depend on other fixtures are derived again.
 */
export function squadAvailability(
  squads: readonly SquadFacts[],
  fixture: Fixture,
  context: Context,
): MaybePromise<readonly Availability[]> {
  const others = squads.flatMap((squad) => squad.others);
  return whenKnown(factsOf(fixture, context), (known) =>
    whenKnown(whenAllKnown(others.map((player) => context.read(playerSnapshotRead, player))), (snapshots) =>
      arranged(fixture, { squads, snapshots: snapshots.filter((snapshot) => snapshot !== null), known }),
    ),
  );
}

/** Kept for a fixture: the availability of each squad, and of both together. */
const arrangements = new DerivedOnce<Fixture, readonly Availability[]>(3);

/** Returns the availabilities in order, derived once for the same facts. Retains no snapshot. */
function arranged(fixture: Fixture, facts: Facts): readonly Availability[] {
  const { squads, snapshots, known } = facts;
  const { lineups, teams } = known;
  const serials = [...squads, ...snapshots].map(({ serial }) => serial);
  const from = [lineups.size, ...lineups.values(), teams.size, ...teams.values(), squads.length, ...serials];
  return arrangements.get(fixture, from, () => derive(fixture, facts));
}

function derive(fixture: Fixture, { squads, snapshots, known }: Facts): readonly Availability[] {
  const all: { readonly slug: string; readonly availability: Availability }[] = [];
  for (const { at, fit, prepared } of squads) {
    for (const [place, availability] of assessFit(fit, fixture, { ...known, at }).entries()) {
      if (availability !== null) all.push({ slug: fit[place]?.slug ?? '', availability });
    }
    for (const one of prepared) {
      const availability = assessWithoutFixtures(one, fixture, known);
      if (availability !== null) all.push({ slug: one.dossier.player.slug, availability });
    }
  }
  for (const { dossier, availabilityFor } of snapshots) {
    const availability = availabilityFor(fixture, known);
    if (availability !== null) all.push({ slug: dossier.player.slug, availability });
  }
  return all
    .sort((a, b) => rank(b.availability) - rank(a.availability) || (a.slug < b.slug ? -1 : 1))
    .map(({ availability }) => availability);
}

/**
 * Returns a sort key by chance. Players who cannot be assessed come first if there is a reason for an absence, else
 * last.
 */
function rank({ chance, reasons }: Availability): number {
  return chance ?? (reasons.length > 0 ? 2 : -1);
}
