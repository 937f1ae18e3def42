import type { Instant } from '../domain/day.ts';
import type { PlayerId } from '../domain/player.ts';
import type { Webhook, WebhookId } from '../domain/webhook.ts';
import type { Lease } from './lease.ts';

/**
 * A message of the outbox: a revision of a player's list, for one webhook. Its id is derived from these, so that ids
 * sort in the order of the messages about a player.
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

/** The webhooks and their outbox. Only the write path adds to them. */
export interface Webhooks {
  /** Returns the webhooks in the order of their registration. */
  all(): Promise<Webhook[]>;
  /** Returns the first undelivered message about each player that is due: at most `limit` for each webhook. */
  due(now: Instant, limit: number): Promise<Message[]>;
  /** Returns the time of the next attempt; null if no message waits. */
  nextAttempt(): Promise<Instant | null>;
  /** Returns the number of waiting messages, and the time of the oldest. */
  backlog(): Promise<{ readonly messages: number; readonly oldest: Instant | null }>;
  /** Stores that messages were delivered, in one transaction. */
  delivered(messages: readonly Message[], at: Instant): Promise<void>;
  failed(message: Message, at: Instant, nextAttempt: Instant): Promise<void>;
  /** Disables a webhook and drops its messages. */
  disable(webhook: WebhookId, at: Instant): Promise<void>;
  /** Removes messages that were delivered before an instant. */
  prune(before: Instant): Promise<void>;
  /** Takes the right to deliver. Null while another node holds it. */
  lease(): Promise<Lease | null>;
}

/** Returns the id of a message, which its receiver gets too. */
export function messageId({ webhook, player, revision }: Pick<Message, 'webhook' | 'player' | 'revision'>): string {
  return `${webhook}_${player}_${String(revision).padStart(9, '0')}`;
}
