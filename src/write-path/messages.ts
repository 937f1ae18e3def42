import { systemClock } from '../clock.ts';
import { zoneOf } from '../domain/availability/dossier.ts';
import { type Changed, changedFacts, type Facts } from '../domain/availability/facts.ts';
import type { MissedGames, PublishedList } from '../domain/availability/published-list.ts';
import { dayIn } from '../domain/day.ts';
import { isMemberOn } from '../domain/player.ts';
import { isReceiverOf, type ListSubjects } from '../domain/webhook.ts';
import type { ChangeSnapshot } from '../storage/store.ts';
import { type Message, messageId } from '../storage/webhook-repository.ts';

/**
 * Returns the messages about new revisions, one for each webhook that receives them. They are stored with the revisions
 * and contain only their numbers. The body is read from the ledger when it is sent.
 */
export function messagesAbout(
  published: readonly PublishedList[],
  snapshot: ChangeSnapshot,
  changed: Changed = {},
): Message[] {
  const { webhooks } = snapshot;
  if (webhooks.length === 0 || published.length === 0) return [];
  const facts = changedFacts(snapshot, changed);
  const createdAt = systemClock().now();
  return published.flatMap((list) => {
    const subjects = subjectsOf(list, facts, snapshot.published.get(list.player)?.list ?? null);
    return webhooks
      .filter((webhook) => isReceiverOf(webhook, subjects))
      .map(({ id: webhook }) => {
        const { player, revision } = list;
        const message = { webhook, player, revision };
        return { id: messageId(message), ...message, createdAt, attempts: 0 };
      });
  });
}

function subjectsOf(
  { player: id, publishedAt, list }: PublishedList,
  { players, teams, fixtures }: Facts,
  before: MissedGames | null,
): ListSubjects {
  const player = players.get(id);
  const today = player === undefined ? null : dayIn(zoneOf(player, teams, publishedAt), publishedAt);
  const memberships = player?.memberships.filter((membership) => isMemberOn(membership, today)) ?? [];
  const games = [...list.games, ...(before?.games ?? [])];
  return {
    player: id,
    teams: memberships.map(({ team }) => team),
    competitions: new Set(games.flatMap(({ fixture }) => fixtures.get(fixture)?.competition ?? [])),
  };
}
