import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Instant, instant } from '../../src/domain/day.ts';
import type { Decision } from '../../src/domain/decision.ts';
import type { Fixture } from '../../src/domain/fixture.ts';
import type { Team } from '../../src/domain/team.ts';
import { importFile, type ImportedFile } from '../../src/feeds/import.ts';
import type { ImportSummary } from '../../src/feeds/season/season-file.ts';
import { change } from '../../src/write-path/change.ts';
import { openStoreOf, type StoreKind, STORES } from './stores.ts';

/** An empty database into which seasons are imported. */
export interface SeasonImports extends AsyncDisposable {
  /** Imports rows in openfootball's form. */
  import(matches: readonly object[], file?: Partial<ImportedFile>): Promise<Decision<ImportSummary>>;
  teams(): Promise<Team[]>;
  fixtures(season?: string): Promise<Fixture[]>;
}

const NOW = instant('2026-12-01T12:00:00Z');
const LEAGUE = {
  format: 'OPENFOOTBALL_JSON',
  competition: 'Liga',
  season: '2025-26',
  kind: 'LEAGUE',
  timeZone: 'Europe/Madrid',
  asOf: null,
} as const;

export async function openSeasonImports(
  kind: StoreKind = STORES[0]!,
  defaults: Partial<ImportedFile> = {},
  now: Instant = NOW,
): Promise<SeasonImports> {
  const opened = await openStoreOf(kind);
  const { store } = opened;
  const context = { actor: { kind: 'COMMAND_LINE' }, action: 'importFixtures' } as const;
  const readSeason = (season = defaults.season ?? LEAGUE.season) => store.readScope({ season });
  return {
    import: (matches, file = {}) =>
      importFile(
        { run: (command) => change({ store, clock: { now: () => now } }, context, command) },
        { ...LEAGUE, data: JSON.stringify({ matches }), ...defaults, ...file },
        randomUUID,
      ),
    teams: async () => [...(await readSeason()).teams.values()],
    fixtures: async (season) => [...(await readSeason(season)).fixtures.values()],
    [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
  };
}

/** Returns the rows of a season's file as of a day. */
export function seasonVersion(name: string): any[] {
  return JSON.parse(readFileSync(new URL(`../feeds/versions/${name}.json`, import.meta.url), 'utf8')).matches;
}

/** Returns the summary of an import. Throws if it was refused. */
export function imported(decision: Decision<ImportSummary>): ImportSummary {
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal, null, 2));
  return decision.value;
}
