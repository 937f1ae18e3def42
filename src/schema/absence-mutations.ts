import { endAbsence, reportAbsence, reviseAbsence, withdrawAbsence } from '../write-path/commands/absence.ts';
import { AbsenceEndInput, AbsenceScopeInput, parseAbsenceScope, parseEnd } from './absence-input.ts';
import { absenceId, AbsenceKindEnum, AbsenceNode } from './absence.ts';
import { builder } from './builder.ts';
import { unwrap } from './errors.ts';
import { externalIdsField } from './external-id.ts';
import { longText, shortText } from './input-validation.ts';
import { mutation } from './mutation-options.ts';
import { playerRef, PlayerRefInput } from './player.ts';
import { EstimateSourceInput, parseSource } from './recovery-estimate-input.ts';
import { requireValid } from './references.ts';

const absenceField = { required: true, validate: shortText, description: 'The id of the absence.' } as const;
const noteField = { validate: longText, description: 'A note, for the record.' } as const;
const wordsField = { validate: shortText, description: 'The reason in words: "cup-tied".' } as const;
const reportedAtField = { type: 'DateTime', description: 'The time of the statement. Default: now.' } as const;
const SCOPES = ['EDITOR', 'MEDICAL'] as const;

const ReportAbsenceInput = builder.inputType('ReportAbsenceInput', {
  description: 'A new absence that is neither an injury nor a suspension.',
  fields: (t) => ({
    player: t.field({ type: PlayerRefInput, required: true, description: 'The player.' }),
    kind: t.field({ type: AbsenceKindEnum, required: true, description: 'The kind of absence.' }),
    from: t.field({ type: 'Date', required: true, description: 'The first day. It may be in the future.' }),
    until: t.field({ type: AbsenceEndInput, description: 'When it is expected to end. Default: not known.' }),
    scope: t.field({ type: AbsenceScopeInput, description: 'The games that it covers. Default: every game.' }),
    words: t.string(wordsField),
    source: t.field({ type: EstimateSourceInput, description: 'The source.' }),
    reportedAt: t.field(reportedAtField),
    note: t.string(noteField),
    externalIds: t.field(externalIdsField('absence')),
  }),
});

const ReviseAbsenceInput = builder.inputType('ReviseAbsenceInput', {
  description: 'A new statement about an absence. Omitted fields keep their values.',
  fields: (t) => ({
    absence: t.id(absenceField),
    until: t.field({ type: AbsenceEndInput, description: 'When it is expected to end.' }),
    scope: t.field({ type: AbsenceScopeInput, description: 'The games that it covers. It replaces the whole scope.' }),
    words: t.string(wordsField),
    source: t.field({ type: EstimateSourceInput, description: 'The source.' }),
    reportedAt: t.field(reportedAtField),
    note: t.string(noteField),
    expectedRevision: t.int({
      description:
        'The revision that this statement replaces. If another revision is current, the result is a ConflictError and nothing is stored.',
    }),
  }),
});

const EndAbsenceInput = builder.inputType('EndAbsenceInput', {
  description: 'The end of an absence.',
  fields: (t) => ({
    absence: t.id(absenceField),
    endedOn: t.field({
      type: 'Date',
      required: true,
      description: 'The first day on which the player is available again.',
    }),
  }),
});

const WithdrawAbsenceInput = builder.inputType('WithdrawAbsenceInput', {
  description: 'An absence that was reported in error.',
  fields: (t) => ({ absence: t.id(absenceField), note: t.string(noteField) }),
});

builder.mutationFields((t) => ({
  reportAbsence: t.field({
    type: AbsenceNode,
    ...mutation({ scopes: SCOPES, union: 'ReportAbsenceResult', result: 'The absence' }),
    description: "Reports an absence. The player's list changes at once, for all subscribers.",
    args: { input: t.arg({ type: ReportAbsenceInput, required: true, description: 'The absence.' }) },
    resolve: async (_, { input }, { commands }) => {
      const player = requireValid(playerRef, input.player, 'player');
      const [until, scope] = [parseEnd(input.until), parseAbsenceScope(input.scope)];
      const report = { ...input, player, until, scope, source: parseSource(input.source) };
      return unwrap(await commands.run(reportAbsence(report)));
    },
  }),
  reviseAbsence: t.field({
    type: AbsenceNode,
    ...mutation({ scopes: SCOPES, union: 'ReviseAbsenceResult', result: 'The absence with its new statement' }),
    description: 'Changes the end, the scope or the reason of an absence. Earlier statements are kept.',
    args: { input: t.arg({ type: ReviseAbsenceInput, required: true, description: 'The statement.' }) },
    resolve: async (_, { input }, { commands }) => {
      const absence = requireValid(absenceId, input.absence, 'absence');
      const [until, scope] = [parseEnd(input.until), parseAbsenceScope(input.scope)];
      const { source, ...rest } = input;
      const stated = source === undefined ? {} : { source: parseSource(source) };
      return unwrap(await commands.run(reviseAbsence({ ...rest, ...stated, absence, until, scope })));
    },
  }),
  endAbsence: t.field({
    type: AbsenceNode,
    ...mutation({ scopes: SCOPES, union: 'EndAbsenceResult', result: 'The ended absence' }),
    description: 'Records the end of an absence: from that day on, it no longer keeps the player out.',
    args: { input: t.arg({ type: EndAbsenceInput, required: true, description: 'The end.' }) },
    resolve: async (_, { input }, { commands }) => {
      const absence = requireValid(absenceId, input.absence, 'absence');
      return unwrap(await commands.run(endAbsence({ ...input, absence })));
    },
  }),
  withdrawAbsence: t.field({
    type: AbsenceNode,
    ...mutation({ scopes: SCOPES, union: 'WithdrawAbsenceResult', result: 'The withdrawn absence' }),
    description: 'Withdraws an absence that was an error. It no longer has any effect; the record is kept.',
    args: { input: t.arg({ type: WithdrawAbsenceInput, required: true, description: 'The absence to withdraw.' }) },
    resolve: async (_, { input }, { commands }) => {
      const absence = requireValid(absenceId, input.absence, 'absence');
      return unwrap(await commands.run(withdrawAbsence({ ...input, absence })));
    },
  }),
}));
