import type { PublishedList } from '../domain/availability/published-list.ts';
import type { PlayerId } from '../domain/player.ts';
import type { Listing } from '../storage/store.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { type ListWithId, MissedGamesNode } from './missed-games.ts';
import { pageOf } from './pagination.ts';
import { PlayerNode } from './player.ts';

const PublishedListConnection = builder.connectionObject(
  { type: MissedGamesNode, name: 'PublishedListConnection', description: "A page of a player's published lists." },
  { name: 'PublishedListEdge', description: 'A published list in a page.' },
);

const KEY_DIGITS = 10;

/** Returns the ledger of a player as a listing, latest revision first. Revisions have no gaps. */
function ledgerOf(player: PlayerId, latest: number, { store }: Context): Listing<ListWithId, object> {
  const orderKey = ({ revision }: ListWithId): string => String(revision).padStart(KEY_DIGITS, '0');
  return {
    orderKey,
    async list(_, { after, before, limit, last }) {
      const lowest = before === null ? 1 : Number(before) + 1;
      const highest = after === null ? latest : Math.min(latest, Number(after) - 1);
      if (limit === 0 || !(lowest <= highest)) return [];
      const from = last ? lowest : Math.max(lowest, highest - limit + 1);
      const to = last ? Math.min(highest, lowest + limit - 1) : highest;
      const found = await store.publishedBetween(player, from, to);
      const lists = found.map((entry: PublishedList) => ({ ...entry, variant: `as-of-${entry.revision}` }));
      return last ? lists.reverse() : lists;
    },
    count: async () => latest,
  };
}

builder.objectField(PlayerNode, 'revisions', (t) =>
  t.connection(
    {
      type: MissedGamesNode,
      description: 'All published lists of the player, the latest first: a timeline.',
      resolve: async (player, page, context) => {
        const snapshot = await context.snapshots.load(player.id);
        return pageOf(ledgerOf(player.id, snapshot?.published.revision ?? 0, context), {}, page);
      },
    },
    PublishedListConnection,
  ),
);
