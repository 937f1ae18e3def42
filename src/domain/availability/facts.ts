import type { Absence, AbsenceId } from '../absence.ts';
import {
  type Card,
  type CardKey,
  cardKey,
  cardOfKey,
  type CautionTotal,
  type CautionTotalKey,
  cautionTotalKey,
  cautionTotalOfKey,
} from '../card.ts';
import type { Competition, CompetitionId } from '../competition.ts';
import type { CompetitionFamily, FamilyId } from '../competition-family.ts';
import type { EditorQuestion } from '../editor-question.ts';
import type { FeedState } from '../feed-state.ts';
import type { Fixture, FixtureId } from '../fixture.ts';
import type { Injury, InjuryId } from '../injury.ts';
import { type Lineup, type LineupKey, lineupKey } from '../lineup.ts';
import type { Loan, LoanId } from '../loan.ts';
import type { Player, PlayerId } from '../player.ts';
import type { RecoveryEstimate } from '../recovery-estimate.ts';
import type { Redirect } from '../redirect.ts';
import { RedirectedMap } from '../redirected-map.ts';
import type { Suspension, SuspensionId } from '../suspension.ts';
import type { Team, TeamId } from '../team.ts';
import type { Webhook, WebhookId } from '../webhook.ts';

/** The entities that a query or a decision needs, by id. */
export interface Facts {
  readonly teams: ReadonlyMap<TeamId, Team>;
  readonly players: ReadonlyMap<PlayerId, Player>;
  readonly families: ReadonlyMap<FamilyId, CompetitionFamily>;
  readonly competitions: ReadonlyMap<CompetitionId, Competition>;
  readonly fixtures: ReadonlyMap<FixtureId, Fixture>;
  readonly injuries: ReadonlyMap<InjuryId, Injury>;
  readonly suspensions: ReadonlyMap<SuspensionId, Suspension>;
  readonly absences: ReadonlyMap<AbsenceId, Absence>;
  readonly loans: ReadonlyMap<LoanId, Loan>;
  readonly lineups: ReadonlyMap<LineupKey, Lineup>;
  readonly cards: ReadonlyMap<CardKey, Card>;
  readonly cautionTotals: ReadonlyMap<CautionTotalKey, CautionTotal>;
}

/** An estimate of an injury's ledger. */
export interface LedgerEstimate {
  readonly injury: InjuryId;
  readonly estimate: RecoveryEstimate;
}

/** The entities that a decision removed. */
export interface Removed {
  readonly loans?: readonly LoanId[];
  readonly lineups?: readonly LineupKey[];
  readonly cards?: readonly CardKey[];
  readonly cautionTotals?: readonly CautionTotalKey[];
  readonly webhooks?: readonly WebhookId[];
  /** The ids of questions to the editors that no longer arise. Should they arise again, they are asked again. */
  readonly questions?: readonly string[];
}

/** The entities that a decision created or changed, each in its new state. */
export interface Changed {
  readonly teams?: readonly Team[];
  /** Each with all of its memberships: missing ones are removed. */
  readonly players?: readonly Player[];
  readonly families?: readonly CompetitionFamily[];
  readonly competitions?: readonly Competition[];
  readonly fixtures?: readonly Fixture[];
  /** Each with its current estimate, which is added to the ledger if it is new. */
  readonly injuries?: readonly Injury[];
  /** Estimates besides the current ones that were added to a ledger, or retracted. */
  readonly estimates?: readonly LedgerEstimate[];
  readonly suspensions?: readonly Suspension[];
  readonly absences?: readonly Absence[];
  readonly loans?: readonly Loan[];
  readonly lineups?: readonly Lineup[];
  readonly cards?: readonly Card[];
  readonly cautionTotals?: readonly CautionTotal[];
  /**
   * Former references that resolve to the entity that is kept. A redirect from an id is a merge: the store moves
   * everything that refers to the duplicate, and removes it. Ledgers of published lists stay as they are.
   */
  readonly redirects?: readonly Redirect[];
  readonly removed?: Removed;
  readonly webhooks?: readonly Webhook[];
  /** Questions to the editors: new, asked again, or settled. */
  readonly questions?: readonly EditorQuestion[];
  readonly feedStates?: readonly FeedState[];
}

/**
 * Returns the players whose injuries, bans, absences, loans or cards a change adds, changes or removes. A player may
 * occur more than once. Players of removed loans are missing, because only the ids of these loans are known.
 */
export function playersOfRecords({ removed = {}, ...changed }: Changed): PlayerId[] {
  return [
    ...(changed.injuries ?? []),
    ...(changed.suspensions ?? []),
    ...(changed.absences ?? []),
    ...(changed.loans ?? []),
    ...(changed.cards ?? []),
    ...(changed.cautionTotals ?? []),
    ...(removed.cards ?? []).map(cardOfKey),
    ...(removed.cautionTotals ?? []).map(cautionTotalOfKey),
  ].map(({ player }) => player);
}

/** Returns the facts with the changed entities in place of the old ones. */
export function changedFacts(facts: Facts, changed: Changed): Facts {
  const { removed = {} } = changed;
  const merged = (noun: Redirect['noun']): string[] =>
    (changed.redirects ?? []).filter((redirect) => redirect.noun === noun).map(({ from }) => from);
  return {
    teams: mergeEntities(facts.teams, changed.teams, idOf, merged('team')),
    players: mergeEntities(facts.players, changed.players, idOf, merged('player')),
    families: mergeEntities(facts.families, changed.families, idOf),
    competitions: mergeEntities(facts.competitions, changed.competitions, idOf, merged('competition')),
    fixtures: mergeEntities(facts.fixtures, changed.fixtures, idOf, merged('fixture')),
    injuries: mergeEntities(facts.injuries, changed.injuries, idOf),
    suspensions: mergeEntities(facts.suspensions, changed.suspensions, idOf),
    absences: mergeEntities(facts.absences, changed.absences, idOf),
    loans: mergeEntities(facts.loans, changed.loans, idOf, removed.loans),
    lineups: mergeEntities(facts.lineups, changed.lineups, lineupKey, removed.lineups),
    cards: mergeEntities(facts.cards, changed.cards, cardKey, removed.cards),
    cautionTotals: mergeEntities(facts.cautionTotals, changed.cautionTotals, cautionTotalKey, removed.cautionTotals),
  };
}

function idOf<Id>({ id }: { readonly id: Id }): Id {
  return id;
}

function mergeEntities<Id extends string, Entity>(
  before: ReadonlyMap<Id, Entity>,
  changed: readonly Entity[] = [],
  keyOf: (entity: Entity) => Id,
  removed: readonly string[] = [],
): ReadonlyMap<Id, Entity> {
  if (changed.length === 0 && removed.length === 0) return before;
  const after = new Map<Id, Entity>(before);
  for (const key of removed) after.delete(key as Id);
  for (const entity of changed) after.set(keyOf(entity), entity);
  return before instanceof RedirectedMap ? new RedirectedMap(after, before.redirects) : after;
}
