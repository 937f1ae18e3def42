import { seasonOf } from '../domain/competition.ts';
import type { Day, Instant } from '../domain/day.ts';
import { accept, type Decision, invalid } from '../domain/decision.ts';
import { nameWords, personKey } from '../domain/identity/person-name.ts';
import type { Player } from '../domain/player.ts';
import type { Scope, Store } from '../storage/store.ts';
import type { CommandRunner } from '../write-path/command.ts';
import type { FeedCoverage, FeedDocument, FeedFormat } from './adapter.ts';
import { ADAPTERS } from './adapters/registry.ts';
import type { Observation, ObservedCompetition, ObservedPlayer } from './observation.ts';
import type { ReconcileOptions } from './reconcile/options.ts';
import { FEED_PARTS } from './reconcile/options.ts';
import { memorySource, reconcile } from './reconcile/reconcile.ts';
import { slugOfSeason } from './reconcile/seasons.ts';
import type { FeedSummary } from './reconcile/summary.ts';

/** The documents of a feed, and the facts that the caller states about them. */
export interface FeedImport {
  readonly format: FeedFormat;
  readonly documents: readonly FeedDocument[];
  readonly competition: string | null;
  readonly season: string | null;
  /** The time at which the documents were made; null means as they state it, else now. */
  readonly asOf: Instant | null;
  /** Whether the documents have every squad and every absence of their teams; null means the format's default. */
  readonly fullSnapshot: boolean | null;
  /** The time at which the documents were read. */
  readonly readAt: Instant;
  readonly options: Partial<ReconcileOptions>;
}

const DEFAULTS: ReconcileOptions = {
  parts: new Set(FEED_PARTS),
  teams: [],
  players: [],
  newTeams: 'ASK',
  unresolved: 'REFUSE',
  dryRun: false,
};

const FULL: FeedCoverage = { squads: 'ALL', absences: 'ALL' };
const PARTIAL: FeedCoverage = { squads: 'NONE', absences: 'NONE' };

/**
 * Reads the documents of a feed and merges them into the stored facts. This is one transaction, with one push for each
 * list that changes. A feed that cannot be read stores nothing; one without news writes nothing.
 */
export async function importFeed(
  commands: CommandRunner,
  feed: FeedImport,
  newId: () => string,
): Promise<Decision<FeedSummary>> {
  const adapter = ADAPTERS[feed.format];
  if (adapter === undefined) {
    return invalid([{ path: ['input', 'format'], message: `Feeds of the format ${feed.format} cannot be read yet.` }]);
  }
  const { asOf, competition, season, fullSnapshot } = feed;
  const reading = adapter.read(feed.documents, { asOf, readAt: feed.readAt, competition, season });
  if (!reading.ok) {
    return invalid(reading.failures.map(({ message }) => ({ path: ['input', 'data'], message })));
  }
  const options = { ...DEFAULTS, ...feed.options };
  const { observations, problems } = reading;
  const isFull = fullSnapshot === null ? reading.coverage : fullSnapshot ? FULL : PARTIAL;
  let slugs: ReadonlySet<string> = new Set();
  return commands.run({
    scope: { ...scopeOf(observations), feed: memorySource(adapter.system), estimates: 'ALL' },
    affectsBans: true,
    async widen(store) {
      const players = await allPlayers(store);
      slugs = new Set(players.map(({ slug }) => slug));
      return { players: possiblePlayers(players, observations, adapter.system).map(({ id }) => ({ id })) };
    },
    decide(snapshot, now) {
      const madeAt = asOf ?? notAfter(reading.asOf ?? now, now);
      const source = { system: adapter.system, source: adapter.source, asOf: madeAt, coverage: isFull };
      const isSlugTaken = (slug: string): boolean => slugs.has(slug);
      const decision = reconcile(snapshot, { source, observations, problems }, { ...options, isSlugTaken }, now, newId);
      if (!decision.ok) return decision;
      const { changed, isChanged, summary } = decision.value;
      return accept({ changed, cause: 'FIXTURE', value: summary, isDryRun: options.dryRun || !isChanged });
    },
  });
}

/**
 * Returns the scope of an import. It has the teams, the named seasons with their fixtures, and everything that the
 * players' lists depend on since then.
 */
function scopeOf(observations: readonly Observation[]): Scope {
  const competitions = new Map<string, ObservedCompetition>();
  for (const row of observations) {
    if (row.type === 'FIXTURE' || row.type === 'CAUTION_TOTAL') {
      competitions.set(slugOfSeason(row.competition), row.competition);
    }
  }
  const [first] = competitions.values();
  // Without a season, the scope has all teams and no fixtures.
  const season = first === undefined ? '' : seasonOf(first.season);
  const year = /^\d{4}/.exec(season)?.[0];
  return {
    season,
    competitions: [...competitions.keys()].map((slug) => ({ slug })),
    ...(year !== undefined && { since: `${year}-${season.length > 4 ? '07' : '01'}-01` as Day }),
  };
}

/** The clocks of a feed and of this machine differ by less than this. */
const CLOCK_SKEW_MS = 2 * 86_400_000;

/**
 * Returns the time of a feed, but not after now if it is only a little ahead of this clock. A feed that is far ahead is
 * refused.
 */
function notAfter(madeAt: Instant, now: Instant): Instant {
  return madeAt > now && madeAt - now <= CLOCK_SKEW_MS ? now : madeAt;
}

/** Above this number of players, only those whom the feed can mean are read with their records. */
const ALL_PLAYERS = 5_000;
const NO_LIMIT = 10_000_000;

function allPlayers(store: Store): Promise<Player[]> {
  return store.players.list({}, { after: null, before: null, limit: NO_LIMIT, last: false });
}

/** Returns the players whom a feed can mean: by id, birth date, name, or surname. */
function possiblePlayers(
  players: readonly Player[],
  observations: readonly Observation[],
  system: string,
): readonly Player[] {
  if (players.length <= ALL_PLAYERS) return players;
  const observed = observations.flatMap(playersOf);
  const births = new Set(observed.flatMap(({ birthDate }) => birthDate ?? []));
  const names = new Set(observed.map(({ name }) => personKey(name)));
  const surnames = new Set(observed.flatMap(({ name }) => nameWords(name).at(-1) ?? []));
  return players.filter(
    ({ externalIds, birthDate, name, shortName, aliases }) =>
      externalIds.some(({ source }) => source === system) ||
      (birthDate !== null && births.has(birthDate)) ||
      [name, shortName, ...aliases].some(
        (one) => names.has(personKey(one)) || surnames.has(nameWords(one).at(-1) ?? ''),
      ),
  );
}

function playersOf(row: Observation): readonly ObservedPlayer[] {
  if (row.type === 'LINEUP') return [...row.starting, ...row.bench];
  return 'player' in row ? [row.player] : [];
}
