import { missedGames } from '../domain/availability/missed-games.ts';
import { type PublishedList } from '../domain/availability/published-list.ts';
import { type MissedGames } from '../domain/availability/published-list.ts';
import { dossiersOf } from '../domain/availability/dossier.ts';
import { diffLists, isSameList } from '../domain/availability/list-diff.ts';
import { dayIn, type Instant } from '../domain/day.ts';
import { NAMES_OF_KNOWN } from '../domain/discipline/known-competitions.ts';
import { bansThatDiffer } from '../domain/discipline/season-bans.ts';
import type { Player } from '../domain/player.ts';
import { firstDayOfSeason } from '../domain/season-start.ts';
import type { Suspension } from '../domain/suspension.ts';
import type { Command } from 'commander';
import { configFrom, type Environment } from '../config.ts';
import { openMaintenance } from '../storage/open-database.ts';
import type { Maintenance, Snapshot } from '../storage/maintenance.ts';
import { RECENT_CARDS_MS } from '../storage/recent-cards.ts';
import type { Scope, ScopeSnapshot } from '../storage/store.ts';

export function configure(command: Command, env: Environment): void {
  command.action(async () => printVerification(await openMaintenance(configFrom(env))));
}

/** Verifies a database, prints each difference and the totals, and makes the process exit with 1 if there are any. */
export async function printVerification(maintenance: Maintenance): Promise<void> {
  const { players, differences } = await verify(maintenance, (line) => console.log(line));
  console.log(`${players} players verified, ${differences} differences`);
  if (differences > 0) process.exitCode = 1;
}

/** The totals of a verification. */
export interface Verification {
  readonly players: number;
  readonly differences: number;
}

/** The number of players that are read at a time. A large database thus takes no more memory than a small one. */
const PAGE = 100;
/** The integrity check of a damaged database stops after this many errors. */
const MAX_INTEGRITY_ERRORS = 1_000;

/**
 * Derives every player's list and compares it with the newest revision of the player's ledger. Lists are derived from
 * the stored facts as of the last processed time boundary. Also runs the integrity checks of the database. Reports one
 * line per difference.
 */
export function verify(maintenance: Maintenance, report: (line: string) => void): Promise<Verification> {
  return maintenance.snapshot(async (at) => {
    const errors = await at.integrityErrors(MAX_INTEGRITY_ERRORS);
    for (const error of errors) report(error);
    let differences = errors.length;
    let players = 0;
    for await (const page of pagesOf(at)) {
      for (const line of await differencesIn(at, page)) {
        report(line);
        differences += 1;
      }
      players += page.length;
    }
    return { players, differences };
  });
}

async function* pagesOf({ players }: Snapshot): AsyncGenerator<Player[]> {
  let after: string | null = null;
  while (true) {
    const page: Player[] = await players.list({}, { after, before: null, limit: PAGE, last: false });
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    after = players.orderKey(last);
  }
}

/** A player whose data cannot be read counts as a difference; the other players are still compared. */
async function differencesIn(at: Snapshot, players: readonly Player[]): Promise<string[]> {
  try {
    const scope = { players: players.map(({ id }) => ({ id })) };
    const snapshot = await at.readScope(scope);
    const isCarded = snapshot.cards.size > 0 || [...snapshot.suspensions.values()].some(isFromCards);
    const bans = isCarded ? await banDifferences(at, scope, snapshot) : [];
    return [...differencesBetween(snapshot, players), ...bans];
  } catch (error) {
    const [player, ...others] = players;
    if (player !== undefined && others.length === 0) return [`player ${player.slug}: ${String(error)}`];
    const lines = [];
    for (const one of players) lines.push(...(await differencesIn(at, [one])));
    return lines;
  }
}

function differencesBetween(snapshot: ScopeSnapshot, players: readonly Player[]): string[] {
  const ids = players.map(({ id }) => id);
  return dossiersOf(snapshot, ids, snapshot.processedUntil).flatMap((dossier) => {
    const published = snapshot.published.get(dossier.player.id);
    const list = missedGames(dossier);
    // The integrity checks report ledgers without a list.
    if (published === undefined || isSameList(published.list, list)) return [];
    return [`player ${dossier.player.slug}: ${words(published, list)}`];
  });
}

/** Returns the stored suspensions that differ from those that follow from the recorded cards. */
async function banDifferences(at: Snapshot, scope: Scope, { processedUntil }: ScopeSnapshot): Promise<string[]> {
  const since = dayIn('UTC', (processedUntil - RECENT_CARDS_MS) as Instant);
  const families = NAMES_OF_KNOWN.map((slug) => ({ slug }));
  const snapshot = await at.readScope({ ...scope, families, since });
  const all = [...snapshot.competitions.values()].map(({ season }) => season);
  const seasons = new Set(all.filter((season) => firstDayOfSeason(season) >= since));
  return bansThatDiffer(snapshot, snapshot.players.keys(), seasons, processedUntil).map(
    ({ id, player }) =>
      `player ${snapshot.players.get(player)?.slug}: the suspension ${id} does not follow from the cards`,
  );
}

function isFromCards({ origin }: Suspension): boolean {
  return origin === 'CARDS';
}

/** Returns a difference in words: "revision 7 says 3 games, the facts say 4; a-fixture ADDED". */
function words({ revision, list }: PublishedList, derived: MissedGames): string {
  const changes = diffLists(list, derived).map(({ kind, fixture }) => `${fixture} ${kind}`);
  const more = changes.length > 0 ? changes.join(', ') : 'with other chances or words';
  return `revision ${revision} of the ledger lists ${list.games.length} games, the facts give ${derived.games.length}: ${more}`;
}
