import { parsed } from './json-columns.ts';
import { type Webhook, WEBHOOK_FORMATS, type WebhookFilter, type WebhookId } from '../domain/webhook.ts';
import type { PlayerId } from '../domain/player.ts';
import type { WebhookDeliveryRow, WebhookRow } from './record-rows.ts';
import type { Message } from './webhook-repository.ts';

export function webhookToRow({ players, teams, competitions, ...webhook }: Webhook): WebhookRow {
  return { ...webhook, players: toJson(players), teams: toJson(teams), competitions: toJson(competitions) };
}

export function webhookFromRow({ format, ...row }: WebhookRow): Webhook {
  const known = WEBHOOK_FORMATS.find((one) => one === format) ?? 'JSON';
  return { ...row, format: known, ...filterFromRow(row) };
}

export type FilterRow = Pick<WebhookRow, 'id' | 'players' | 'teams' | 'competitions'>;

export function filterFromRow({ id, players, teams, competitions }: FilterRow): WebhookFilter {
  return {
    id: id as WebhookId,
    players: fromJson(players),
    teams: fromJson(teams),
    competitions: fromJson(competitions),
  };
}

export function messageToRow({ id, webhook, player, revision, createdAt, attempts }: Message): WebhookDeliveryRow {
  const payload = JSON.stringify({ revision });
  return { id, webhook, subject: player, payload, createdAt, nextTryAt: createdAt, attempts, deliveredAt: null };
}

export type MessageRow = Pick<WebhookDeliveryRow, 'id' | 'webhook' | 'subject' | 'payload' | 'createdAt' | 'attempts'>;

export function messageFromRow({ id, webhook, subject, payload, createdAt, attempts }: MessageRow): Message {
  const { revision } = parsed<{ readonly revision: number }>(payload);
  return { id, webhook: webhook as WebhookId, player: subject as PlayerId, revision, createdAt, attempts };
}

function toJson(ids: readonly string[] | null): string | null {
  return ids === null ? null : JSON.stringify(ids);
}

function fromJson<Id>(ids: string | null): readonly Id[] | null {
  return ids === null ? null : parsed(ids);
}
