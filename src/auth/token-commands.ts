import { systemClock } from '../clock.ts';
import { type Instant, formatInstant } from '../domain/day.ts';
import { accept, conflict, type Decision, refuse } from '../domain/decision.ts';
import type { Tokens } from './token-repository.ts';
import { generateToken } from './authenticator.ts';
import { hashToken, newToken, type Token, type TokenScope } from './token.ts';

/** Commands that create, list and revoke tokens. */

/** Creates a token and returns its text, which cannot be read again. */
export async function createToken(tokens: Tokens, name: string, scope: TokenScope): Promise<Decision<string>> {
  const token = generateToken();
  const made = newToken(hashToken(token), name, scope, systemClock().now());
  if (!made.ok) return made;
  if (await tokens.add(made.value)) return accept(token);
  return conflict(`A token "${name}" exists already. Revoke it first, or choose another name.`);
}

export async function revokeToken(tokens: Tokens, name: string): Promise<Decision<Token>> {
  const revoked = await tokens.revoke(name, systemClock().now());
  if (revoked !== null) return accept(revoked);
  return refuse({ kind: 'NOT_FOUND', path: ['name'], message: `There is no valid token "${name}".` });
}

const HEAD = ['NAME', 'SCOPE', 'CREATED', 'LAST USED', 'REVOKED'];

/** Returns all tokens as a table, one per line. */
export async function formatTokenList(tokens: Tokens): Promise<string[]> {
  const rows = [HEAD, ...(await tokens.all()).map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function cellsOf({ name, scope, createdAt, lastUsedAt, revokedAt }: Token): string[] {
  return [name, scope.toLowerCase(), ...[createdAt, lastUsedAt, revokedAt].map(momentOf)];
}

function momentOf(at: Instant | null): string {
  return at === null ? '-' : formatInstant((at - (at % 1_000)) as Instant);
}
