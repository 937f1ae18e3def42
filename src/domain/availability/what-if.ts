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
import { hasBegun } from './fixture-state.ts';
import { type Dossier, dossiersOf, zoneOf } from './dossier.ts';
import { changedFacts, type Facts } from './facts.ts';

/** What somebody would like to know the consequences of. Null: as it is, or not known. */
export interface WhatIf {
  readonly occurredOn: Day | null;
  readonly diagnosis: string | null;
  readonly bodyPart: BodyPart | null;
  readonly estimate: StatedEstimate;
}

/** The injury that it would be a new estimate of; null: a new injury. */
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
 * A player's dossier as it would be: with another estimate of his injury, or with an injury that he does not have. It
 * takes the same decisions as the mutations do, over the same facts, and keeps nothing.
 */
export function dossierIf(player: Player, facts: Facts, now: Instant, at: Instant, asked: WhatIf): Decision<Dossier> {
  const zone = zoneOf(player, facts.teams, now);
  const moment = { now, zone, today: dayIn(zone, now) };
  const decision = injuryIf(player, facts, moment, at, asked);
  if (!decision.ok) return decision;
  const [dossier] = dossiersOf(changedFacts(facts, { injuries: [decision.value] }), [player.id], at);
  return dossier === undefined ? notFound('player', 'input', 'player') : accept(dossier);
}

function injuryIf(player: Player, facts: Facts, moment: CommandTime, at: Instant, asked: WhatIf): Decision<Injury> {
  const his = [...facts.injuries.values()].filter((injury) => injury.player === player.id);
  const meant = findInjury(his, asked);
  if (meant === null) {
    // Where nobody says when, he is hurt now: what has been played today he has played in.
    const begun = [...facts.fixtures.values()].find(
      (fixture) =>
        fixture.day === moment.today &&
        hasBegun(fixture, { at, today: moment.today }) &&
        teamFor(player, fixture) !== null,
    );
    return reportInjury('what-if' as InjuryId, player, [], moment, {
      bodyPart: asked.bodyPart ?? 'UNKNOWN',
      side: null,
      diagnosis: asked.diagnosis,
      description: null,
      occurredOn: asked.occurredOn ?? moment.today,
      occurredIn: asked.occurredOn === null ? (begun ?? null) : null,
      estimate: asked.estimate,
    });
  }
  const amendment = {
    ...(asked.diagnosis !== null && { diagnosis: asked.diagnosis }),
    ...(asked.bodyPart !== null && { bodyPart: asked.bodyPart }),
  };
  const amended = amendInjury(meant, player, moment, amendment);
  return amended.ok ? reviseEstimate(amended.value, moment, asked.estimate, null) : amended;
}
