import type { Issue } from '../domain/decision.ts';
import { builder } from './builder.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from './errors.ts';

export const InputIssue = builder.objectRef<Issue>('InputIssue').implement({
  description: 'One error in an input.',
  fields: (t) => ({
    path: t.stringList({
      description: 'The path to the faulty field: `["input", "estimate", "window", "latest"]`.',
      resolve: (issue) => [...issue.path],
    }),
    message: t.exposeString('message', { description: 'The error, in plain words.' }),
  }),
});

export const ErrorInterface = builder.interfaceRef<Error>('Error').implement({
  description: 'The reason why a request was refused. Nothing was stored or published.',
  fields: (t) => ({ message: t.exposeString('message', { description: 'The reason, in plain words.' }) }),
});

builder.objectType(NotFound, {
  name: 'NotFoundError',
  description: 'An object that the input refers to does not exist.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    path: t.stringList({
      description: 'The path to the reference in the input: `["input", "player"]`.',
      resolve: (error) => [...error.path],
    }),
  }),
});

builder.objectType(InvalidInput, {
  name: 'InvalidInputError',
  description: 'The input breaks one or more rules. All errors are listed.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    issues: t.field({
      type: [InputIssue],
      description: 'The errors, each with the path to its field.',
      resolve: (error) => [...error.issues],
    }),
  }),
});

builder.objectType(Conflict, {
  name: 'ConflictError',
  description: 'The input does not match the current state.',
  interfaces: [ErrorInterface],
  fields: (t) => ({
    currentRevision: t.exposeInt('currentRevision', {
      nullable: true,
      description: 'The current revision, if the conflict is about revisions; otherwise null.',
    }),
  }),
});

builder.objectType(Forbidden, {
  name: 'ForbiddenError',
  description: 'This server does not allow the operation.',
  interfaces: [ErrorInterface],
});
