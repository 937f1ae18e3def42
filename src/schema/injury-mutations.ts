import {
  amendInjury,
  recordReturn,
  reportInjury,
  reviseRecoveryEstimate,
  withdrawInjury,
} from '../write-path/commands/injury.ts';
import { BodyPartEnum } from './body-part.ts';
import { builder } from './builder.ts';
import { unwrap } from './errors.ts';
import { externalIdsField } from './external-id.ts';
import { fixtureId } from './fixture.ts';
import { injuryId, InjuryNode, SideEnum } from './injury.ts';
import { longText, shortText } from './input-validation.ts';
import { mutation } from './mutation-options.ts';
import { playerRef, PlayerRefInput } from './player.ts';
import { estimateInput, EstimateSourceInput, parseSource, RecoveryEstimateInput } from './recovery-estimate-input.ts';
import { requireValid, requireValidIfGiven } from './references.ts';

const injuryField = { required: true, validate: shortText, description: 'The id of the injury.' } as const;
const noteField = { validate: longText, description: 'A note, for the record.' } as const;
const diagnosisField = {
  validate: shortText,
  description: 'A code of the catalogue, or the diagnosis in words.',
} as const;
const occurredInField = { validate: shortText, description: 'The id of the fixture in which it happened.' } as const;
const minimumAbsenceField = {
  description:
    'The number of days without a game that a protocol requires, counted from the day of the injury: 0 to 365.',
} as const;
const reportedAtField = { type: 'DateTime', description: 'The time of the statement. Default: now.' } as const;

const ReportInjuryInput = builder.inputType('ReportInjuryInput', {
  description: 'A new injury.',
  fields: (t) => ({
    player: t.field({ type: PlayerRefInput, required: true, description: 'The player.' }),
    occurredOn: t.field({ type: 'Date', required: true, description: 'The day of the injury.' }),
    occurredIn: t.id(occurredInField),
    announcedFor: t.field({
      type: 'Date',
      description: 'The first day on which it keeps the player out, if that is later: an operation next month.',
    }),
    bodyPart: t.field({ type: BodyPartEnum, required: true, description: 'The injured part of the body.' }),
    side: t.field({ type: SideEnum, description: 'The side of the body.' }),
    diagnosis: t.string(diagnosisField),
    description: t.string({ validate: longText, description: 'The text of the report.' }),
    minimumAbsence: t.int(minimumAbsenceField),
    estimate: t.field({
      type: RecoveryEstimateInput,
      description: 'The estimate of the return. Default: nothing known yet.',
    }),
    externalIds: t.field(externalIdsField('injury')),
    source: t.field({ type: EstimateSourceInput, description: 'The source of the estimate.' }),
    reportedAt: t.field(reportedAtField),
    note: t.string(noteField),
  }),
});

const AmendInjuryInput = builder.inputType('AmendInjuryInput', {
  description: 'New details of an injury. Omitted fields keep their values; null clears a value.',
  fields: (t) => ({
    injury: t.id(injuryField),
    bodyPart: t.field({ type: BodyPartEnum, description: 'The injured part of the body.' }),
    side: t.field({ type: SideEnum, description: 'The side of the body.' }),
    diagnosis: t.string(diagnosisField),
    description: t.string({ validate: longText, description: 'The text of the report.' }),
    occurredOn: t.field({ type: 'Date', description: 'The day of the injury.' }),
    occurredIn: t.id(occurredInField),
    minimumAbsence: t.int(minimumAbsenceField),
  }),
});

const ReviseRecoveryEstimateInput = builder.inputType('ReviseRecoveryEstimateInput', {
  description: 'A new estimate of a return. Either `injury` or `player` is given.',
  fields: (t) => ({
    injury: t.id({ ...injuryField, required: false }),
    player: t.field({ type: PlayerRefInput, description: 'The player, if they have exactly one active injury.' }),
    estimate: t.field({ type: RecoveryEstimateInput, required: true, description: 'The new estimate.' }),
    source: t.field({ type: EstimateSourceInput, description: 'The source of the estimate.' }),
    reportedAt: t.field(reportedAtField),
    note: t.string(noteField),
    expectedRevision: t.int({
      description:
        'The revision that this estimate replaces. If another revision is current, the result is a ConflictError and nothing is stored.',
    }),
    replaces: t.boolean({
      description: 'Whether it replaces the current estimate even though it names no day. Default: false.',
    }),
  }),
});

const RecordReturnInput = builder.inputType('RecordReturnInput', {
  description: 'The return of a player.',
  fields: (t) => ({
    injury: t.id(injuryField),
    returnedOn: t.field({
      type: 'Date',
      required: true,
      description: 'The first day on which the player is available again.',
    }),
  }),
});

const WithdrawInjuryInput = builder.inputType('WithdrawInjuryInput', {
  description: 'An injury that was reported in error.',
  fields: (t) => ({ injury: t.id(injuryField), note: t.string(noteField) }),
});

builder.mutationFields((t) => ({
  reportInjury: t.field({
    type: InjuryNode,
    ...mutation({ scopes: ['EDITOR'], union: 'ReportInjuryResult', result: 'The injury' }),
    description: "Reports an injury. The player's list changes at once, for all subscribers.",
    args: { input: t.arg({ type: ReportInjuryInput, required: true, description: 'The report.' }) },
    resolve: async (_, { input }, { commands }) => {
      const player = requireValid(playerRef, input.player, 'player');
      const occurredIn = requireValidIfGiven(fixtureId, input.occurredIn, 'fixture', 'occurredIn');
      const estimate = input.estimate && estimateInput(input.estimate);
      const report = { ...input, player, occurredIn, estimate, source: parseSource(input.source) };
      return unwrap(await commands.run(reportInjury(report)));
    },
  }),
  amendInjury: t.field({
    type: InjuryNode,
    ...mutation({ scopes: ['EDITOR'], union: 'AmendInjuryResult', result: 'The injury with its new details' }),
    description: 'Corrects or completes a report: the diagnosis, the body part, the day.',
    args: { input: t.arg({ type: AmendInjuryInput, required: true, description: 'The new details.' }) },
    resolve: async (_, { input }, { commands }) => {
      const injury = requireValid(injuryId, input.injury, 'injury');
      const occurredIn = requireValidIfGiven(fixtureId, input.occurredIn, 'fixture', 'occurredIn');
      return unwrap(await commands.run(amendInjury({ ...input, injury, occurredIn })));
    },
  }),
  reviseRecoveryEstimate: t.field({
    type: InjuryNode,
    ...mutation({
      scopes: ['EDITOR'],
      union: 'ReviseRecoveryEstimateResult',
      result: 'The injury with its new estimate',
    }),
    description:
      'Adds an estimate. It becomes the current one if it was made last; one without a day only if it replaces the others. The list changes at once, for all subscribers.',
    args: { input: t.arg({ type: ReviseRecoveryEstimateInput, required: true, description: 'The estimate.' }) },
    resolve: async (_, { input }, { commands }) => {
      const injury = requireValidIfGiven(injuryId, input.injury, 'injury', 'injury') ?? null;
      const player = requireValidIfGiven(playerRef, input.player, 'player', 'player') ?? null;
      const estimate = estimateInput(input.estimate);
      const revision = { ...input, injury, player, estimate, source: parseSource(input.source) };
      return unwrap(await commands.run(reviseRecoveryEstimate(revision)));
    },
  }),
  recordReturn: t.field({
    type: InjuryNode,
    ...mutation({ scopes: ['EDITOR', 'FEED', 'MEDICAL'], union: 'RecordReturnResult', result: 'The healed injury' }),
    description: 'Records that the player has returned: from that day on, the injury causes no absence.',
    args: { input: t.arg({ type: RecordReturnInput, required: true, description: 'The return.' }) },
    resolve: async (_, { input }, { commands }) => {
      const injury = requireValid(injuryId, input.injury, 'injury');
      return unwrap(await commands.run(recordReturn({ ...input, injury })));
    },
  }),
  withdrawInjury: t.field({
    type: InjuryNode,
    ...mutation({ scopes: ['EDITOR'], union: 'WithdrawInjuryResult', result: 'The withdrawn injury' }),
    description: 'Withdraws a report that was an error. It no longer has any effect; the record is kept.',
    args: { input: t.arg({ type: WithdrawInjuryInput, required: true, description: 'The injury to withdraw.' }) },
    resolve: async (_, { input }, { commands }) => {
      const injury = requireValid(injuryId, input.injury, 'injury');
      return unwrap(await commands.run(withdrawInjury({ ...input, injury })));
    },
  }),
}));
