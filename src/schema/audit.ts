import { z } from 'zod';
import { builder } from './builder.ts';
import { emptyPage, pageOf } from './pagination.ts';
import type { Instant } from '../domain/day.ts';
import { encodeId, readId } from './global-id.ts';
import { RecoveryEstimateObject, type EstimateOf } from './recovery-estimate.ts';
import type { InjuryId } from '../domain/injury.ts';
import { someOf } from './input-validation.ts';
import { shortText } from './input-validation.ts';
import { findNode } from './node.ts';
import {
  type AuditEntry,
  type Subject,
  SUBJECT_KINDS,
  type SubjectKind,
  type Actor,
  type ACTOR_KINDS,
  type ActorKind,
} from '../auth/audit.ts';
import type { TOKEN_SCOPES } from '../auth/token.ts';

const TokenScopeEnum = builder.enumType('TokenScope', {
  description: 'What the holder of a token may write.',
  values: {
    EDITOR: { description: 'Everything.' },
    FEED: { description: 'Fixtures and their results.' },
  } satisfies Record<(typeof TOKEN_SCOPES)[number], { description: string }>,
});

const WriterKindEnum = builder.enumType('WriterKind', {
  description: 'Who can write.',
  values: {
    TOKEN: { description: 'The holder of a token.' },
    COMMAND_LINE: { description: 'An operator, by a command.' },
    DEMONSTRATION: { description: 'The demonstration world, as it filled an empty database.' },
    TIME: { description: 'Nobody: a midnight or a kick-off has passed.' },
  } satisfies Record<(typeof ACTOR_KINDS)[number], { description: string }>,
});

const WriterObject = builder.objectRef<Actor>('Writer').implement({
  description: 'Who wrote something.',
  fields: (t) => ({
    kind: t.expose('kind', { type: WriterKindEnum, description: 'The holder of a token, or what else.' }),
    token: t.string({
      nullable: true,
      description: 'The name of the token: "newsdesk". Null where it was none.',
      resolve: (writer) => (writer.kind === 'TOKEN' ? writer.name : null),
    }),
    scope: t.field({
      type: TokenScopeEnum,
      nullable: true,
      description: 'What the token allowed. Null where it was none.',
      resolve: (writer) => (writer.kind === 'TOKEN' ? writer.scope : null),
    }),
  }),
});

const AuditSubjectObject = builder.objectRef<Subject>('AuditSubject').implement({
  description: 'Something that was made, changed or concerned.',
  fields: (t) => ({
    id: t.id({ description: 'Its id.', resolve: ({ kind, id }) => encodeId(kind, id) }),
    node: t.field({
      type: builder.nodeInterfaceRef(),
      nullable: true,
      description: 'The thing itself, as it is now.',
      resolve: ({ kind, id }, _, context) => findNode(encodeId(kind, id), context),
    }),
  }),
});

const AuditEntryObject = builder.objectRef<AuditEntry>('AuditEntry').implement({
  description: 'One change: what was done, by whom, when, and to what. It was written together with the change.',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When, by the clock that everything is assessed by.' }),
    what: t.exposeString('action', {
      description:
        'What was done: the name of the mutation, `importFixtures` of a command too, `seedDemonstration`, or `timePassed`.',
    }),
    by: t.field({ type: WriterObject, description: 'Who did it.', resolve: ({ actor }) => actor }),
    subjects: t.field({
      type: [AuditSubjectObject],
      description: 'What was made, changed or concerned; of a file of fixtures, those that it changed.',
      args: {
        first: t.arg.int({
          defaultValue: 20,
          validate: z.int().min(0).max(200),
          description: 'At most so many, up to 200.',
        }),
      },
      resolve: ({ subjects }, { first }) => subjects.slice(0, first ?? 20),
    }),
    subjectCount: t.int({ description: 'How many they are in all.', resolve: ({ subjects }) => subjects.length }),
  }),
});

const AuditFilterInput = builder.inputType('AuditFilter', {
  description: 'Which changes. All conditions that are given must hold.',
  fields: (t) => ({
    writers: t.field({ type: [WriterKindEnum], validate: someOf, description: 'By one of these.' }),
    token: t.string({ validate: shortText, description: 'By the holder of the token of this name.' }),
    what: t.stringList({ validate: someOf, description: 'One of these deeds: `reviseRecoveryEstimate`.' }),
    subject: t.id({
      validate: shortText,
      description: 'About this team, player, competition, fixture, injury or ban, by its id.',
    }),
    from: t.field({ type: 'DateTime', description: 'At this moment or later.' }),
    to: t.field({ type: 'DateTime', description: 'Before this moment.' }),
  }),
});

const AuditEntryConnection = builder.connectionObject(
  { type: AuditEntryObject, name: 'AuditEntryConnection', description: 'A page of the audit trail.' },
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
      type: AuditEntryObject,
      description: "Who changed what, the latest first. It needs an editor's token.",
      authScopes: { editor: true },
      extensions: { volatile: true },
      args: { filter: t.arg({ type: AuditFilterInput, description: 'Which changes.' }) },
      resolve: (_, { filter, ...page }, { store }) => {
        const { subject, ...rest } = filter ?? {};
        const about = subject == null ? null : subjectOf(subject);
        if (subject != null && about === null) return emptyPage();
        return pageOf(store.audit, { ...given(rest), ...(about !== null && { subject: about }) }, page);
      },
    },
    AuditEntryConnection,
  ),
);

function given({ writers, token, what, from, to }: Filter) {
  return {
    ...(writers != null && { writers }),
    ...(token != null && { token }),
    ...(what != null && { what }),
    ...(from != null && { from }),
    ...(to != null && { to }),
  };
}

/** What an id stands for; null where the trail tells nothing of such things. */
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
      "Who recorded it here; null for those from before that was kept. It needs an editor's token: others are refused this field, and read the rest.",
    authScopes: { editor: true },
    extensions: { volatile: true },
    load: async (estimates: EstimateOf[], { store }) => {
      const injuries = [...new Set(estimates.map(({ injury }) => injury.id))];
      const writers = await store.estimateActors(injuries);
      const byInjury = new Map<InjuryId, ReadonlyMap<number, Actor>>();
      for (const [index, id] of injuries.entries()) byInjury.set(id, writers[index] ?? new Map());
      return estimates.map(({ injury, estimate }) => byInjury.get(injury.id)?.get(estimate.revision) ?? null);
    },
    resolve: (of) => of,
  }),
);
