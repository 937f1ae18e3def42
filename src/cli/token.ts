import { type Command, Option } from 'commander';
import type { Tokens } from '../auth/token-repository.ts';
import type { TokenScope } from '../auth/token.ts';
import { createToken, formatTokenList, revokeToken } from '../auth/token-commands.ts';
import { ConfigError, configFrom, type Environment } from '../config.ts';
import { openTokens } from '../storage/open-database.ts';
import { printRefusal } from './print-refusal.ts';

const SCOPES = { editor: 'EDITOR', feed: 'FEED', medical: 'MEDICAL' } as const;

export function configure(command: Command, env: Environment): void {
  command
    .command('create')
    .description('Create a token and show it once.')
    .requiredOption('--name <name>', 'its name in the list and in the audit trail: newsdesk')
    .addOption(new Option('--scope <scope>', 'what it may write').choices(Object.keys(SCOPES)).default('editor'))
    .action(({ name, scope }: { name: string; scope: keyof typeof SCOPES }) =>
      withTokens(env, (tokens) => create(tokens, name, SCOPES[scope])),
    );
  command
    .command('list')
    .description('List all tokens that were ever created.')
    .action(() => withTokens(env, async (tokens) => console.log((await formatTokenList(tokens)).join('\n'))));
  command
    .command('revoke <name>')
    .description('Revoke a token. A running server rejects it at once.')
    .action((name: string) => withTokens(env, (tokens) => revoke(tokens, name)));
}

async function withTokens(env: Environment, work: (tokens: Tokens) => Promise<void>): Promise<void> {
  const config = configFrom(env);
  if (config.database === ':memory:') throw new ConfigError('DATABASE_URL: a database in memory keeps no tokens');
  await using opened = await openTokens(config);
  await work(opened.tokens);
}

/** Prints only the token on standard output, so that it can be piped; everything else goes to standard error. */
async function create(tokens: Tokens, name: string, scope: TokenScope): Promise<void> {
  const created = await createToken(tokens, name, scope);
  if (!created.ok) return printRefusal(created.refusal);
  console.error(`Token "${name}" created (shown only once):`);
  console.log(created.value);
}

async function revoke(tokens: Tokens, name: string): Promise<void> {
  const revoked = await revokeToken(tokens, name);
  if (!revoked.ok) return printRefusal(revoked.refusal);
  console.log(`Token "${name}" revoked.`);
}
