import type { Brand } from './brand.ts';
import type { CompetitionId } from './competition.ts';
import type { Instant } from './day.ts';
import type { PlayerId } from './player.ts';
import type { TeamId } from './team.ts';

export type WebhookId = Brand<string, 'WebhookId'>;

export const WEBHOOK_FORMATS = ['JSON', 'DISCORD', 'SLACK'] as const;
export type WebhookFormat = (typeof WEBHOOK_FORMATS)[number];

/** Selects the lists that a webhook receives: those that match any condition, or all if there is none. */
export interface WebhookFilter {
  readonly id: WebhookId;
  /** Null: no condition. */
  readonly players: readonly PlayerId[] | null;
  readonly teams: readonly TeamId[] | null;
  readonly competitions: readonly CompetitionId[] | null;
}

/** A receiver of changes. Its times are those of the system clock, never of a clock that a command has moved. */
export interface Webhook extends WebhookFilter {
  readonly url: string;
  readonly format: WebhookFormat;
  /** The key of the signatures, `whsec_…`. */
  readonly secret: string;
  readonly createdAt: Instant;
  /** Null while it is in use. Nothing is sent to a disabled webhook. */
  readonly disabledAt: Instant | null;
  /** The time of the first failure since the last success; null if there is none. */
  readonly failingSince: Instant | null;
  /** The number of failures since the last success. */
  readonly failures: number;
  readonly lastDeliveryAt: Instant | null;
}

export interface WebhookRegistration extends Omit<WebhookFilter, 'id'> {
  readonly url: string;
  readonly format: WebhookFormat;
}

export function newWebhook(
  id: WebhookId,
  secret: string,
  createdAt: Instant,
  registration: WebhookRegistration,
): Webhook {
  const state = { disabledAt: null, failingSince: null, failures: 0, lastDeliveryAt: null };
  return { id, secret, createdAt, ...registration, ...state };
}

/** The subjects of a list, which the conditions of webhooks compare. */
export interface ListSubjects {
  readonly player: PlayerId;
  readonly teams: readonly TeamId[];
  /** The competitions of the games in the list, and of those that have left it. */
  readonly competitions: ReadonlySet<CompetitionId>;
}

export function isReceiverOf({ players, teams, competitions }: WebhookFilter, list: ListSubjects): boolean {
  if (players === null && teams === null && competitions === null) return true;
  return (
    (players?.includes(list.player) ?? false) ||
    (teams?.some((team) => list.teams.includes(team)) ?? false) ||
    (competitions?.some((competition) => list.competitions.has(competition)) ?? false)
  );
}
