import { systemClock } from '../clock.ts';
import type { Webhooks } from '../storage/webhook-repository.ts';

/** The messages that wait to be delivered, and the age of the oldest. */
export interface Backlog {
  readonly messages: number;
  readonly oldestSeconds: number;
}

export const NO_BACKLOG: Backlog = { messages: 0, oldestSeconds: 0 };

/** Returns an empty backlog while the storage cannot be read. */
export async function webhookBacklog(webhooks: Webhooks): Promise<Backlog> {
  try {
    const { messages, oldest } = await webhooks.backlog();
    const ageMs = oldest === null ? 0 : Math.max(0, systemClock().now() - oldest);
    return { messages, oldestSeconds: ageMs / 1_000 };
  } catch {
    return NO_BACKLOG;
  }
}
