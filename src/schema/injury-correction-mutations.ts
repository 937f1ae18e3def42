import { confirmRecoveryEstimate, reopenInjury, retractEstimate } from '../write-path/commands/injury-corrections.ts';
import { builder } from './builder.ts';
import { unwrap } from './errors.ts';
import { injuryId, InjuryNode } from './injury.ts';
import { longText, shortText } from './input-validation.ts';
import { mutation } from './mutation-options.ts';
import { EstimateSourceInput, parseSource } from './recovery-estimate-input.ts';
import { requireValid } from './references.ts';

const injuryField = { required: true, validate: shortText, description: 'The id of the injury.' } as const;
const noteField = { validate: longText, description: 'The reason, for the record.' } as const;

const ReopenInjuryInput = builder.inputType('ReopenInjuryInput', {
  description: 'An injury whose return was recorded, or whose report was withdrawn, in error.',
  fields: (t) => ({ injury: t.id(injuryField), note: t.string(noteField) }),
});

const RetractEstimateInput = builder.inputType('RetractEstimateInput', {
  description: 'An estimate that was a mistake.',
  fields: (t) => ({
    injury: t.id(injuryField),
    revision: t.int({ required: true, description: 'The number of the estimate within its injury.' }),
    note: t.string(noteField),
  }),
});

const ConfirmRecoveryEstimateInput = builder.inputType('ConfirmRecoveryEstimateInput', {
  description: 'A confirmation that the current estimate still holds.',
  fields: (t) => ({
    injury: t.id(injuryField),
    source: t.field({
      type: EstimateSourceInput,
      description: 'The source of the confirmation. Default: that of the current estimate.',
    }),
    reportedAt: t.field({ type: 'DateTime', description: 'The time of the confirmation. Default: now.' }),
    note: t.string({ validate: longText, description: 'A note, for the record.' }),
    expectedRevision: t.int({
      description:
        'The revision that is confirmed. If another revision is current, the result is a ConflictError and nothing is stored.',
    }),
  }),
});

builder.mutationFields((t) => ({
  confirmRecoveryEstimate: t.field({
    type: InjuryNode,
    ...mutation({
      scopes: ['EDITOR'],
      union: 'ConfirmRecoveryEstimateResult',
      result: 'The injury with the repeated estimate',
    }),
    description:
      'Records that nothing has changed, by a statement that repeats the current estimate as of now. "4 to 6 weeks" is repeated as the days that it meant.',
    args: { input: t.arg({ type: ConfirmRecoveryEstimateInput, required: true, description: 'The confirmation.' }) },
    resolve: async (_, { input }, { commands }) => {
      const injury = requireValid(injuryId, input.injury, 'injury');
      const source = input.source == null ? undefined : parseSource(input.source);
      return unwrap(await commands.run(confirmRecoveryEstimate({ ...input, injury, source })));
    },
  }),
  reopenInjury: t.field({
    type: InjuryNode,
    ...mutation({ scopes: ['EDITOR'], union: 'ReopenInjuryResult', result: 'The injury, which is active again' }),
    description: 'Reopens an injury after a return or a withdrawal: it causes absence again.',
    args: { input: t.arg({ type: ReopenInjuryInput, required: true, description: 'The injury.' }) },
    resolve: async (_, { input }, { commands }) => {
      const injury = requireValid(injuryId, input.injury, 'injury');
      return unwrap(await commands.run(reopenInjury({ ...input, injury })));
    },
  }),
  retractEstimate: t.field({
    type: InjuryNode,
    ...mutation({ scopes: ['EDITOR'], union: 'RetractEstimateResult', result: 'The injury without the estimate' }),
    description: 'Retracts an estimate: it stays in the ledger, marked as retracted, and never counts.',
    args: { input: t.arg({ type: RetractEstimateInput, required: true, description: 'The estimate.' }) },
    resolve: async (_, { input }, { commands }) => {
      const injury = requireValid(injuryId, input.injury, 'injury');
      return unwrap(await commands.run(retractEstimate({ ...input, injury })));
    },
  }),
}));
