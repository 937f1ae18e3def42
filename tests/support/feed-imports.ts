import { randomUUID } from 'node:crypto';
import { type Instant, instant } from '../../src/domain/day.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { Player } from '../../src/domain/player.ts';
import { type FeedImport, importFeed } from '../../src/feeds/import-feed.ts';
import type { FeedSummary } from '../../src/feeds/reconcile/summary.ts';
import type { Store } from '../../src/storage/store.ts';
import { change } from '../../src/write-path/change.ts';
import type { Command } from '../../src/write-path/command.ts';
import { documentsOf, type Snapshot } from './fpl-feed.ts';
import { openStoreOf, type StoreKind, STORES } from './stores.ts';

/** An empty database into which feeds are imported, and that editors change. */
export interface FeedImports extends AsyncDisposable {
  readonly store: Store;
  /** Imports a snapshot in FPL's format as of a day in 2025, at noon. */
  fpl(day: string, snapshot: Snapshot, more?: Partial<FeedImport>): Promise<Decision<FeedSummary>>;
  import(feed: Partial<FeedImport>): Promise<Decision<FeedSummary>>;
  /** Runs a command of an editor at an instant. */
  edit<T>(at: string, command: Command<T>): Promise<T>;
  /** Returns the player with that code of FPL. */
  player(code: number): Promise<Player>;
  /** Returns everything that keeps the player out, in few words. */
  records(code: number): Promise<string[]>;
  /** Returns the short name of the player's club; null if there is none. */
  club(code: number): Promise<string | null>;
}

export async function openFeedImports(kind: StoreKind = STORES[0]!): Promise<FeedImports> {
  const opened = await openStoreOf(kind);
  const { store } = opened;
  const run = <T>(at: Instant, action: string, command: Command<T>) =>
    change({ store, clock: { now: () => at } }, { actor: { kind: 'COMMAND_LINE' }, action }, command);
  const imports = (feed: Partial<FeedImport>, at: Instant) => {
    const defaults = { format: 'FPL', documents: [], competition: null, season: null, asOf: at } as const;
    const whole = { ...defaults, readAt: at, fullSnapshot: null, options: {}, ...feed };
    return importFeed({ run: (command) => run(at, 'importFeed', command) }, whole, randomUUID);
  };
  const player = async (code: number): Promise<Player> => {
    const found = await store.players.find({ external: { source: 'fpl', value: String(code) } });
    if (found === null) throw new Error(`no player has the code ${code}`);
    return found;
  };
  return {
    store,
    fpl: (day, snapshot, more = {}) =>
      imports({ documents: documentsOf(snapshot), ...more }, instant(`${day}T12:00:00Z`)),
    import: (feed) => imports(feed, feed.readAt ?? instant('2026-05-01T12:00:00Z')),
    edit: async (at, command) => accepted(await run(instant(at), 'edit', command)),
    player,
    records: async (code) => {
      const { id } = await player(code);
      const [injuries, suspensions, absences] = await Promise.all([
        store.injuriesOf([id]),
        store.suspensionsOf([id]),
        store.absencesOf([id]),
      ]);
      return [
        ...(injuries[0] ?? []).map((one) => `${one.status} ${one.bodyPart} ${one.occurredOn} ${wordsOf(one)}`),
        ...(suspensions[0] ?? []).map((one) => `BAN until ${one.until}${one.liftedAt === null ? '' : ' lifted'}`),
        ...(absences[0] ?? []).map((one) => `${one.status} ${one.kind} ${one.from} ${one.words}`),
      ];
    },
    club: async (code) => {
      const { memberships } = await player(code);
      const open = memberships.filter(({ until }) => until === null);
      const teams = await store.teams.byIds(open.map(({ team }) => team));
      return teams.map((team) => team?.shortName).join(' and ') || null;
    },
    [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
  };
}

function wordsOf({ estimate }: { estimate: { note: string | null; statement: object } }): string {
  return estimate.note ?? ('text' in estimate.statement ? String(estimate.statement.text) : 'no words');
}

/** Returns the value of a decision. Throws if it was refused. */
export function accepted<T>(decision: Decision<T>): T {
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal, null, 2));
  return decision.value;
}
