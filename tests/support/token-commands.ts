import { configFrom } from '../../src/config.ts';
import { createToken, revokeToken } from '../../src/auth/token-commands.ts';
import type { TokenScope } from '../../src/auth/token.ts';
import type { Tokens } from '../../src/auth/token-repository.ts';
import { openStore } from '../../src/storage/open-database.ts';

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Returns the token commands on another connection to the database, as in another process. */
export function tokenCommands(env: Record<string, string>) {
  async function withTokens<T>(work: (tokens: Tokens) => Promise<T>): Promise<T> {
    await using store = await openStore(configFrom(env));
    return work(store.tokens);
  }
  return {
    withTokens,
    async create(name: string, scope: TokenScope = 'EDITOR'): Promise<string> {
      const token = await withTokens((tokens) => createToken(tokens, name, scope));
      if (!token.ok) throw new Error(JSON.stringify(token.refusal));
      return token.value;
    },
    revoke: (name: string) => withTokens((tokens) => revokeToken(tokens, name)),
    async lastUse(name: string): Promise<number | null | undefined> {
      return (await withTokens((tokens) => tokens.all())).find((token) => token.name === name)?.lastUsedAt;
    },
  };
}
