import { builder } from './builder.ts';
import type { Issue } from '../domain/decision.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from './errors.ts';

export const InputIssue = builder.objectRef<Issue>('InputIssue').implement({
  description: 'One fault of an input.',
  fields: (t) => ({
    path: t.stringList({
      description: 'Where it stands: `["input", "estimate", "window", "latest"]`.',
      resolve: (issue) => [...issue.path],
    }),
    message: t.exposeString('message', { description: 'What is wrong, in plain words.' }),
  }),
});

const ErrorInterface = builder.interfaceRef<Error>('Error').implement({
  description: 'Why something was not done. Nothing was stored and nobody was told.',
  fields: (t) => ({ message: t.exposeString('message', { description: 'The reason, in plain words.' }) }),
});

builder.objectType(NotFound, {
  name: 'NotFoundError',
  description: 'Something that the input points at does not exist.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    path: t.stringList({
      description: 'Which part of the input points at it: `["input", "player"]`.',
      resolve: (error) => [...error.path],
    }),
  }),
});

builder.objectType(InvalidInput, {
  name: 'InvalidInputError',
  description: 'The input breaks a rule. All its faults are told at once.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    issues: t.field({
      type: [InputIssue],
      description: 'Each fault, with the field that it is in.',
      resolve: (error) => [...error.issues],
    }),
  }),
});

builder.objectType(Conflict, {
  name: 'ConflictError',
  description: 'Things are no longer, or not, as the input takes them to be.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    currentRevision: t.exposeInt('currentRevision', {
      nullable: true,
      description: 'The revision that stands, where revisions are what clashed.',
    }),
  }),
});

builder.objectType(Forbidden, {
  name: 'ForbiddenError',
  description: 'This installation does not allow it.',
  interfaces: [ErrorInterface],
});
