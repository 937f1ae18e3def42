import { randomUUID } from 'node:crypto';
import { zoneOf } from '../domain/availability/dossier.ts';
import { calendarFor } from '../domain/availability/season-calendar.ts';
import type { ChangeCause } from '../domain/availability/published-list.ts';
import { builder } from './builder.ts';
import type { AcceptedChange } from '../write-path/change.ts';
import type { Commands } from '../write-path/command-context.ts';
import { type Day, dayIn, type Instant } from '../domain/day.ts';
import { accept, type Decision, invalid, notFound } from '../domain/decision.ts';
import { editorsOnly } from './mutation-options.ts';
import { fixtureId } from './fixture.ts';
import type { Fixture } from '../domain/fixture.ts';
import { longText } from './input-validation.ts';
import { shortText } from './input-validation.ts';
import { PlayerRefInput, playerRef } from './player.ts';
import type { Player } from '../domain/player.ts';
import { diagnosisByCode } from '../domain/diagnosis/catalogue.ts';
import { matchDiagnosis } from '../domain/diagnosis/catalogue.ts';
import { parseEstimateInput } from '../domain/estimate-text/estimate-input.ts';
import { unwrap } from './errors.ts';
import type { ScopeSnapshot } from '../storage/store.ts';
import { findByRef } from './team.ts';
import { EstimateSourceInput, RecoveryEstimateInput, parseSource } from './recovery-estimate.ts';
import { BodyPartEnum } from './body-part.ts';
import { injuryId, InjuryNode, SideEnum } from './injury.ts';
import * as decisions from '../domain/injury.ts';
import type { Injury, InjuryId, CommandTime } from '../domain/injury.ts';

const whichInjury = { required: true, validate: shortText, description: 'The id of the injury.' } as const;
const note = { validate: longText, description: 'A note, for the record.' } as const;
const diagnosisField = {
  validate: shortText,
  description: 'A code of the catalogue, or the diagnosis in words.',
} as const;
const occurredInField = { validate: shortText, description: 'The id of the fixture in which it happened.' } as const;
const reportedAtField = { type: 'DateTime', description: 'The time of the statement. Default: now.' } as const;

const ReportInjuryInput = builder.inputType('ReportInjuryInput', {
  description: 'A new injury.',
  fields: (t) => ({
    player: t.field({ type: PlayerRefInput, required: true, description: 'The player.' }),
    occurredOn: t.field({ type: 'Date', required: true, description: 'The day of the injury.' }),
    occurredIn: t.id(occurredInField),
    bodyPart: t.field({ type: BodyPartEnum, required: true, description: 'The injured part of the body.' }),
    side: t.field({ type: SideEnum, description: 'The side of the body.' }),
    diagnosis: t.string(diagnosisField),
    description: t.string({ validate: longText, description: 'The text of the report.' }),
    estimate: t.field({
      type: RecoveryEstimateInput,
      description: 'The estimate of the return. Default: nothing known yet.',
    }),
    source: t.field({ type: EstimateSourceInput, description: 'The source of the estimate.' }),
    reportedAt: t.field(reportedAtField),
    note: t.string(note),
  }),
});

const AmendInjuryInput = builder.inputType('AmendInjuryInput', {
  description: 'New details of an injury. Omitted fields keep their values; null clears a value.',
  fields: (t) => ({
    injury: t.id(whichInjury),
    bodyPart: t.field({ type: BodyPartEnum, description: 'The injured part of the body.' }),
    side: t.field({ type: SideEnum, description: 'The side of the body.' }),
    diagnosis: t.string(diagnosisField),
    description: t.string({ validate: longText, description: 'The text of the report.' }),
    occurredOn: t.field({ type: 'Date', description: 'The day of the injury.' }),
    occurredIn: t.id(occurredInField),
  }),
});

const ReviseRecoveryEstimateInput = builder.inputType('ReviseRecoveryEstimateInput', {
  description: 'A new estimate of a return.',
  fields: (t) => ({
    injury: t.id(whichInjury),
    estimate: t.field({ type: RecoveryEstimateInput, required: true, description: 'The new estimate.' }),
    source: t.field({ type: EstimateSourceInput, description: 'The source of the estimate.' }),
    reportedAt: t.field(reportedAtField),
    note: t.string(note),
    expectedRevision: t.int({
      description:
        'The revision that this estimate replaces. If another revision is current, the result is a ConflictError and nothing is stored.',
    }),
  }),
});

const RecordReturnInput = builder.inputType('RecordReturnInput', {
  description: 'The return of a player.',
  fields: (t) => ({
    injury: t.id(whichInjury),
    returnedOn: t.field({
      type: 'Date',
      required: true,
      description: 'The first day on which the player is available again.',
    }),
  }),
});

const WithdrawInjuryInput = builder.inputType('WithdrawInjuryInput', {
  description: 'An injury that was reported in error.',
  fields: (t) => ({ injury: t.id(whichInjury), note: t.string(note) }),
});

function momentOf(player: Player, world: ScopeSnapshot, now: Instant): CommandTime {
  const zone = zoneOf(player, world.teams, now);
  return { now, zone, today: dayIn(zone, now) };
}

/** Looks the injury up, takes the decision, and re-assesses the player: in one change. */
async function decideOn(
  commands: Commands,
  input: {
    readonly injury: string;
    readonly occurredIn?: string | null | undefined;
    readonly occurredOn?: Day | null | undefined;
  },
  cause: ChangeCause,
  decide: (
    injury: Injury,
    player: Player,
    at: CommandTime,
    occurredIn: Fixture | null,
    world: ScopeSnapshot,
  ) => Decision<Injury>,
) {
  const id = injuryId(input.injury);
  const inFixture = input.occurredIn == null ? null : fixtureId(input.occurredIn);
  const scope = {
    injuries: id === null ? [] : [id],
    fixtures: inFixture === null ? [] : [inFixture],
    ...(input.occurredOn != null && { since: input.occurredOn }),
  };
  return unwrap(
    await commands.change(scope, (world, now) => {
      const injury = id === null ? undefined : world.injuries.get(id);
      const player = injury && world.players.get(injury.player);
      if (injury === undefined || player === undefined) return notFound('injury', 'input', 'injury');
      const fixture = inFixture === null ? null : (world.fixtures.get(inFixture) ?? null);
      if (input.occurredIn != null && fixture === null) return notFound('fixture', 'input', 'occurredIn');
      return changedTo(decide(injury, player, momentOf(player, world, now), fixture, world), cause);
    }),
  );
}

function changedTo(decision: Decision<Injury>, cause: ChangeCause): Decision<AcceptedChange<Injury>> {
  if (!decision.ok) return decision;
  return accept({ changed: { injuries: [decision.value] }, cause, value: decision.value });
}

/** The code of a diagnosis, given as one or in words. */
export function diagnosisIn(words: string | null | undefined): Decision<string | null> {
  if (words == null) return accept(null);
  const entry = diagnosisByCode(words) ?? matchDiagnosis(words.replaceAll('_', ' '));
  if (entry !== null) return accept(entry.code);
  const message = `"${words.slice(0, 60)}" matches no entry of the catalogue; expected a code or the name of a diagnosis.`;
  return invalid([{ path: ['input', 'diagnosis'], message }]);
}

builder.mutationFields((t) => ({
  reportInjury: t.field({
    type: InjuryNode,
    ...editorsOnly('ReportInjuryResult', 'The injury'),
    description: "Reports an injury. The player's list changes at once, for all subscribers.",
    args: { input: t.arg({ type: ReportInjuryInput, required: true, description: 'The report.' }) },
    resolve: async (_, { input }, { commands }) => {
      const player = playerRef(input.player);
      const inFixture = input.occurredIn == null ? null : fixtureId(input.occurredIn);
      const diagnosis = unwrap(diagnosisIn(input.diagnosis));
      const scope = {
        players: player === null ? [] : [player],
        fixtures: inFixture === null ? [] : [inFixture],
        since: input.occurredOn,
      };
      return unwrap(
        await commands.change(scope, (world, now) => {
          const who = findByRef(world.players, player);
          const fixture = inFixture === null ? null : (world.fixtures.get(inFixture) ?? null);
          if (who === null) return notFound('player', 'input', 'player');
          if (input.occurredIn != null && fixture === null) return notFound('fixture', 'input', 'occurredIn');
          const { bodyPart, occurredOn, side = null, description = null, reportedAt = null } = input;
          const when = calendarFor(who, world, reportedAt ?? now, occurredOn);
          const said = parseEstimateInput(input.estimate ?? { unknown: true }, when);
          if (!said.ok) return said;
          const source = parseSource(input.source);
          const estimate = { statement: said.value, source, note: input.note ?? null, reportedAt };
          const report = { bodyPart, side, diagnosis, description, occurredOn, occurredIn: fixture, estimate };
          const at = momentOf(who, world, now);
          return changedTo(
            decisions.reportInjury(
              randomUUID() as InjuryId,
              who,
              [...world.injuries.values()].filter(({ player }) => player === who.id),
              at,
              report,
            ),
            'INJURY_REPORTED',
          );
        }),
      );
    },
  }),
  amendInjury: t.field({
    type: InjuryNode,
    ...editorsOnly('AmendInjuryResult', 'The injury with its new details'),
    description: 'Corrects or completes a report: the diagnosis, the body part, the day.',
    args: { input: t.arg({ type: AmendInjuryInput, required: true, description: 'The new details.' }) },
    resolve: (_, { input }, { commands }) => {
      const diagnosis = unwrap(diagnosisIn(input.diagnosis));
      return decideOn(commands, input, 'INJURY_AMENDED', (injury, player, at, fixture) =>
        decisions.amendInjury(injury, player, at, {
          ...(input.bodyPart != null && { bodyPart: input.bodyPart }),
          ...(input.side !== undefined && { side: input.side }),
          ...(input.diagnosis !== undefined && { diagnosis }),
          ...(input.description !== undefined && { description: input.description }),
          ...(input.occurredOn != null && { occurredOn: input.occurredOn }),
          ...(input.occurredIn !== undefined && { occurredIn: fixture }),
        }),
      );
    },
  }),
  reviseRecoveryEstimate: t.field({
    type: InjuryNode,
    ...editorsOnly('ReviseRecoveryEstimateResult', 'The injury with its new estimate'),
    description: 'Adds an estimate, which becomes the current one. The list changes at once, for all subscribers.',
    args: { input: t.arg({ type: ReviseRecoveryEstimateInput, required: true, description: 'The estimate.' }) },
    resolve: (_, { input }, { commands }) => {
      const { note: words = null, reportedAt = null, expectedRevision = null } = input;
      const source = parseSource(input.source);
      return decideOn(commands, input, 'ESTIMATE_REVISED', (injury, player, at, __, world) => {
        const when = calendarFor(player, world, reportedAt ?? at.now, injury.occurredOn);
        const said = parseEstimateInput(input.estimate, when);
        if (!said.ok) return said;
        const estimate = { statement: said.value, source, note: words, reportedAt };
        return decisions.reviseEstimate(injury, at, estimate, expectedRevision);
      });
    },
  }),
  recordReturn: t.field({
    type: InjuryNode,
    ...editorsOnly('RecordReturnResult', 'The healed injury'),
    description: 'Records that the player has returned: from that day on, the injury causes no absence.',
    args: { input: t.arg({ type: RecordReturnInput, required: true, description: 'The return.' }) },
    resolve: (_, { input }, { commands }) =>
      decideOn(commands, input, 'RETURN_RECORDED', (injury, _, at) =>
        decisions.recordReturn(injury, at, input.returnedOn),
      ),
  }),
  withdrawInjury: t.field({
    type: InjuryNode,
    ...editorsOnly('WithdrawInjuryResult', 'The withdrawn injury'),
    description: 'Withdraws a report that was an error. It no longer has any effect; the record is kept.',
    args: { input: t.arg({ type: WithdrawInjuryInput, required: true, description: 'The injury to withdraw.' }) },
    resolve: (_, { input }, { commands }) =>
      decideOn(commands, input, 'INJURY_WITHDRAWN', (injury) => decisions.withdrawInjury(injury, input.note ?? null)),
  }),
}));
