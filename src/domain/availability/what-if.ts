import type { AbsenceId } from '../absence.ts';
import { type AbsenceReport, reportAbsence } from '../absence-decisions.ts';
import { type Day, dayIn, type Instant } from '../day.ts';
import { accept, type Decision, notFound } from '../decision.ts';
import {
  amendInjury,
  type BodyPart,
  type Injury,
  type InjuryId,
  reportInjury,
  reviseEstimate,
  type CommandTime,
  type StatedEstimate,
} from '../injury.ts';
import { teamFor } from '../fixture.ts';
import type { Player } from '../player.ts';
import { dayForPlayer, hasBegun } from './fixture-state.ts';
import { type Dossier, dossiersOf, zoneOf } from './dossier.ts';
import { guessOccurrence } from './occurrence-guess.ts';
import { changedFacts, type Facts } from './facts.ts';

/** A hypothetical injury or estimate. Null fields keep the current value; those of a new injury are unknown. */
export interface WhatIf {
  readonly occurredOn: Day | null;
  readonly diagnosis: string | null;
  readonly bodyPart: BodyPart | null;
  readonly estimate: StatedEstimate;
}

/** Returns the active injury that a hypothetical estimate is about; null if it is a new injury. */
export function findInjury(
  injuries: Iterable<Injury>,
  { occurredOn, bodyPart }: Pick<WhatIf, 'occurredOn' | 'bodyPart'>,
): Injury | null {
  const active = [...injuries]
    .filter((injury) => injury.status === 'ACTIVE')
    .filter((injury) => bodyPart === null || injury.bodyPart === bodyPart || injury.bodyPart === 'UNKNOWN')
    .filter((injury) => occurredOn === null || injury.occurredOn === occurredOn)
    .toSorted((a, b) => (a.occurredOn < b.occurredOn ? 1 : -1));
  return active[0] ?? null;
}

/**
 * Returns a player's dossier with another estimate of an injury, or with a new injury. Runs the same decisions as the
 * mutations over the same facts, and stores nothing.
 */
export function dossierIf(
  player: Player,
  facts: Facts,
  now: Instant,
  at: Instant,
  hypothesis: WhatIf,
): Decision<Dossier> {
  const zone = zoneOf(player, facts.teams, now);
  const time = { now, zone, today: dayIn(zone, now) };
  const decision = applyHypothesis(player, facts, time, at, hypothesis);
  if (!decision.ok) return decision;
  const [dossier] = dossiersOf(changedFacts(facts, { injuries: [decision.value] }), [player.id], at);
  return dossier === undefined ? notFound('player', 'input', 'player') : accept(dossier);
}

/** Returns the facts with a new hypothetical absence of the player. */
export function factsIfAbsent(player: Player, facts: Facts, now: Instant, report: AbsenceReport): Decision<Facts> {
  const zone = zoneOf(player, facts.teams, now);
  const time = { now, zone, today: dayIn(zone, now) };
  const decision = reportAbsence('what-if' as AbsenceId, player.id, [], time, report);
  return decision.ok ? accept(changedFacts(facts, { absences: [decision.value] })) : decision;
}

function applyHypothesis(
  player: Player,
  facts: Facts,
  time: CommandTime,
  at: Instant,
  hypothesis: WhatIf,
): Decision<Injury> {
  const injuries = [...facts.injuries.values()].filter((one) => one.player === player.id);
  const injury = findInjury(injuries, hypothesis);
  if (injury === null) {
    // Without a day the injury happens now, so the player took part in a fixture of today that has begun.
    const currentFixture = [...facts.fixtures.values()].find(
      (fixture) =>
        dayForPlayer(fixture, time) === time.today &&
        hasBegun(fixture, { at, teams: facts.teams, lineups: facts.lineups }) &&
        teamFor(player, fixture) !== null,
    );
    return reportInjury('what-if' as InjuryId, player, [], time, {
      bodyPart: hypothesis.bodyPart ?? 'UNKNOWN',
      side: null,
      diagnosis: hypothesis.diagnosis,
      description: null,
      occurredOn: hypothesis.occurredOn ?? time.today,
      occurredIn: hypothesis.occurredOn === null ? (currentFixture ?? null) : null,
      occurredInGuess:
        hypothesis.occurredOn === null
          ? null
          : guessOccurrence(player, facts, { at, zone: time.zone }, hypothesis.occurredOn),
      estimate: hypothesis.estimate,
    });
  }
  const amendment = {
    ...(hypothesis.diagnosis !== null && { diagnosis: hypothesis.diagnosis }),
    ...(hypothesis.bodyPart !== null && { bodyPart: hypothesis.bodyPart }),
  };
  const amended = amendInjury(injury, player, time, amendment);
  if (!amended.ok) return amended;
  const revised = reviseEstimate(amended.value, injury.estimate.revision, time, hypothesis.estimate, null);
  return revised.ok ? accept(revised.value.injury) : revised;
}
