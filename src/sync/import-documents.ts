import { randomUUID } from 'node:crypto';
import type { CompetitionKind } from '../domain/competition.ts';
import { accept, type Decision, invalid } from '../domain/decision.ts';
import type { FeedDocument } from '../feeds/adapter.ts';
import { importFile } from '../feeds/import.ts';
import type { CommandRunner } from '../write-path/command.ts';
import type { SyncSource } from './config.ts';
import type { ImportCounts, ImportDocuments } from './poll.ts';

/** Returns the import of the documents of sources, by the commands that files are imported with. */
export function importDocumentsWith(commands: CommandRunner): ImportDocuments {
  return async (source, documents) => {
    const { format } = source;
    if (format === 'OPENFOOTBALL_JSON' || format === 'CSV') return importFixtures(commands, source, format, documents);
    return invalid([{ path: ['input', 'format'], message: `Feeds of the format ${format} cannot be read yet.` }]);
  };
}

/** The configuration has checked that these fields are there. */
async function importFixtures(
  commands: CommandRunner,
  { competition = '', season = '', kind = 'LEAGUE', timeZone = 'UTC', newTeams }: SyncSource,
  format: 'OPENFOOTBALL_JSON' | 'CSV',
  [document]: readonly FeedDocument[],
): Promise<Decision<ImportCounts>> {
  const of: { readonly kind: CompetitionKind } = { kind };
  const file = { format, data: document?.text ?? '', competition, season, ...of, timeZone, asOf: null };
  const decision = await importFile(commands, { ...file, options: { newTeams } }, randomUUID);
  if (!decision.ok) return decision;
  const { added, moved, finished, unchanged, teamsAdded } = decision.value;
  const rows = added + moved + finished + unchanged;
  return accept({ rows, changes: added + moved + finished + teamsAdded, questions: 0 });
}
