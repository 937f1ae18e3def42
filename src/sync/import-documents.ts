import { randomUUID } from 'node:crypto';
import { accept, type Decision } from '../domain/decision.ts';
import type { FeedDocument, FeedFormat } from '../feeds/adapter.ts';
import { importFeed } from '../feeds/import-feed.ts';
import { type FixtureFormat, importFile } from '../feeds/import.ts';
import type { Commands } from '../write-path/command-context.ts';
import type { SourceFormat } from '../feeds/reading/feed-requests.ts';
import type { SyncSource } from './config.ts';
import type { ImportCounts, ImportDocuments } from './poll.ts';

/** Returns a function that imports the documents of sources, with the commands that import files. */
export function importDocumentsWith(commands: Commands): ImportDocuments {
  return (source, documents) => {
    const { format } = source;
    return isFixtureFormat(format)
      ? importFixtures(commands, source, format, documents)
      : importWholeFeed(commands, source, format, documents);
  };
}

function isFixtureFormat(format: SourceFormat): format is FixtureFormat {
  return format === 'OPENFOOTBALL_JSON' || format === 'CSV';
}

/** Imports fixtures. The configuration was checked for the fields that this needs. */
async function importFixtures(
  commands: Commands,
  { competition = '', season = '', kind = 'LEAGUE', timeZone = 'UTC', newTeams }: SyncSource,
  format: FixtureFormat,
  [document]: readonly FeedDocument[],
): Promise<Decision<ImportCounts>> {
  const data = document?.text ?? '';
  const file = { format, data, competition, season, kind, timeZone, asOf: null, options: { newTeams } };
  const decision = await importFile(commands, file, randomUUID);
  if (!decision.ok) return decision;
  const { added, moved, finished, unchanged, teamsAdded } = decision.value;
  const rows = added + moved + finished + unchanged;
  return accept({ rows, changes: added + moved + finished + teamsAdded, questions: 0 });
}

/**
 * Imports a feed. Unresolved names are left out and become questions in the editors' queue, because a poll is not
 * interactive.
 */
async function importWholeFeed(
  commands: Commands,
  source: SyncSource,
  format: FeedFormat,
  documents: readonly FeedDocument[],
): Promise<Decision<ImportCounts>> {
  const now = commands.now();
  const feed = {
    format,
    documents,
    competition: source.competition ?? null,
    season: source.season ?? null,
    asOf: now,
    readAt: now,
    fullSnapshot: source.fullSnapshot ?? null,
    options: { newTeams: source.newTeams, unresolved: 'QUEUE' as const },
  };
  const decision = await importFeed(commands, feed, randomUUID);
  if (!decision.ok) return decision;
  const { unchanged, questions, ...did } = decision.value;
  const changes =
    did.teamsAdded +
    did.fixturesAdded +
    did.fixturesMoved +
    did.fixturesFinished +
    did.playersAdded +
    did.playersMoved +
    did.injuriesReported +
    did.estimatesRevised +
    did.returnsRecorded +
    did.suspensions +
    did.absences;
  return accept({ rows: changes + unchanged + did.problems.length, changes, questions });
}
