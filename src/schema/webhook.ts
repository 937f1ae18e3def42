import { type Webhook, type WEBHOOK_FORMATS, type WebhookId } from '../domain/webhook.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';

export const WebhookFormatEnum = builder.enumType('WebhookFormat', {
  description: 'The format of the messages to a webhook.',
  values: {
    JSON: { description: 'The change with its differences, for programs.' },
    DISCORD: { description: 'A text in the format of Discord.' },
    SLACK: { description: 'A text in the format of Slack and similar programs.' },
  } satisfies Record<(typeof WEBHOOK_FORMATS)[number], { description: string }>,
});

/** A webhook without its secret, except in the result of its registration. */
export interface WebhookView extends Omit<Webhook, 'secret'> {
  readonly secret: string | null;
}

export const WebhookNode = builder.objectRef<WebhookView>('Webhook');
builder.node(WebhookNode, {
  id: { resolve: ({ id }) => id },
  description: 'A receiver that is sent a message on each change of the lists that it was registered for.',
  fields: (t) => ({
    url: t.exposeString('url', { description: 'The URL that messages are sent to.' }),
    format: t.expose('format', { type: WebhookFormatEnum, description: 'The format of the messages.' }),
    secret: t.exposeString('secret', {
      nullable: true,
      description: 'The key of the signatures, `whsec_…`: only in the result of the registration, otherwise null.',
    }),
    disabledAt: t.expose('disabledAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'The time at which it was disabled because its receiver failed for too long, or was gone; null while it is in use.',
    }),
    lastDeliveryAt: t.expose('lastDeliveryAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The time of the last successful delivery, by the system clock; null if there was none.',
    }),
    failures: t.exposeInt('failures', { description: 'Failed attempts since the last successful delivery.' }),
  }),
});

export function withoutSecret(webhook: Webhook): WebhookView {
  return { ...webhook, secret: null };
}

/** Finds a webhook for an editor; null for other callers. */
export async function findWebhook(id: string, { viewer, store }: Context): Promise<WebhookView | null> {
  if (viewer.scope !== 'EDITOR') return null;
  const found = (await store.webhooks.all()).find((webhook) => webhook.id === (id as WebhookId));
  return found === undefined ? null : withoutSecret(found);
}

builder.queryField('webhooks', (t) =>
  t.field({
    type: [WebhookNode],
    description: "All webhooks, without their secrets, in the order of their registration. Requires an editor's token.",
    authScopes: { editor: true },
    resolve: async (_, __, { store }) => (await store.webhooks.all()).map(withoutSecret),
  }),
);
