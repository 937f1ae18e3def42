import type { WebhookId } from '../domain/webhook.ts';
import { receiverUrlProblem } from '../webhooks/receiver-address.ts';
import { registerWebhook, removeWebhook } from '../write-path/commands/webhook.ts';
import { builder } from './builder.ts';
import { competitionRef, CompetitionRefInput } from './competition.ts';
import { NotFound, unwrap } from './errors.ts';
import { decodeId } from './global-id.ts';
import { someOf, shortText, text } from './input-validation.ts';
import { mutation } from './mutation-options.ts';
import { playerRef, PlayerRefInput } from './player.ts';
import { requireValid } from './references.ts';
import { teamRef, TeamRefInput } from './team.ts';
import { WebhookFormatEnum, WebhookNode, withoutSecret } from './webhook.ts';

const RegisterWebhookInput = builder.inputType('RegisterWebhookInput', {
  description:
    'A receiver and the lists that are sent to it: those that match any of the conditions, or all without conditions.',
  fields: (t) => ({
    url: t.string({
      required: true,
      validate: text(2_000),
      description: 'The https URL that messages are sent to.',
    }),
    players: t.field({ type: [PlayerRefInput], validate: someOf, description: 'The lists of these players.' }),
    teams: t.field({
      type: [TeamRefInput],
      validate: someOf,
      description: 'The lists of the players who belong to these teams at the time.',
    }),
    competitions: t.field({
      type: [CompetitionRefInput],
      validate: someOf,
      description: 'Lists with games of these competitions.',
    }),
    format: t.field({ type: WebhookFormatEnum, defaultValue: 'JSON', description: 'The format of the messages.' }),
  }),
});

const RemoveWebhookInput = builder.inputType('RemoveWebhookInput', {
  description: 'The webhook to remove.',
  fields: (t) => ({
    webhook: t.id({ required: true, validate: shortText, description: 'The id of the webhook.' }),
  }),
});

builder.mutationFields((t) => ({
  registerWebhook: t.field({
    type: WebhookNode,
    ...mutation({ scopes: ['EDITOR'], union: 'RegisterWebhookResult', result: 'The webhook with its secret' }),
    description: 'Registers a receiver of changes. Only this result has its secret.',
    args: { input: t.arg({ type: RegisterWebhookInput, required: true, description: 'The webhook.' }) },
    resolve: async (_, { input }, { commands, store }) => {
      const { url, format, players, teams, competitions } = input;
      const command = registerWebhook(
        {
          url,
          urlProblem: receiverUrlProblem(url, commands.allowsPrivateWebhooks),
          players: players?.map((player) => requireValid(playerRef, player, 'player', 'players')) ?? null,
          teams: teams?.map((team) => requireValid(teamRef, team, 'team', 'teams')) ?? null,
          competitions:
            competitions?.map((one) => requireValid(competitionRef, one, 'competition', 'competitions')) ?? null,
          format: format ?? 'JSON',
        },
        (await store.webhooks.all()).length,
      );
      return unwrap(await commands.run(command));
    },
  }),
  removeWebhook: t.field({
    type: WebhookNode,
    ...mutation({ scopes: ['EDITOR'], union: 'RemoveWebhookResult', result: 'The removed webhook' }),
    description: 'Removes a webhook with its undelivered messages.',
    args: { input: t.arg({ type: RemoveWebhookInput, required: true, description: 'The webhook to remove.' }) },
    resolve: async (_, { input }, { commands, store }) => {
      const id = decodeId<WebhookId>('Webhook', input.webhook);
      const webhook = (await store.webhooks.all()).find((one) => one.id === id);
      if (webhook === undefined) throw new NotFound('There is no such webhook.', ['input', 'webhook']);
      return withoutSecret(unwrap(await commands.run(removeWebhook(webhook))));
    },
  }),
}));
