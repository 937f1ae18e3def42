import { z } from 'zod';
import {
  SUBJECT_KINDS,
  type Actor,
  type ACTOR_KINDS,
  type ActorKind,
  type AuditEntry,
  type Subject,
  type SubjectKind,
} from '../auth/audit.ts';
import type { TOKEN_SCOPES } from '../auth/token.ts';
import type { Instant } from '../domain/day.ts';
import type { InjuryId } from '../domain/injury.ts';
import { builder } from './builder.ts';
import { encodeId, readId } from './global-id.ts';
import { shortText, someOf } from './input-validation.ts';
import { findNode } from './node.ts';
import { emptyPage, pageOf } from './pagination.ts';
import { RecoveryEstimateObject, type EstimateOf } from './recovery-estimate.ts';

const TokenScopeEnum = builder.enumType('TokenScope', {
  description: 'The scope of a token: what its holder may write.',
  values: {
    EDITOR: { description: 'Everything.' },
    FEED: { description: 'Fixtures, their results, line-ups and cards, squads, and returns.' },
    MEDICAL: { description: 'The same, and absences.' },
  } satisfies Record<(typeof TOKEN_SCOPES)[number], { description: string }>,
});

const WriterKindEnum = builder.enumType('WriterKind', {
  description: 'The kinds of actors that can make a change.',
  values: {
    TOKEN: { description: 'The holder of a token.' },
    COMMAND_LINE: { description: 'An operator, by a command.' },
    DEMONSTRATION: { description: 'The demo data, while it filled an empty database.' },
    TIME: { description: 'The passing of time: midnight or a kick-off.' },
  } satisfies Record<(typeof ACTOR_KINDS)[number], { description: string }>,
});

const WriterObject = builder.objectRef<Actor>('Writer').implement({
  description: 'The actor that made a change.',
  fields: (t) => ({
    kind: t.expose('kind', { type: WriterKindEnum, description: 'The kind of actor.' }),
    token: t.string({
      nullable: true,
      description: 'The name of the token, such as "newsdesk"; null if no token was used.',
      resolve: (writer) => (writer.kind === 'TOKEN' ? writer.name : null),
    }),
    scope: t.field({
      type: TokenScopeEnum,
      nullable: true,
      description: 'The scope of the token; null if no token was used.',
      resolve: (writer) => (writer.kind === 'TOKEN' ? writer.scope : null),
    }),
  }),
});

const AuditSubjectObject = builder.objectRef<Subject>('AuditSubject').implement({
  description: 'An object that a change created, modified or referred to.',
  fields: (t) => ({
    subjectId: t.id({ description: 'The global id of the object.', resolve: ({ kind, id }) => encodeId(kind, id) }),
    node: t.field({
      type: builder.nodeInterfaceRef(),
      nullable: true,
      description: 'The object in its current state; null if it no longer exists.',
      resolve: ({ kind, id }, _, context) => findNode(encodeId(kind, id), context),
    }),
  }),
});

export const AuditEntryNode = builder.objectRef<AuditEntry>('AuditEntry');
builder.node(AuditEntryNode, {
  id: { resolve: ({ id }) => id },
  description:
    'One change: the action, its actor, its time and its subjects. It is written in the same transaction as the change.',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'The time of the change, by the clock of this API.' }),
    what: t.exposeString('action', {
      description:
        'The action: the name of the mutation, also for imports by command, or `syncFeeds`, `seedDemonstration` or `timePassed`.',
    }),
    by: t.field({ type: WriterObject, description: 'The actor that made the change.', resolve: ({ actor }) => actor }),
    note: t.exposeString('note', {
      nullable: true,
      description:
        'The reason that was given for a correction, such as a retracted estimate, removed cards or an undone change; null if none was given.',
    }),
    subjects: t.field({
      type: [AuditSubjectObject],
      description:
        'The objects that the change created, modified or referred to; for an import, those that it changed.',
      args: {
        first: t.arg.int({
          defaultValue: 20,
          validate: z.int().min(0).max(200),
          description: 'The maximum number of subjects, from 0 to 200.',
        }),
      },
      resolve: ({ subjects }, { first }) => subjects.slice(0, first ?? 20),
    }),
    subjectCount: t.int({ description: 'The total number of subjects.', resolve: ({ subjects }) => subjects.length }),
  }),
});

const AuditFilterInput = builder.inputType('AuditFilter', {
  description: 'Conditions for changes. All given conditions must hold.',
  fields: (t) => ({
    writers: t.field({
      type: [WriterKindEnum],
      validate: someOf,
      description: 'Only changes by these kinds of actors.',
    }),
    token: t.string({ validate: shortText, description: 'Only changes by the holder of the token with this name.' }),
    what: t.stringList({ validate: someOf, description: 'Only these actions, such as `reviseRecoveryEstimate`.' }),
    subject: t.id({
      validate: shortText,
      description:
        'Only changes to the object with this id, such as a team, a player, a fixture, an injury or a suspension.',
    }),
    from: t.field({ type: 'DateTime', description: 'Only changes at or after this time.' }),
    to: t.field({ type: 'DateTime', description: 'Only changes before this time.' }),
  }),
});

const AuditEntryConnection = builder.connectionObject(
  { type: AuditEntryNode, name: 'AuditEntryConnection', description: 'A page of the audit trail.' },
  { name: 'AuditEntryEdge', description: 'A change in a page.' },
);

interface Filter {
  readonly writers?: readonly ActorKind[] | null | undefined;
  readonly token?: string | null | undefined;
  readonly what?: readonly string[] | null | undefined;
  readonly from?: Instant | null | undefined;
  readonly to?: Instant | null | undefined;
}

builder.queryField('audit', (t) =>
  t.connection(
    {
      type: AuditEntryNode,
      description: "The audit trail: all changes, newest first. Requires an editor's token.",
      authScopes: { editor: true },
      args: { filter: t.arg({ type: AuditFilterInput, description: 'Conditions for the changes.' }) },
      resolve: (_, { filter, ...page }, { store }) => {
        const { subject, ...rest } = filter ?? {};
        const audited = subject == null ? null : subjectOf(subject);
        if (subject != null && audited === null) return emptyPage();
        return pageOf(store.audit, { ...definedOnly(rest), ...(audited !== null && { subject: audited }) }, page);
      },
    },
    AuditEntryConnection,
  ),
);

builder.queryField('viewer', (t) =>
  t.field({
    type: WriterObject,
    nullable: true,
    description: 'The holder of the token of this request; null without a token.',
    resolve: (_, __, { viewer }): Actor | null =>
      viewer.scope === null ? null : { kind: 'TOKEN', name: viewer.name, scope: viewer.scope },
  }),
);

function definedOnly({ writers, token, what, from, to }: Filter) {
  return {
    ...(writers != null && { writers }),
    ...(token != null && { token }),
    ...(what != null && { what }),
    ...(from != null && { from }),
    ...(to != null && { to }),
  };
}

/** Returns the subject with a global id; null if the audit trail has no subjects of its type. */
function subjectOf(globalId: string): Subject | null {
  const read = readId(globalId);
  return read !== null && isSubjectKind(read.typename) ? { kind: read.typename, id: read.id } : null;
}

function isSubjectKind(typename: string): typename is SubjectKind {
  return SUBJECT_KINDS.some((kind) => kind === typename);
}

builder.objectField(RecoveryEstimateObject, 'recordedBy', (t) =>
  t.loadable({
    type: WriterObject,
    nullable: true,
    description:
      "The actor that recorded the estimate; null for estimates recorded before actors were stored. Requires an editor's token: other callers get an error for this field and the rest of the result.",
    authScopes: { editor: true },
    load: async (estimates: EstimateOf[], { store }) => {
      const injuries = [...new Set(estimates.map(({ injury }) => injury.id))];
      const revisions = [...new Set(estimates.map(({ estimate }) => estimate.revision))];
      const writers = await store.estimateActors(injuries, revisions);
      const byInjury = new Map<InjuryId, ReadonlyMap<number, Actor>>();
      for (const [index, id] of injuries.entries()) byInjury.set(id, writers[index] ?? new Map());
      return estimates.map(({ injury, estimate }) => byInjury.get(injury.id)?.get(estimate.revision) ?? null);
    },
    resolve: (of) => of,
  }),
);
