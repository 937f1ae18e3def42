/** Statements of the outbox with `:named` values, in plain SQL that SQLite and PostgreSQL both read. */

const WAITS = 'd.delivered_at is null';
const IS_IN_USE = 'exists (select 1 from webhook w where w.id = d.webhook_id and w.disabled_at is null)';
/** No earlier message about the same player waits for the same webhook. */
const IS_FIRST = `not exists (select 1 from webhook_delivery e where e.webhook_id = d.webhook_id
  and e.subject = d.subject and e.delivered_at is null and e.id < d.id)`;

export const OUTBOX = {
  filters: `select id, players, teams, competitions from webhook where disabled_at is null`,
  webhooks: `select id, url, format, secret, players, teams, competitions, created_at as "createdAt",
      disabled_at as "disabledAt", failing_since as "failingSince", failures, last_delivery_at as "lastDeliveryAt"
    from webhook order by created_at, id`,
  due: `select id, webhook, subject, payload, "createdAt", attempts from (
      select d.id, d.webhook_id as webhook, d.subject, d.payload, d.created_at as "createdAt", d.attempts,
        row_number() over (partition by d.webhook_id order by d.next_try_at, d.id) as place
      from webhook_delivery d where ${WAITS} and d.next_try_at <= :now and ${IS_IN_USE} and ${IS_FIRST}) due
    where place <= :limit order by place`,
  nextAttempt: `select min(d.next_try_at) as "at" from webhook_delivery d where ${WAITS} and ${IS_IN_USE} and ${IS_FIRST}`,
  backlog: `select count(*) as messages, min(d.created_at) as oldest from webhook_delivery d
    where ${WAITS} and ${IS_IN_USE}`,
  delivered: [
    'update webhook_delivery set delivered_at = :at, attempts = attempts + 1 where id = :id',
    'update webhook set failing_since = null, failures = 0, last_delivery_at = :at where id = :webhook',
  ],
  failed: [
    'update webhook_delivery set next_try_at = :next, attempts = attempts + 1 where id = :id',
    `update webhook set failing_since = coalesce(failing_since, :at), failures = failures + 1 where id = :webhook`,
  ],
  disable: [
    'update webhook set disabled_at = :at where id = :webhook and disabled_at is null',
    'delete from webhook_delivery where webhook_id = :webhook',
  ],
  prune: ['delete from webhook_delivery where delivered_at < :before'],
  remove: ['delete from webhook_delivery where webhook_id = :webhook', 'delete from webhook where id = :webhook'],
} as const;
