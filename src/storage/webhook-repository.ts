import type { Instant } from '../domain/day.ts';
import type { PlayerId } from '../domain/player.ts';
import type { Webhook, WebhookId } from '../domain/webhook.ts';
import type { Lease } from './lease.ts';

/**
 * A message of the outbox: a revision of a player's list, for one webhook. Its id is made of these, so that ids sort as
 * the messages about a player follow each other.
 */
export interface Message {
  readonly id: string;
  readonly webhook: WebhookId;
  readonly player: PlayerId;
  readonly revision: number;
  readonly createdAt: Instant;
  /** The attempts so far. */
  readonly attempts: number;
}

/** The webhooks and their outbox. Both are added to by the write path only. */
export interface Webhooks {
  /** In the order in which they were registered. */
  all(): Promise<Webhook[]>;
  /** The first undelivered message about each player that is due: at most `limit` for each webhook. */
  due(now: Instant, limit: number): Promise<Message[]>;
  /** The time of the next attempt; null if no message waits. */
  nextAttempt(): Promise<Instant | null>;
  /** How many messages wait, and since when the oldest. */
  backlog(): Promise<{ readonly messages: number; readonly oldest: Instant | null }>;
  delivered(message: Message, at: Instant): Promise<void>;
  failed(message: Message, at: Instant, nextAttempt: Instant): Promise<void>;
  /** Disables a webhook and drops its messages. */
  disable(webhook: WebhookId, at: Instant): Promise<void>;
  /** Removes messages that were delivered before an instant. */
  prune(before: Instant): Promise<void>;
  /** Null while another node holds it. */
  lease(): Promise<Lease | null>;
}

/** The id of a message, also as its receiver gets it. */
export function messageId({ webhook, player, revision }: Pick<Message, 'webhook' | 'player' | 'revision'>): string {
  return `${webhook}_${player}_${String(revision).padStart(9, '0')}`;
}
