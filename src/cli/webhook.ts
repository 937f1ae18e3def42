import { type Command, Option } from 'commander';
import type { AuditContext } from '../auth/audit.ts';
import { ConfigError, configFrom, type Environment } from '../config.ts';
import { DEMO_START } from '../demo/seed-state.ts';
import { formatInstant, type Instant } from '../domain/day.ts';
import { WEBHOOK_FORMATS, type WebhookId } from '../domain/webhook.ts';
import { decodeId, encodeId } from '../schema/global-id.ts';
import { openStore } from '../storage/open-database.ts';
import { receiverUrlProblem } from '../webhooks/receiver-address.ts';
import { change, type WriteDeps } from '../write-path/change.ts';
import { registerWebhook, removeWebhook } from '../write-path/commands/webhook.ts';
import { openClock } from '../write-path/persistent-clock.ts';
import { OperatorError } from './operator-message.ts';
import { printRefusal } from './print-refusal.ts';

interface AddOptions {
  readonly player: readonly string[];
  readonly team: readonly string[];
  readonly competition: readonly string[];
  readonly format: string;
}

export function configure(command: Command, env: Environment): void {
  const several = (value: string, before: readonly string[]): string[] => [...before, value];
  command
    .command('add <url>')
    .description('Register a webhook and show its secret once.')
    .option('--player <slug>', 'the list of this player; may be repeated', several, [])
    .option('--team <slug>', 'the lists of the players of this team; may be repeated', several, [])
    .option('--competition <slug>', 'lists with games of this competition; may be repeated', several, [])
    .addOption(
      new Option('--format <format>', 'the format of the messages')
        .choices(WEBHOOK_FORMATS.map((format) => format.toLowerCase()))
        .default('json'),
    )
    .action((url: string, options: AddOptions) => withStore(env, (opened) => add(opened, url, options)));
  command
    .command('list')
    .description('List all webhooks.')
    .action(() => withStore(env, list));
  command
    .command('remove <id>')
    .description('Remove a webhook with its undelivered messages.')
    .action((id: string) => withStore(env, (opened) => remove(opened, id)));
}

interface Opened extends WriteDeps {
  readonly allowsPrivate: boolean;
}

/** Opens only the store. This works beside a running server, which reads the webhooks with each change. */
async function withStore(env: Environment, work: (opened: Opened) => Promise<void>): Promise<void> {
  const config = configFrom(env);
  if (config.database === ':memory:') throw new ConfigError('DATABASE_URL: a database in memory keeps no webhooks');
  await using store = await openStore(config);
  const clock = await openClock({ ...config, seed: 'none' }, store, false, DEMO_START);
  await work({ store, clock, allowsPrivate: config.webhooks.allowsPrivate });
}

function as(action: string): AuditContext {
  return { actor: { kind: 'COMMAND_LINE' }, action };
}

/** Prints only the secret on standard output, so that it can be piped; everything else goes to standard error. */
async function add(opened: Opened, url: string, options: AddOptions): Promise<void> {
  const refs = (slugs: readonly string[]) => (slugs.length === 0 ? null : slugs.map((slug) => ({ slug })));
  const command = registerWebhook(
    {
      url,
      urlProblem: receiverUrlProblem(url, opened.allowsPrivate),
      players: refs(options.player),
      teams: refs(options.team),
      competitions: refs(options.competition),
      format: WEBHOOK_FORMATS.find((format) => format.toLowerCase() === options.format) ?? 'JSON',
    },
    (await opened.store.webhooks.all()).length,
  );
  const registered = await change(opened, as('registerWebhook'), command);
  if (!registered.ok) return printRefusal(registered.refusal);
  const { id, secret } = registered.value;
  console.error(`Webhook ${encodeId('Webhook', id)} added. Its secret (shown only once):`);
  console.log(secret);
}

async function list({ store }: Opened): Promise<void> {
  for (const { id, url, format, disabledAt, failures, lastDeliveryAt } of await store.webhooks.all()) {
    const at = (instant: Instant | null): string => (instant === null ? 'never' : formatInstant(instant));
    const state = disabledAt === null ? 'in use' : `disabled ${at(disabledAt)}`;
    const delivery = `last delivery ${at(lastDeliveryAt)}, ${failures} failures since`;
    console.log(`${encodeId('Webhook', id)}  ${format.toLowerCase()}  ${url}  ${state}; ${delivery}`);
  }
}

async function remove(opened: Opened, id: string): Promise<void> {
  const own = decodeId<WebhookId>('Webhook', id);
  const webhook = (await opened.store.webhooks.all()).find((one) => one.id === own);
  if (webhook === undefined) throw new OperatorError(`There is no webhook ${id}.`);
  const removed = await change(opened, as('removeWebhook'), removeWebhook(webhook));
  if (!removed.ok) return printRefusal(removed.refusal);
  console.log(`Webhook ${id} removed.`);
}
