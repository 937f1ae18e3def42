import { settleQuestion } from '../write-path/commands/editor-question.ts';
import { builder } from './builder.ts';
import { findQueueEntry } from './editor-queue-entries.ts';
import { EditorQueueEntryNode } from './editor-queue.ts';
import { Conflict, NotFound, unwrap } from './errors.ts';
import { decodeId } from './global-id.ts';
import { longText, shortText } from './input-validation.ts';
import { mutation } from './mutation-options.ts';

const SettleQuestionInput = builder.inputType('SettleQuestionInput', {
  description: 'An entry of the queue that needs no other change.',
  fields: (t) => ({
    entry: t.id({ required: true, validate: shortText, description: 'The id of the entry.' }),
    note: t.string({ validate: longText, description: 'The reason, for the record.' }),
  }),
});

builder.mutationField('settleQuestion', (t) =>
  t.field({
    type: EditorQueueEntryNode,
    ...mutation({ scopes: ['EDITOR'], union: 'SettleQuestionResult', result: 'The settled entry' }),
    description:
      'Settles a question without another change: the record stays as it is. A return that is due is settled only by recording what happened.',
    args: { input: t.arg({ type: SettleQuestionInput, required: true, description: 'The entry.' }) },
    resolve: async (_, { input }, context) => {
      const id = decodeId<string>('EditorQueueEntry', input.entry);
      const entry = id === null ? null : await findQueueEntry(id, context);
      if (entry === null) throw new NotFound('There is no such entry in the queue.', ['input', 'entry']);
      if (entry.question === null) {
        throw new Conflict('A return that is due is settled by a return, or by a new or confirmed statement.', null);
      }
      unwrap(await context.commands.run(settleQuestion(entry.question, input.note)));
      return entry;
    },
  }),
);
