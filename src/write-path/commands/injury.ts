import { randomUUID } from 'node:crypto';
import { latestDayOf } from '../../domain/availability/latest-day.ts';
import { zoneOf } from '../../domain/availability/dossier.ts';
import { guessOccurrence } from '../../domain/availability/occurrence-guess.ts';
import type { ChangeCause } from '../../domain/availability/published-list.ts';
import { calendarFor } from '../../domain/availability/season-calendar.ts';
import type { Day, Instant } from '../../domain/day.ts';
import { accept, conflict, type Decision, invalid, issuesOf } from '../../domain/decision.ts';
import { newestRevision } from '../../domain/estimate-ledger.ts';
import { parseDiagnosisInput } from '../../domain/diagnosis/diagnosis-input.ts';
import {
  type EstimateInput,
  fixturesNamedIn,
  parseEstimateInput,
  withKeptFixtures,
} from '../../domain/estimate-text/estimate-input.ts';
import type { Fixture, FixtureId } from '../../domain/fixture.ts';
import type { BodyPart, CommandTime, Injury, InjuryId, Side } from '../../domain/injury.ts';
import * as decisions from '../../domain/injury.ts';
import type { Player, PlayerRef } from '../../domain/player.ts';
import type { EstimateSource } from '../../domain/recovery-estimate.ts';
import type { ExternalId } from '../../domain/team.ts';
import type { ScopeSnapshot } from '../../storage/store.ts';
import type { AcceptedChange, Command, Optional } from '../command.ts';
import { optionalRef, requireRef } from './references.ts';

interface Statement {
  readonly source?: Optional<EstimateSource>;
  /** The time of the statement. Default: now. */
  readonly reportedAt?: Optional<Instant>;
  readonly note?: Optional<string>;
}

export interface ReportInjury extends Statement {
  readonly player: PlayerRef;
  readonly occurredOn: Day;
  readonly occurredIn?: Optional<FixtureId>;
  /** The first day on which it keeps the player out. Default: the day of the injury. */
  readonly announcedFor?: Optional<Day>;
  readonly bodyPart: BodyPart;
  readonly side?: Optional<Side>;
  /** A code of the catalogue, or the diagnosis in words. */
  readonly diagnosis?: Optional<string>;
  readonly description?: Optional<string>;
  /** The days without a game that a protocol requires. */
  readonly minimumAbsence?: Optional<number>;
  /** Default: nothing known yet. */
  readonly estimate?: Optional<EstimateInput>;
  readonly externalIds?: Optional<readonly ExternalId[]>;
}

export function reportInjury(input: ReportInjury): Command<Injury> {
  const { occurredOn, bodyPart, side = null, description = null, reportedAt = null, note = null } = input;
  const estimateInput = input.estimate ?? { unknown: true };
  const externalIds = input.externalIds ?? [];
  return {
    scope: {
      players: [input.player],
      fixtures: [...idsOf(input.occurredIn), ...fixturesNamedIn(estimateInput)],
      since: occurredOn,
    },
    decide(snapshot, now) {
      const diagnosis = parseDiagnosisInput(input.diagnosis);
      if (!diagnosis.ok) return diagnosis;
      const player = requireRef(snapshot.players, input.player, 'player');
      if (!player.ok) return player;
      const occurredIn = fixtureOf(input, snapshot);
      if (!occurredIn.ok) return occurredIn;
      const calendar = calendarFor(player.value, snapshot, reportedAt ?? now, occurredOn);
      const statement = parseEstimateInput(withKeptFixtures(estimateInput, snapshot.fixtures), calendar);
      if (!statement.ok) return statement;
      const report = {
        bodyPart,
        side,
        description,
        occurredOn,
        announcedFor: input.announcedFor ?? null,
        diagnosis: diagnosis.value,
        occurredIn: occurredIn.value,
        minimumAbsenceDays: input.minimumAbsence ?? null,
        occurredInGuess: occurredIn.value === null ? guessFor(player.value, snapshot, now, occurredOn) : null,
        externalIds,
        estimate: { statement: statement.value, source: input.source ?? null, note, reportedAt },
      };
      const known = [...snapshot.injuries.values()].filter((injury) => injury.player === player.value.id);
      const at = timeAt(player.value, snapshot, now);
      const id = randomUUID() as InjuryId;
      return toChange(decisions.reportInjury(id, player.value, known, at, report), 'INJURY_REPORTED');
    },
  };
}

/** Omitted fields keep their values; null clears a value. */
export interface AmendInjury {
  readonly injury: InjuryId;
  readonly bodyPart?: Optional<BodyPart>;
  readonly side?: Optional<Side>;
  /** A code of the catalogue, or the diagnosis in words. */
  readonly diagnosis?: Optional<string>;
  readonly description?: Optional<string>;
  readonly occurredOn?: Optional<Day>;
  readonly occurredIn?: Optional<FixtureId>;
  readonly minimumAbsence?: Optional<number>;
}

export function amendInjury(input: AmendInjury): Command<Injury> {
  const diagnosis = parseDiagnosisInput(input.diagnosis);
  const { occurredIn, occurredOn } = input;
  const scope = { fixtures: idsOf(occurredIn), ...(occurredOn != null && { since: occurredOn }) };
  return changeInjury(input.injury, 'INJURY_AMENDED', scope, (injury, player, at, snapshot) => {
    if (!diagnosis.ok) return diagnosis;
    const fixture = fixtureOf(input, snapshot);
    if (!fixture.ok) return fixture;
    return decisions.amendInjury(injury, player, at, {
      ...(input.bodyPart != null && { bodyPart: input.bodyPart }),
      ...(input.side !== undefined && { side: input.side }),
      ...(input.diagnosis !== undefined && { diagnosis: diagnosis.value }),
      ...(input.description !== undefined && { description: input.description }),
      ...(occurredOn != null && { occurredOn }),
      ...(occurredIn !== undefined && { occurredIn: fixture.value }),
      ...(input.minimumAbsence !== undefined && { minimumAbsenceDays: input.minimumAbsence }),
      ...(occurredIn !== undefined && { occurredIn: fixture.value, occurredInGuess: null }),
      ...(occurredIn === undefined &&
        injury.occurredIn === null &&
        occurredOn != null &&
        occurredOn !== injury.occurredOn && { occurredInGuess: guessFor(player, snapshot, at.now, occurredOn) }),
    });
  });
}

export interface ReviseRecoveryEstimate extends Statement {
  /** Null: the only active injury of `player`. */
  readonly injury: InjuryId | null;
  readonly player: PlayerRef | null;
  readonly estimate: EstimateInput;
  /** The revision to replace. If another one is current, the command is refused with CONFLICT. */
  readonly expectedRevision?: Optional<number>;
  /** Whether it replaces the current estimate even though it names no day. Default: false. */
  readonly replaces?: Optional<boolean>;
}

export function reviseRecoveryEstimate(input: ReviseRecoveryEstimate): Command<Injury> {
  const { source = null, note = null, reportedAt = null, expectedRevision = null } = input;
  return {
    scope: {
      injuries: idsOf(input.injury),
      players: input.player === null ? [] : [input.player],
      fixtures: fixturesNamedIn(input.estimate),
      estimates: 'NEWEST',
    },
    decide(snapshot, now) {
      const found = injuryAndPlayer(input, snapshot);
      if (!found.ok) return found;
      const { injury, player } = found.value;
      const calendar = calendarFor(player, snapshot, reportedAt ?? now, injury.occurredOn);
      const statement = parseEstimateInput(withKeptFixtures(input.estimate, snapshot.fixtures), calendar);
      if (!statement.ok) return statement;
      const stated = { statement: statement.value, source, note, reportedAt, replaces: input.replaces ?? false };
      const newest = newestRevision([injury.estimate, ...(snapshot.estimates.get(injury.id) ?? [])]);
      const at = timeAt(player, snapshot, now);
      const revised = decisions.reviseEstimate(injury, newest, at, stated, expectedRevision);
      if (!revised.ok) return revised;
      const { estimate } = revised.value;
      const changed = { injuries: [revised.value.injury], estimates: [{ injury: injury.id, estimate }] };
      return accept({ changed, cause: 'ESTIMATE_REVISED', value: revised.value.injury });
    },
  };
}

/** Returns the injury that an input names, or the only active injury of the player that it names. */
function injuryAndPlayer(
  input: Pick<ReviseRecoveryEstimate, 'injury' | 'player'>,
  snapshot: ScopeSnapshot,
): Decision<{ readonly injury: Injury; readonly player: Player }> {
  if (input.injury === null) {
    if (input.player === null) return invalid(issuesOf([true, 'injury', 'Name the injury, or the player.']));
    const player = requireRef(snapshot.players, input.player, 'player');
    if (!player.ok) return player;
    const active = [...snapshot.injuries.values()].filter(
      (injury) => injury.player === player.value.id && injury.status === 'ACTIVE',
    );
    const [only] = active;
    if (only === undefined) return conflict('The player has no active injury: report it first.');
    if (active.length > 1) return conflict(`The player has ${active.length} active injuries: name one as \`injury\`.`);
    return accept({ injury: only, player: player.value });
  }
  const injury = requireRef(snapshot.injuries, { id: input.injury }, 'injury');
  if (!injury.ok) return injury;
  const player = requireRef(snapshot.players, { id: injury.value.player }, 'injury');
  return player.ok ? accept({ injury: injury.value, player: player.value }) : player;
}

export function recordReturn(input: { readonly injury: InjuryId; readonly returnedOn: Day }): Command<Injury> {
  return changeInjury(input.injury, 'RETURN_RECORDED', {}, (injury, _, at) =>
    decisions.recordReturn(injury, at, input.returnedOn),
  );
}

export function withdrawInjury(input: {
  readonly injury: InjuryId;
  readonly note?: Optional<string>;
}): Command<Injury> {
  return changeInjury(input.injury, 'INJURY_WITHDRAWN', {}, (injury) =>
    decisions.withdrawInjury(injury, input.note ?? null),
  );
}

/** Returns a command that changes a known injury. */
export function changeInjury(
  id: InjuryId,
  cause: ChangeCause,
  scope: Command<Injury>['scope'],
  decide: (injury: Injury, player: Player, at: CommandTime, snapshot: ScopeSnapshot) => Decision<Injury>,
): Command<Injury> {
  return {
    scope: { injuries: [id], ...scope },
    decide(snapshot, now) {
      const injury = requireRef(snapshot.injuries, { id }, 'injury');
      if (!injury.ok) return injury;
      const player = requireRef(snapshot.players, { id: injury.value.player }, 'injury');
      if (!player.ok) return player;
      const at = timeAt(player.value, snapshot, now);
      return toChange(decide(injury.value, player.value, at, snapshot), cause);
    },
  };
}

function toChange(decision: Decision<Injury>, cause: ChangeCause): Decision<AcceptedChange<Injury>> {
  if (!decision.ok) return decision;
  return accept({ changed: { injuries: [decision.value] }, cause, value: decision.value });
}

function idsOf<Id>(id: Optional<Id>): Id[] {
  return id == null ? [] : [id];
}

function fixtureOf(
  { occurredIn }: { readonly occurredIn?: Optional<FixtureId> },
  { fixtures }: ScopeSnapshot,
): Decision<Fixture | null> {
  return optionalRef(fixtures, occurredIn && { id: occurredIn }, 'fixture', 'occurredIn');
}

/** Returns the fixture in which an injury of that day probably happened, as of the last processed boundary. */
function guessFor(player: Player, snapshot: ScopeSnapshot, now: Instant, occurredOn: Day): FixtureId | null {
  const zone = zoneOf(player, snapshot.teams, now);
  return guessOccurrence(player, snapshot, { at: snapshot.processedUntil, zone }, occurredOn);
}

export function timeAt(player: Player, snapshot: ScopeSnapshot, now: Instant): CommandTime {
  return { now, zone: zoneOf(player, snapshot.teams, now), today: latestDayOf(player, snapshot, now) };
}
