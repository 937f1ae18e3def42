import type { Candidate, ImportQuestion, QUESTION_KINDS } from '../domain/identity/import-question.ts';
import { builder } from './builder.ts';
import { ErrorInterface } from './error-types.ts';
import { ImportQuestions } from './errors.ts';
import { encodeId } from './global-id.ts';
import { findNode } from './node.ts';

const QuestionKindEnum = builder.enumType('QuestionKind', {
  description: 'The kind of object that a name in imported data refers to.',
  values: {
    TEAM: { description: 'A team.' },
    PLAYER: { description: 'A player.' },
    COMPETITION: { description: 'A competition.' },
  } satisfies Record<(typeof QUESTION_KINDS)[number], { description: string }>,
});

const CandidateObject = builder.objectRef<Candidate>('Candidate').implement({
  description: 'An object that a name may mean.',
  fields: (t) => ({
    node: t.field({
      type: builder.nodeInterfaceRef(),
      description: 'The object.',
      resolve: async ({ type, id }, _, context) => {
        const node = await findNode(encodeId(type, id), context);
        if (node === null) throw new Error(`the candidate ${type} ${id} does not exist`);
        return node;
      },
    }),
    words: t.exposeString('words', { description: 'The evidence for it, in plain words.' }),
  }),
});

const ImportQuestionObject = builder.objectRef<ImportQuestion>('ImportQuestion').implement({
  description: 'A name in imported data whose meaning is not certain.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name as in the data.' }),
    kind: t.expose('kind', { type: QuestionKindEnum, description: 'The kind of object that the name refers to.' }),
    candidates: t.field({
      type: [CandidateObject],
      description: 'The objects that it may mean, the most likely one first.',
      resolve: ({ candidates }) => [...candidates],
    }),
    words: t.exposeString('words', { description: 'Why the meaning is not certain, in plain words.' }),
  }),
});

builder.objectType(ImportQuestions, {
  name: 'ImportQuestionsError',
  description: 'Names whose meaning is not certain. Nothing was stored; import again with the answers.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    questions: t.field({
      type: [ImportQuestionObject],
      description: 'The names, each with its candidates.',
      resolve: (error) => [...error.questions],
    }),
  }),
});
