import { type QUEUE_KINDS, type QueueKind, settlersOf } from '../domain/editor-queue.ts';
import { renderQueueEntry } from '../domain/sentences/render-queue.ts';
import type { Listing } from '../storage/store.ts';
import { LIMITS } from '../limits.ts';
import { builder } from './builder.ts';
import { type QueueEntryView, readQueue } from './editor-queue-entries.ts';
import { encodeId } from './global-id.ts';
import { someOf } from './input-validation.ts';
import { LANGUAGE_ARG } from './language.ts';
import { findNode } from './node.ts';
import { pageSizeOf } from './page-size.ts';
import { checkPage, pageOf } from './pagination.ts';
import { PlayerNode } from './player.ts';
import { executedAsLiveQuery } from './subscription-state.ts';
import { TeamNode } from './team.ts';

const EditorQueueKindEnum = builder.enumType('EditorQueueKind', {
  description: 'Why an entry waits for an editor.',
  values: {
    OVERDUE: { description: 'The expected day of a return is past, and no return is recorded.' },
    DUE_TODAY: { description: 'A return is expected today.' },
    DISAGREEMENT: { description: 'A source contradicts the record.' },
    QUESTION: { description: 'The meaning of a name in a feed is not certain.' },
    STALE: { description: 'A feed no longer has a record, and does not say why.' },
    LINEUP_CONFLICT: { description: 'A player with an active injury was in a squad.' },
  } satisfies Record<(typeof QUEUE_KINDS)[number], { description: string }>,
});

export const EditorQueueEntryNode = builder.objectRef<QueueEntryView>('EditorQueueEntry');
builder.node(EditorQueueEntryNode, {
  id: { resolve: ({ id }) => id },
  description: 'Something that waits for an editor. It leaves the queue when it is settled.',
  fields: (t) => ({
    kind: t.expose('kind', { type: EditorQueueKindEnum, description: 'The reason why it waits.' }),
    subject: t.field({
      type: builder.nodeInterfaceRef(),
      description:
        'The injury, absence or suspension that it is about; for a name, the object that the name belongs to.',
      resolve: ({ subjectKind, subject }, _, context) =>
        findNode(encodeId(subjectKind, subject), context) as Promise<object>,
    }),
    player: t.field({
      type: PlayerNode,
      nullable: true,
      description: 'The player whom it is about; null if it is about a name without a known player.',
      resolve: ({ player }, _, { store }) => player && store.players.cachedOrId(player.id),
    }),
    club: t.field({
      type: TeamNode,
      nullable: true,
      description: 'The club whose next kick-off gives the entry its place; null if there is none.',
      resolve: ({ club }, _, { store }) => club && store.teams.cachedOrId(club),
    }),
    since: t.expose('since', { type: 'DateTime', description: 'The time since which it waits.' }),
    source: t.string({
      nullable: true,
      description: 'The feed that it comes from; null if it comes from none.',
      resolve: ({ question }) => question?.source ?? null,
    }),
    words: t.string({
      args: { language: t.arg(LANGUAGE_ARG) },
      description: 'The entry as a sentence. Statements of sources are quoted in their own words.',
      resolve: ({ sentence }, { language }) => renderQueueEntry(language ?? 'EN', sentence),
    }),
    settledBy: t.stringList({
      description: 'The mutations that settle it, the most usual first. Each of them takes it from the queue.',
      resolve: (entry) => settlersOf(entry),
    }),
  }),
});

function listingOfQueue(entries: readonly QueueEntryView[]): Listing<QueueEntryView, readonly QueueKind[] | null> {
  const matching = (kinds: readonly QueueKind[] | null) =>
    entries.filter(({ kind }) => kinds === null || kinds.includes(kind));
  return {
    orderKey: ({ orderKey }) => orderKey,
    count: async (kinds) => matching(kinds).length,
    async list(kinds, { after, before, limit, last }) {
      const found = matching(kinds).filter(
        ({ orderKey }) => (after === null || orderKey > after) && (before === null || orderKey < before),
      );
      return (last ? found.reverse() : found).slice(0, limit);
    },
  };
}

const EditorQueueConnection = builder.connectionObject(
  { type: EditorQueueEntryNode, name: 'EditorQueueConnection', description: "A page of the editors' queue." },
  { name: 'EditorQueueEdge', description: 'An entry in a page.' },
);

builder.queryField('editorQueue', (t) =>
  t.connection(
    {
      type: EditorQueueEntryNode,
      description:
        "The entries that wait for an editor, clubs in the order of their next kick-offs. Requires an editor's token.",
      authScopes: { editor: true },
      args: {
        kinds: t.arg({ type: [EditorQueueKindEnum], validate: someOf, description: 'Only entries of these kinds.' }),
      },
      resolve: async (_, { kinds, ...page }, context) =>
        pageOf(listingOfQueue(await readQueue(context)), kinds ?? null, page),
    },
    EditorQueueConnection,
  ),
);

interface QueueEvent {
  readonly entries: readonly QueueEntryView[];
  readonly totalCount: number;
}

const EditorQueueEventObject = builder.objectRef<QueueEvent>('EditorQueueEvent').implement({
  description: "The editors' queue, as it is now.",
  fields: (t) => ({
    entries: t.field({
      type: [EditorQueueEntryNode],
      // The complexity of the subscription's field includes them.
      complexity: { field: 1, multiplier: 1 },
      description: 'The first entries, clubs in the order of their next kick-offs.',
      resolve: ({ entries }) => [...entries],
    }),
    totalCount: t.exposeInt('totalCount', { description: 'The number of entries in the whole queue.' }),
  }),
});

builder.subscriptionField('editorQueueChanged', (t) =>
  t.field({
    type: EditorQueueEventObject,
    description:
      "Sends the editors' queue at once, and each time that the selected fields of its entries change. Requires an editor's token.",
    authScopes: { editor: true },
    complexity: 20,
    args: {
      kinds: t.arg({ type: [EditorQueueKindEnum], validate: someOf, description: 'Only entries of these kinds.' }),
      first: t.arg.int({
        description: `The maximum number of entries, up to ${LIMITS.page.max}; default: ${LIMITS.pageByDefault.max}.`,
      }),
    },
    subscribe: executedAsLiveQuery,
    resolve: async (_, { kinds, first }, context) => {
      checkPage({ first });
      const queue = (await readQueue(context)).filter(({ kind }) => kinds?.includes(kind) ?? true);
      return { entries: queue.slice(0, pageSizeOf({ first })), totalCount: queue.length };
    },
  }),
);
